import { plural } from '#lib/words.ts'
import type { Words } from './words.ts'

/** Gàidhlig; not yet read by a native speaker. */
export const wordsGd: Words = {
  title: 'Buidheann',
  lead: 'Daoine is sgoiltean an rannsachaidh seo.',
  local: 'Tha seo air a dhèanamh suas. Chan eil buidheann ann is cha tèid a chur gu àite sam bith.',
  readsAlong:
    'Tha thu a’ leughadh mar chomhairliche: na gheibh thu, agus càil eile bhon bhuidhinn. Fuirichidh na notaichean agad fhèin agad.',
  notShared: 'Tha am pròiseact seo air an tablaid seo a-mhàin.',
  notSharedHint:
    'Cuiridh co-roinneadh chun an fhrithealaiche e, seulaichte. Chan urrainn dhan fhrithealaiche càil dheth a leughadh. Thèid na notaichean prìobhaideach agad leis mar lethbhreac-glèidhidh nach fhosgail ach thusa.',
  share: 'Co-roinn am pròiseact',
  byFile: 'Gun fhrithealaiche: faidhle airson co-obraiche',
  byFileDetail: 'Leigidh e a-steach iad, is tha na chaidh a chur a-steach na lùib',
  cameByHand:
    'Thàinig am pròiseact seo gun fhrithealaiche. Co-roinnidh ceannard na buidhne e le fear, is leigidh iad a-steach thu an uair sin; gu ruige sin thèid na chuireas tu a-steach air ais ann am faidhle.',
  setupCode: 'Còd-suidheachaidh an fhrithealaiche',
  setupHint:
    'Chaidh a chlò-bhualadh far an deach am frithealaiche a thòiseachadh. Thèid iarraidh aon turas.',
  handedIn: 'Air a chur a-steach',
  handedInDetail: 'Cò chuir a-steach, is dè na tablaidean a chualas',
  invite: 'Thoir cuideigin a-steach',
  people: 'Daoine',
  schools: 'Sgoiltean',
  addSchool: 'Cuir sgoil ris',
  schoolName: 'Ainm na sgoile',
  add: 'Cuir ris',
  you: 'thusa',
  unknown: 'Cuideigin gun ainm fhathast',
  roles: {
    lead: 'Ceannard na buidhne',
    member: 'Ball',
    observer: 'Neach-amhairc',
    adviser: 'Comhairliche'
  },
  tablets: (count) =>
    plural('gd', count, {
      one: '# tablaid',
      two: '# thablaid',
      few: '# tablaidean',
      other: '# tablaid'
    }),
  unproved: 'Cha ghabhadh aon tablaid a dhearbhadh. Chan fhosglar notaichean ùra dhi.',
  remove: 'Thoir a-mach',
  removeAsk: (name) => `Thoir ${name} a-mach às a’ bhuidhinn?`,
  removeHint:
    'Thèid notaichean ùra a sheulachadh le iuchair ùr nach fhaigh iad. Fuirichidh na th’ air an tablaid aca mu thràth gus an coinnich i ris an fhrithealaiche.',
  keep: 'Cùm',
  alone:
    'Cha do chuir duine a-steach fhathast. Fuirichidh notaichean air na tablaidean fhèin gus an cuir.',
  refresh: 'Faighnich a-rithist',
  asOf: (clock) => `Aig ${clock}`,
  back: 'A’ bhuidheann',
  board: {
    title: 'Air a chur a-steach',
    count: (count) =>
      plural('gd', count, {
        one: '# air a cur a-steach',
        two: '# air an cur a-steach',
        few: '# air an cur a-steach',
        other: '# air an cur a-steach'
      }),
    none: 'gun chàil air a chur a-steach fhathast',
    pending: (count, clock) => `${count} a’ feitheamh air an tablaid aig ${clock}`,
    nothingWaiting: (clock) => `gun chàil a’ feitheamh air an tablaid aig ${clock}`,
    lastHeard: (clock) => `air a chluinntinn mu dheireadh ${clock}`,
    never: 'gun chluinntinn fhathast',
    collected: 'Air a chruinneachadh: tha a h-uile càil gu ruige seo air tablaid ceannaird.',
    notCollected:
      'Tha cuid de na chaidh a chur a-steach gun a bhith air tablaid ceannaird fhathast.',
    ask: 'Iarr',
    askText: (title) =>
      `Fosgail Jotter aon turas le Wi-Fi, mas e do thoil e, gus an tèid na notaichean agad airson “${title}” a chur a-steach.`,
    copied: 'Lethbhreac air a dhèanamh. Cuir ann an teachdaireachd e.',
    offline: 'Chan urrainnear am frithealaiche a ruighinn. Seo na bha fios aig an tablaid roimhe.'
  },
  bring: {
    title: 'Thoir cuideigin a-steach',
    who: 'Dè bhios annta?',
    hints: {
      lead: 'A’ cruinneachadh notaichean a h-uile duine is a’ toirt dhaoine a-steach',
      member: 'A’ gabhail notaichean, gan cur a-steach, a’ leughadh notaichean na buidhne',
      observer: 'A’ coimhead ann an rùm cuideigin eile is a’ cur a-steach',
      adviser:
        'A’ faicinn na chaidh a thoirt dhan chomhairliche a-mhàin, notaichean na buidhne chan fhaic'
    },
    own: '’S e an dàrna tablaid agam fhìn a th’ ann',
    ownHint: 'Gheibh i a h-uile càil agam, na notaichean prìobhaideach cuideachd.',
    forWhom: 'Cò dha a tha e?',
    colleague: 'Co-obraiche san sgoil agam',
    colleagueHint:
      'Cuideigin a tha sa bhuidhinn mu thràth. Gheibh iad na thèid a chur a-steach dhan sgoil agad a-mhàin.',
    school: 'An sgoil aca',
    noSchool: 'Gun ainmeachadh',
    make: 'Dèan cuireadh',
    made: 'Airson aon duine, aon turas',
    until: (day) => `Ruithidh e a-mach ${day}.`,
    link: 'Ceangal ri chur',
    copyLink: 'Dèan lethbhreac dhen cheangal',
    shareLink: 'Cuir an ceangal',
    code: 'Còd ri sgrìobhadh',
    codeHint: 'Ann an Jotter: Tha còd agam, is an uair sin Sgrìobh.',
    copyCode: 'Dèan lethbhreac dhen chòd',
    qr: 'Sganaich seo le camara na tablaid eile, no am broinn Jotter',
    copied: 'Lethbhreac air a dhèanamh',
    another: 'Dèan fear eile',
    open: 'Cuiridhean a tha a’ feitheamh fhathast',
    void: 'Tarraing air ais',
    stale: 'feumar fear ùr: dh’atharraich an iuchair',
    asRole: (role) => `mar ${role.toLowerCase()}`,
    ownTablet: 'an dàrna tablaid agam fhìn'
  },
  hand: {
    title: 'Thoir cuideigin a-steach gun fhrithealaiche',
    lead: 'Aon chòd, air a shealltainn do dh’aon duine thar a’ bhùird. Thig na tha sa phròiseact gu ruige seo às a dhèidh, ann am faidhle.',
    link: 'Gun fhrithealaiche: còd ri shealltainn',
    linkDetail: 'Leigidh e aon duine a-steach, thar a’ bhùird',
    short: 'Gun fhrithealaiche',
    make: 'Seall an còd',
    own: 'Airson na dàrna tablaid agad fhèin dèan lethbhreac seulaichte: bheir e leis na notaichean prìobhaideach agad.',
    ownLink: 'Lethbhric sheulaichte',
    warning: 'Fosglaidh duine sam bith a thogas dealbh den chòd seo am pròiseact.',
    putAwayHint: 'Seall do dh’aon duine e, is cuir air falbh e an uair sin.',
    qr: 'Air an tablaid acasan, ann an Jotter: Tha còd agam, is an uair sin Sganaich',
    until: (day) => `Ruithidh e a-mach ${day}.`,
    putAway: 'Cuir air falbh e',
    code: 'An aon chòd ri chur ann',
    codeHint:
      'Far nach dèan an camara a’ chùis. Tha e cho dìomhair ris an dealbh: ma chuireas tu e, sguab às an teachdaireachd às a dhèidh.',
    copy: 'Dèan lethbhreac dhen chòd',
    copied: 'Lethbhreac air a dhèanamh',
    away: 'Tha an còd air a chur air falbh',
    next: 'Faodaidh iad notaichean a ghabhail sa bhad. Airson na tha sa phròiseact gu ruige seo dèan faidhle; thig na chuireas iad a-steach air ais ann am fear.',
    file: 'Dèan faidhle dhaibh',
    another: 'Seall fear do chuideigin eile'
  }
}
