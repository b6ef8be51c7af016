import { plural } from '#lib/words.ts'
import type { Sent } from './model.ts'
import type { Words } from './words.ts'

/** Gàidhlig words of After the bell; not yet read by a native speaker. */
export const wordsGd: Words = {
  title: 'Às dèidh a’ chluig',
  back: 'Leasanan',
  unnamed: 'Leasan',
  progress: (at: number, of: number) => `Nota ${at} à ${of}`,
  fine: 'Ceart gu leòr',
  addWords: 'Cuir faclan ris',
  mendWords: 'Atharraich na faclan',
  bin: 'Dhan bhiona',
  before: 'Fear air ais',
  toList: 'Chun na liosta',
  noWords: 'Gun fhaclan fhathast.',
  text: 'Dè chunnaic no chuala tu?',
  thought: 'Mo bheachd fhìn, air a chumail air leth',
  quote: 'Na faclan aca fhèin',
  when: (time: string) => `Uair ${time}. Suath gus a cheartachadh.`,
  who: (who: string) => `Cò: ${who}. Suath gus atharrachadh.`,
  tags: (tags: string) => `${tags}. Suath gus atharrachadh.`,
  noTags: 'Gun taga',
  firstTouch: (time: string) => `a’ chiad shuathadh ${time}`,
  minutes: (count: number) => (count < 0 ? `−${-count} mion.` : `+${count} mion.`),
  close: 'Dùin',
  tooLong: 'Tha seo nas fhaide na chumas aon nota. Tha e uile air a chumail mar dhreachd.',
  marks: (count: number) =>
    plural('gd', count, {
      one: '# chomharra lom',
      two: '# chomharra lom',
      few: '# comharran loma',
      other: '# comharra lom'
    }),
  marksHint:
    'Cò is cuin a-mhàin. Suath ri fear gus barrachd a ràdh; cha tèid càch a chur a-steach.',
  binMarks: 'Gach comharra dhan bhiona',
  binned: (count: number) =>
    plural('gd', count, {
      one: 'Chaidh # nota dhan bhiona.',
      two: 'Chaidh # nota dhan bhiona.',
      few: 'Chaidh # notaichean dhan bhiona.',
      other: 'Chaidh # nota dhan bhiona.'
    }),
  binnedSampling: 'Chaidh sampladh dhan bhiona.',
  undo: 'Neo-dhèan',
  listTitle: 'Cuir a-steach',
  listLead:
    'Cuir dheth na dh’fhuiricheas agad fhèin. Fuirichidh notaichean prìobhaideach prìobhaideach.',
  handInSwitch: 'Cuir a-steach',
  stays: 'Fuirichidh prìobhaideach',
  button: (handIn: number, keep: number) =>
    keep === 0 ? `Cuir a-steach ${handIn}` : `Cuir a-steach ${handIn} · cùm ${keep} prìobhaideach`,
  keepAll: (keep: number) => `Cùm ${keep} prìobhaideach`,
  toWhom: 'Cò gheibh iad',
  to: {
    group: 'A’ bhuidheann',
    school: 'An sgoil agam a-mhàin',
    adviser: 'A’ bhuidheann is an comhairliche'
  },
  aloneInSchool: 'Cha do ghabh co-obraiche agad pàirt fhathast',
  rowToLabel: (note: string) => `Cò gheibh an nota: ${note}`,
  rowTo: {
    group: 'dhan bhuidhinn',
    school: 'dhan sgoil agam',
    adviser: 'buidheann is comhairliche'
  },
  handInSentence: (sent: Sent, keep: number) => {
    const stay = plural('gd', keep, {
      one: 'Fuirichidh # nota prìobhaideach.',
      two: 'Fuirichidh dà nota prìobhaideach.',
      few: 'Fuirichidh # notaichean prìobhaideach.',
      other: 'Fuirichidh # nota prìobhaideach.'
    })
    const notes = (count: number) =>
      plural('gd', count, {
        one: '# nota',
        two: '# nota',
        few: '# notaichean',
        other: '# nota'
      })
    const parts = [...whoGets(sent, notes), ...samplingsOf(sent)]
    if (parts.length === 0) return stay
    const said = `Cuir a-steach ${parts.join(', ')}.`
    return keep === 0 ? said : `${said} ${stay}`
  },
  marksStay: (count: number) =>
    plural('gd', count, {
      one: 'Fuirichidh # chomharra lom air an tablaid seo.',
      two: 'Fuirichidh # chomharra lom air an tablaid seo.',
      few: 'Fuirichidh # comharran loma air an tablaid seo.',
      other: 'Fuirichidh # comharra lom air an tablaid seo.'
    }),
  stayHere: {
    trial: 'Seo duilleag feuchainn. Chan fhàg i an tablaid uair sam bith.',
    sample: 'Seo am pròiseact eisimpleir. Chan fhàg e an tablaid uair sam bith.',
    project: 'Chan eil buidheann an seo dhan cuir thu a-steach iad. Fuirichidh na notaichean agad.'
  },
  handedTitle: 'Air a chur a-steach',
  handedLead: 'Faodaidh tu nota a thoirt air ais gus an tèid a chruinneachadh.',
  takeBack: 'Thoir air ais',
  correct: 'Ceartaich le adhbhar',
  doneTitle: (sent: Sent) => {
    const notes = sent.group + sent.adviser + sent.school
    const noted = plural('gd', notes, {
      one: '# nota',
      two: '# nota',
      few: '# notaichean',
      other: '# nota'
    })
    const parts = [...(notes > 0 ? [noted] : []), ...samplingsOf(sent)]
    return `Chaidh ${parts.join(', ')} a chur a-steach.`
  },
  doneTo: (sent: Sent) => {
    const notes = (count: number) =>
      plural('gd', count, { one: '# nota', two: '# nota', few: '# notaichean', other: '# nota' })
    return `${whoGets(sent, sent.samplings > 0 ? notes : String).join(', ')}.`
  },
  doneKept: (kept: number) =>
    plural('gd', kept, {
      one: 'Fuirichidh # nota prìobhaideach.',
      two: 'Fuirichidh dà nota prìobhaideach.',
      few: 'Fuirichidh # notaichean prìobhaideach.',
      other: 'Fuirichidh # nota prìobhaideach.'
    }),
  doneNothing: 'Fuirichidh a h-uile càil prìobhaideach.',
  doneWait: 'Thèid an cur cho luath ’s a ruigear am frithealaiche.',
  toToday: 'Gu An-diugh',
  binSampling: 'An sampladh seo dhan bhiona',
  empty: 'Chan eil nota agad san leasan seo.',
  emptyAll: 'Chaidh sùil a thoirt air a h-uile càil.',
  photo: {
    title: (time) => `Dealbh den obair, ${time}`,
    ask: 'A bheil aodann no ainm ann? Bruisig thairis air, no geàrr dheth e.',
    tools: 'Na nì thu ris an dealbh',
    blur: 'Bruisig thairis',
    crop: 'Geàrr',
    picture: 'An dealbh',
    corners: {
      'top-left': 'Oisean gu h-àrd air chlì. Gluaisidh na saighdean e.',
      'top-right': 'Oisean gu h-àrd air dheas. Gluaisidh na saighdean e.',
      'bottom-left': 'Oisean gu h-ìosal air chlì. Gluaisidh na saighdean e.',
      'bottom-right': 'Oisean gu h-ìosal air dheas. Gluaisidh na saighdean e.'
    },
    clean: 'Gun aodann, gun ainm: cùm e',
    bin: 'An dealbh dhan bhiona',
    binAsk: 'An dealbh seo dhan bhiona?',
    binHint: 'Tha e air an tablaid seo a-mhàin. Chan fhaigh duine air ais e.',
    keepIt: 'Chan ann an-dràsta',
    stay: (day) =>
      `Gus an toir thu sùil orra fuirichidh iad air an tablaid seo, gun toirt a-steach. Gun sgrùdadh, thèid a’ chiad fhear dhan bhiona ${day}.`,
    missing: 'Chan urrainnear an dealbh fhosgladh tuilleadh. Cuir dhan bhiona e.',
    notLoaded:
      'Chan urrainnear dealbhan a sgrùdadh fhathast. Fosgail Jotter aon turas eile far a bheil Wi-Fi.',
    too: 'Na dealbhan aca cuideachd',
    tooHint:
      'Chì co-obraichean ann an sgoiltean eile iad an uair sin. Air a chur dheth, fuirichidh dealbhan agadsa.'
  },
  recording: {
    waiting: (count) =>
      plural('gd', count, {
        one: '# chlàradh ri sgrìobhadh sìos',
        two: '# chlàradh ri sgrìobhadh sìos',
        few: '# clàraidhean ri sgrìobhadh sìos',
        other: '# clàradh ri sgrìobhadh sìos'
      }),
    stay: (day) =>
      `Fuirichidh am fuaim air an tablaid seo. Thèid na sgrìobhas tu sìos còmhla ris an nota. Thèid a’ chiad fhuaim às ${day}, sgrìobhte no gun a bhith.`,
    title: (time, length) => `Air a chlàradh aig ${time}, ${length}`,
    open: 'Èist is sgrìobh sìos na tha cudromach',
    begun: 'Thòisich thu air a sgrìobhadh sìos',
    transcript: 'Na chaidh a ràdh',
    hint: 'Còdan is leubailean, gun ainm a-chaoidh. Thèid e ann am faclan na nota.',
    hintLate:
      'Còdan is leubailean, gun ainm a-chaoidh. Chaidh an nota a thoirt a-steach: thèid na faclan agad dha na h-aon daoine mar cheartachadh.',
    back: (seconds) => `${seconds} diogan air ais`,
    play: 'Cluich',
    pause: 'Cuir na stad',
    place: 'Àite sa chlàradh',
    keep: 'Sgrìobhte: sguab às am fuaim',
    keepAsk: 'Am fuaim a sguabadh às?',
    keepHint: 'Fuirichidh na faclan agad san nota. Chan fhaigh duine am fuaim air ais.',
    keepHintLate:
      'Gheibh gach neach a fhuair an nota na faclan agad mar cheartachadh air. Chan fhaigh duine am fuaim air ais.',
    keepWords: 'Cuir na faclan san nota',
    bin: 'An clàradh dhan bhiona',
    binAsk: 'An clàradh seo dhan bhiona?',
    binHint: 'Thèid am fuaim às, is na sgrìobh thu an seo dheth. Chan fhaigh duine air ais e.',
    notNow: 'Chan ann an-dràsta',
    gone: 'Chaidh am fuaim às an dèidh ceithir latha deug. Tha na sgrìobh thu sìos an seo.',
    unreadable: 'Chan urrainnear am fuaim fhosgladh tuilleadh. Tha na sgrìobh thu an seo.',
    reason: (length) => `Air a sgrìobhadh sìos bho chlàradh de ${length}`,
    notLoaded:
      'Chan urrainnear clàraidhean fhosgladh fhathast. Fosgail Jotter aon turas eile far a bheil Wi-Fi.'
  },
  purpose: 'Airson an rannsachaidh, chan ann airson measadh luchd-obrach.'
}

function whoGets({ group, adviser, school }: Sent, first: (count: number) => string): string[] {
  const all = group + adviser
  const inGroup = adviser === all ? 'dhan bhuidhinn is dhan chomhairliche' : 'dhan bhuidhinn'
  const parts: [number, string][] = [
    [all, inGroup],
    [group > 0 ? adviser : 0, 'dhiubh dhan chomhairliche cuideachd'],
    [school, 'dhan sgoil agad']
  ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, whom], index) => `${index === 0 ? first(count) : count} ${whom}`)
}

function samplingsOf({ samplings }: Sent): string[] {
  if (samplings === 0) return []
  const forms = {
    one: '# sampladh',
    two: '# shampladh',
    few: '# samplaidhean',
    other: '# sampladh'
  }
  return [plural('gd', samplings, forms)]
}
