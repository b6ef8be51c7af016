import { plural } from '#lib/words.ts'
import { isSeat, isWhom } from '../shared/lesson-plan.ts'
import type { NoteWords } from '../shared/note-words.ts'
import type { Act } from './live.ts'
import type { Words } from './words.ts'
import { samplingPanelWordsGd } from './sampling-panel-words.gd.ts'

/** Gàidhlig words of the live lesson; not yet read by a native speaker. */
export const wordsGd: Words = {
  title: 'Leasan beò',
  unnamed: 'Leasan',
  cover: 'Còmhdaich',
  uncover: 'Air ais dha na notaichean agam',
  coverTitle: 'Plana an leasain',
  coverEmpty: 'Cha deach pàirtean a sgrìobhadh airson an leasain seo.',
  minutes: (count: number) =>
    plural('gd', count, {
      one: '# mhionaid',
      two: '# mhionaid',
      few: '# mionaidean',
      other: '# mionaid'
    }),
  clock: (lesson: string, wall: string) => `Ùine an leasain ${lesson}, uair ${wall}`,
  stillGoing: 'a’ dol fhathast?',
  ended: (time: string) => `crìoch ${time}`,
  close: 'Dùin',
  strip: {
    here: (count: number) => `${count} air an tablaid seo`,
    waiting: (count: number) => `${count} a’ feitheamh`,
    sending: (count: number) => `A’ cur ${count}`,
    safe: (count: number) => `${count} sàbhailte`,
    keyOnlyHere: 'Iuchair air an tablaid seo a-mhàin',
    needs: 'Feumaidh tu sùil a thoirt air seo',
    lost: 'Gun a shàbhaladh fhathast',
    trial: 'Feuchainn, air an tablaid seo',
    opens: 'Fosglaidh seo An tablaid seo'
  },
  stageNow: 'an-dràsta',
  stageDone: 'deiseil',
  stageOver: 'seachad air an ùine a bha san amharc',
  noStages: 'Gun phlana. Gheibh gach nota a h-ùine fhathast.',
  next: 'Air adhart',
  done: 'Deiseil',
  changedAgo: 'Dh’atharraich e',
  agoMinutes: (count: number) => `o chionn ${count} mion.`,
  stream: 'Notaichean an leasain seo',
  newer: (count: number) => `${count} nas ùire`,
  mark: {
    writing: 'ga shàbhaladh',
    slow: 'gun a shàbhaladh fhathast',
    stored: 'air an tablaid seo',
    journal: 'gun a shàbhaladh fhathast, air a chumail ann an dàrna àite',
    failed: 'cha deach a shàbhaladh'
  },
  marks: (count: number) =>
    plural('gd', count, {
      one: '# chomharra',
      two: '# chomharra',
      few: '# comharran',
      other: '# comharra'
    }),
  reopen: 'Can barrachd mun nota seo',
  hold: 'Cùm sìos gus leughadh',
  openNote: 'Nota fosgailte',
  emptyNote: 'Am faca tu rudeigin? Suath ri cò.',
  field: 'Dè chunnaic no chuala tu?',
  thoughtField: 'Dè bha thu a’ smaoineachadh?',
  quote: 'Na faclan aca fhèin',
  thought: 'Mo bheachd fhìn, air a chumail air leth',
  whoInside: (who: string) => `Cò: ${who}. Suath gus cuideigin a chur ris no a thoirt às.`,
  time: (time: string) => `Uair ${time}. Suath gus a cheartachadh.`,
  firstStamp: (time: string) => `a’ chiad shuathadh ${time}`,
  mendTitle: 'Bha e na bu tràithe',
  earlier: (count: number) => `−${count} mion.`,
  slideTime: 'Cuin a bha e, ann an ùine an leasain',
  backToFirst: 'A’ chiad shuathadh',
  closeNote: 'Dùin an nota',
  noteDone: 'Deiseil leis an nota seo',
  wereHere: (minutes: number) =>
    minutes < 1
      ? 'Bha thu an seo o chionn tiota. Chan eil càil a dhìth.'
      : plural('gd', minutes, {
          one: 'Bha thu an seo o chionn # mhionaid. Chan eil càil a dhìth.',
          two: 'Bha thu an seo o chionn # mhionaid. Chan eil càil a dhìth.',
          few: 'Bha thu an seo o chionn # mionaidean. Chan eil càil a dhìth.',
          other: 'Bha thu an seo o chionn # mionaid. Chan eil càil a dhìth.'
        }),
  tooLong: (thousands: number) =>
    `Tha seo nas fhaide na chumas aon nota (${thousands} à 32 kB). Tha e uile air a chumail an seo mar dhreachd. Dèan dà nota dheth.`,
  tags: 'Dè thachair',
  lookedFor: (phrase: string) => `${phrase}, ga shireadh sa phàirt seo`,
  chips: 'Cò',
  chip: (letter: string, label: string) => (label ? `${letter}: ${label}` : letter),
  moreChips: 'Barrachd',
  unseen: (minutes: number | undefined) =>
    minutes === undefined
      ? 'Gun nota san leasan seo fhathast.'
      : minutes < 1
        ? 'An nota mu dheireadh o chionn nas lugha na mionaid.'
        : plural('gd', minutes, {
            one: 'An nota mu dheireadh o chionn # mhionaid.',
            two: 'An nota mu dheireadh o chionn # mhionaid.',
            few: 'An nota mu dheireadh o chionn # mionaidean.',
            other: 'An nota mu dheireadh o chionn # mionaid.'
          }),
  tools: 'Innealan',
  keyboard: 'Meur-chlàr',
  undo: 'Neo-dhèan',
  undoNothing: 'Neo-dhèan',
  undoOf: (what: string, who: string) =>
    who ? `Neo-dhèan: ${what}, ${who}` : `Neo-dhèan: ${what}`,
  act: (act: Act, note: NoteWords): string => {
    switch (act.act) {
      case 'note':
        return 'nota'
      case 'words':
        return 'faclan'
      case 'thought':
        return 'beachd'
      case 'quote':
        return 'faclan fhèin'
      case 'time':
        return 'uair'
      case 'bin':
        return 'biona'
      case 'start':
        return 'toiseach an leasain'
      case 'tag':
        return note.tags[act.tag] ?? act.tag
      case 'looked':
        return act.phrase
      case 'who':
        return isSeat(act.chip)
          ? act.chip
          : isWhom(act.chip)
            ? note.whom[act.chip]
            : (note.lens[act.chip] ?? act.chip)
      case 'stage':
        return act.name
      case 'photo':
        return 'dealbh'
      case 'recording':
        return 'clàradh'
      case 'ink':
        return act.erased ? 'suathan' : 'buille pinn'
      case 'mark':
        return `comharra ${act.letter}`
      case 'counted':
        return act.said
      case 'occasions':
        return act.outOf > 0 ? `à ${act.outOf}` : 'an iomlan air a thoirt às'
      case 'pair':
        return note.counted(act.counted, act.outOf)
      case 'sampling':
        return act.on ? 'sampladh' : 'crìoch an t-sampaill'
    }
  },
  camera: {
    tool: 'Dealbh',
    has: 'Dealbh den obair',
    missing:
      'Chan eil an camara air an tablaid seo fhathast. Fosgail Jotter aon turas eile far a bheil Wi-Fi.'
  },
  recording: {
    tool: 'Fuaim',
    going: (length) => `A’ clàradh, ${length}`,
    has: 'Fuaim',
    nothing: 'Cha deach càil a chlàradh.',
    stopped: (time) => `Stad an clàradh aig ${time}. Tha na chaidh a chlàradh air a chumail.`,
    missing:
      'Chan eil clàradh air an tablaid seo fhathast. Fosgail Jotter aon turas eile far a bheil Wi-Fi.'
  },
  ink: {
    title: 'Peann',
    tool: 'Peann',
    pen: 'Peann',
    eraser: 'Suathan',
    begin: 'Tarraing no sgrìobh an seo. Fosglaidh a’ chiad bhuille nota.',
    has: 'Air a tharraing no air a sgrìobhadh le làimh',
    missing:
      'Chan eil am peann air an tablaid seo fhathast. Fosgail Jotter aon turas eile far a bheil Wi-Fi.'
  },
  countTitle: 'Cunntas',
  countOf: 'à',
  countLess: 'Fear nas lugha',
  countMore: 'Fear a bharrachd',
  outOfLess: 'Fear nas lugha dhen iomlan',
  outOfMore: 'Fear a bharrachd dhen iomlan',
  sampling: samplingPanelWordsGd,
  menu: {
    title: 'An leasan seo',
    end: 'Cuir crìoch air an leasan',
    startedAt: 'Thòisich e aig',
    set: 'Ceartaich',
    apart: 'Tha mi nam shuidhe air leth',
    apartHint: 'Fuirichidh faclan nan notaichean agad fosgailte air an sgrìn.',
    keys: 'Iuchraichean',
    /** in place of the keys for pupils, group and class */
    keyList: [
      ['1 gu 8', 'taga'],
      ['Enter', 'sgrìobh'],
      ['Esc', 'fàg na faclan, an uair sin an nota'],
      ['N', 'an ath phàirt'],
      ['Q', 'na faclan aca fhèin'],
      ['Z', 'neo-dhèan'],
      ['?', 'an liosta seo']
    ]
  },
  trial: {
    banner: 'Duilleag feuchainn. Chan eil na sgoilearan fìor.',
    first: 'Am faca tu rudeigin? Suath ri cò.',
    kept: 'Air a chumail. Can barrachd no cuir sìos an iPad.',
    keptElsewhere: 'Air a chumail. Can barrachd no cuir sìos an tablaid.',
    doneTitle: (count: number) =>
      plural('gd', count, {
        one: 'Sin # nota.',
        two: 'Sin # nota.',
        few: 'Sin # notaichean.',
        other: 'Sin # nota.'
      }),
    doneNothing: 'Cha deach càil a chlàradh fhathast.',
    useIt: 'Cleachd seo leis a’ chlas agad',
    haveCode: 'Tha còd agam',
    bin: (count: number) =>
      plural('gd', count, {
        one: 'Cuir # nota dhan bhiona',
        two: 'Cuir an dà nota seo dhan bhiona',
        few: 'Cuir na # notaichean seo dhan bhiona',
        other: 'Cuir # nota dhan bhiona'
      }),
    goOn: 'Cùm ort a’ clàradh',
    explain: 'Chan fhàg càil air an duilleig seo an tablaid.'
  },
  ready: 'A’ fosgladh an leasain'
}
