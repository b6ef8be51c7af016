import { plural } from '#lib/words.ts'
import type { SamplingWords } from './sampling-words.ts'

export const samplingWordsGd: SamplingWords = {
  title: 'Air a shampladh is air a chunntadh',
  methods: {
    momentary: 'Air a shampladh a rèir a’ chloc: sgoilearan mu seach',
    scan: 'Air a shampladh a rèir a’ chloc: an clas air fad',
    count: 'Air a chunntadh mar a thachair e'
  },
  noticed:
    'Mothaichte: na chunnaic cuideigin nuair a thachair iad ri coimhead. Chan e sampladh no cunntadh a th’ ann.',
  how: (from: string, to: string, every: string) =>
    `${from} gu ${to}, aig an dearbh mhòmaid, gach ${every}`,
  seconds: (seconds: number) =>
    seconds < 60
      ? `${seconds} d`
      : plural('gd', seconds / 60, {
          one: 'mionaid',
          two: '# mhionaid',
          few: '# mionaidean',
          other: '# mionaid'
        }),
  onTask: 'Ris an obair',
  waiting: 'A’ feitheamh',
  of: (part: number, all: number, percent: number | undefined) => {
    const moments = plural('gd', all, {
      one: '# mhòmaid',
      two: '# mhòmaid',
      few: '# mòmaidean',
      other: '# mòmaid'
    })
    const said = `${part} de ${moments}`
    return percent === undefined ? said : `${percent} % (${said})`
  },
  nothingSeen: 'Cha ghabhadh dad fhaicinn.',
  code: (name: string, count: number, percent: number | undefined) =>
    percent === undefined ? `${name}: ${count}` : `${name}: ${count} (${percent} %)`,
  missed: (count: number) => `air chall: ${count}`,
  late: (count: number) =>
    plural('gd', count, {
      one: 'Bha # chomharra còrr is 3 d fadalach',
      two: 'Bha # chomharra còrr is 3 d fadalach',
      few: 'Bha # comharran còrr is 3 d fadalach',
      other: 'Bha # comharra còrr is 3 d fadalach'
    }),
  missedOne: 'air chall',
  lateOne: (name: string) => `${name}, fadalach`,
  strip: (codes: string) => `An òrdugh: ${codes}`,
  schemeName: 'Gnìomhach, fulangach, far na h-obrach, a’ feitheamh',
  codes: {
    A: {
      name: 'gnìomhach',
      means: 'Ris an obair: a’ dèanamh, a’ bruidhinn, a’ sgrìobhadh.',
      example: 'A’ tarraing a’ bhàir, a’ leughadh na ceiste a-mach, ga mìneachadh do chompanach.',
      notThis: 'A’ bruidhinn ri companach mu rud eile: far na h-obrach.'
    },
    P: {
      name: 'fulangach',
      means: 'An lùib na h-obrach, a’ coimhead no ag èisteachd.',
      example: 'A’ coimhead air a’ bhòrd, no air an neach a tha a’ bruidhinn mun obair.',
      notThis: 'Na shuidhe gu sàmhach is a’ coimhead a-mach air an uinneig: far na h-obrach.'
    },
    O: {
      name: 'far na h-obrach',
      means: 'A’ dèanamh rudeigin eile.',
      example: 'A’ bruidhinn mun raoir, a’ cluich le rùilear, a’ coiseachd mun cuairt.',
      notThis: 'Chan urrainn dha leantainn gun chuideachadh no gun pheansail: a’ feitheamh.'
    },
    W: {
      name: 'a’ feitheamh',
      means: 'A’ feitheamh cuideachadh no rud a tha a dhìth. Tha e air a chunntadh air leth.',
      example:
        'Làmh an àird is am peansail sìos, na sheasamh ann an ciudha, deiseil is gun dad eile ri dhèanamh.',
      notThis:
        'A’ sgrìobhadh fhathast le làmh an àird: gnìomhach. A’ cabadaich sa chiudha: far na h-obrach.'
    },
    X: {
      name: 'gun fhaicinn',
      means: 'Cha ghabh fhaicinn aig an àm sin. Tha e air fhàgail a-mach.',
      example: 'A-muigh às an t-seòmar, no tha cuideigin san t-slighe.',
      notThis: 'Cha do choimhead thu ann an àm: na suath ann an dad, tha a’ mhòmaid sin air chall.'
    }
  },
  scan: {
    name: 'ris an obair',
    means: 'Ris an obair, no an lùib le bhith a’ coimhead no ag èisteachd.',
    example: 'A’ sgrìobhadh, a’ bruidhinn mun obair, a’ coimhead air a’ bhòrd.',
    notThis: 'A’ feitheamh cuideachadh, a’ dèanamh rud eile, no gun fhaicinn.'
  },
  exampleOf: 'Mar eisimpleir:',
  notThisOf: 'Chan e seo:',
  whichScheme: 'Dè an sgeama',
  schemeHint: (letters: string, every: string) => `${letters}, gach ${every}`,
  laterTitle: 'Cha ghabh an ruith fhathast',
  laterExplain:
    'Buinidh na sgeamaichean seo dhan phròiseact. Chan eil iuchraichean air an son san tionndadh seo de Jotter.',
  later: (name: string, method: string, rotation: string) => `${name}: ${method}; ${rotation}`,
  scanHow: (from: string, to: string, every: string) =>
    `${from} gu ${to}, an clas aig a’ mhòmaid, gach ${every}`,
  countHow: (from: string, to: string) => `${from} gu ${to}, gach turas a chaidh fhaicinn`,
  times: (name: string, count: number) =>
    plural('gd', count, {
      one: `${name}: # turas`,
      two: `${name}: # thuras`,
      few: `${name}: # tursan`,
      other: `${name}: # turas`
    }),
  timesOf: (name: string, count: number, outOf: number) => `${name}: ${count} à ${outOf}`,
  wholeClass: 'An clas air fad',
  pair: (time: string, counted: number, outOf: number) => `${time} ${counted} à ${outOf}`,
  scanMissed: (time: string) => `${time} air chall`,
  scanAll: (name: string, scans: number, percent: number, counted: number, outOf: number) => {
    const over = plural('gd', scans, {
      one: '# sealladh',
      two: '# shealladh',
      few: '# seallaidhean',
      other: '# sealladh'
    })
    return `${name}: ${percent} % thar ${over} (${counted} à ${outOf})`
  },
  schemeMissing: 'Chan eil ciall nan litrichean air an tablaid seo fhathast.'
}
