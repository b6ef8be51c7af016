import { plural } from '#lib/words.ts'
import type { ReadyWords } from './ready-words.ts'

export const readyWordsGd: ReadyWords = {
  title: 'Deiseil airson an leasain',
  all: 'Tha an tablaid seo deiseil.',
  some: (count: number) =>
    plural('gd', count, {
      one: 'Thoir sùil air aon rud.',
      two: 'Thoir sùil air dà rud.',
      few: 'Thoir sùil air # rudan.',
      other: 'Thoir sùil air # rud.'
    }),
  trying: 'Ga fheuchainn',
  again: 'Feuch a-rithist',
  ready: 'deiseil',
  look: 'thoir sùil air seo',
  open: 'Fosgail an leasan beò',
  lines: {
    plan: 'Am plana',
    pupils: 'Na sgoilearan',
    camera: 'An camara',
    microphone: 'Am micreofon',
    storage: 'Stòras',
    awake: 'An sgrìn',
    offline: 'Gun Wi-Fi',
    key: 'An iuchair'
  },
  plan: {
    here: 'Tha e air an tablaid seo. Chan eil am pròiseact air a cho-roinn, is mar sin cha do dh’atharraich duine eile e.',
    heard: (when: string) => `Tha e air an tablaid seo, mar a bha e aig a’ bhuidhinn aig ${when}.`,
    asking: 'Tha e air an tablaid seo. A’ faighneachd dhen bhuidhinn an do dh’atharraich e.',
    old: (when: string) =>
      `Tha e air an tablaid seo. Chaidh ùrachadh mu dheireadh ${when}, is faodaidh gun do dh’atharraich cuideigin e bhon uair sin.`,
    never:
      'Tha e air an tablaid seo. Cha chualas bhon bhuidhinn fhathast, is faodaidh gun do dh’atharraich cuideigin e.'
  },
  when: (day: string, clock: string) => `${day} aig ${clock}`,
  fetch: 'Faighnich dhen bhuidhinn a-nis',
  pupils: {
    seated: (who: string) => `An seo is nan suidhe: ${who}.`,
    nobody:
      'Chan eil duine na shuidhe fhathast. Chan urrainn do nota ach an clas no buidheann ainmeachadh.'
  },
  seat: 'Tagh cò tha na shuidhe càite',
  camera: {
    trying: 'Ga fhosgladh airson tiota.',
    works: 'Air fhosgladh is air a dhùnadh a-rithist an-dràsta.',
    unasked:
      'Cha do cheadaich duine e fhathast. Feuch an seo e, gus nach tig ceist anns an leasan.',
    refused:
      'Chan eil an tablaid a’ leigeil le Jotter a chleachdadh. Ceadaich e dhan t-seòladh seo ann an roghainnean an tablaid; obraichidh a h-uile nì eile às aonais.',
    absent: 'Chan eil gin ann do Jotter an seo. Obraichidh a h-uile nì eile às aonais.'
  },
  microphone: {
    trying: 'Ga fhosgladh airson tiota.',
    works: 'Air fhosgladh is air a dhùnadh a-rithist an-dràsta. Cha deach càil a chlàradh.',
    unasked:
      'Cha do cheadaich duine e fhathast. Feuch an seo e, gus nach tig ceist anns an leasan.',
    refused:
      'Chan eil an tablaid a’ leigeil le Jotter a chleachdadh. Ceadaich e dhan t-seòladh seo ann an roghainnean an tablaid; obraichidh a h-uile nì eile às aonais.',
    absent: 'Chan eil gin ann do Jotter an seo. Obraichidh a h-uile nì eile às aonais.'
  },
  tryIt: { camera: 'Feuch an camara', microphone: 'Feuch am micreofon' },
  storage: {
    trying: 'A’ sgrìobhadh rudeigin is ga leughadh air ais.',
    protected: 'Sgrìobhte is leughte air ais an-dràsta. Cha falamhaich am brabhsair e.',
    works:
      'Sgrìobhte is leughte air ais an-dràsta. Chan innis am brabhsair seo am faod e fhalamhachadh.',
    unprotected:
      'Sgrìobhte is leughte air ais an-dràsta, ach faodaidh am brabhsair fhalamhachadh nuair a bhios an tablaid làn.',
    full: 'Cha mhòr nach eil e làn. Tha rùm ann do notaichean; dèan rùm ron leasan.',
    fails: 'Cha ghabhadh rudeigin sgrìobhadh. Na gabh nota an seo gus an tèid seo a chur ceart.'
  },
  protect: 'Iarr dìon',
  refused: 'Thuirt am brabhsair nach dèan. Cuir Jotter air an sgrìn dachaigh is iarr a-rithist.',
  awake: {
    trying: 'A’ faighneachd dhen tablaid.',
    unasked: 'Tha an tablaid ag iarraidh beantainn mus innis i. Suath Feuch a-rithist.',
    held: 'Fuirichidh i air fhad ’s a tha leasan fosgailte.',
    refused:
      'Cha do cheadaich an tablaid e, ’s dòcha gus am bataraidh a shàbhaladh. Glasaidh i mar a tha i air a suidheachadh; tha nota a chaidh a thòiseachadh air a chumail.',
    absent:
      'Chan urrainn dhan bhrabhsair seo a cumail air. Glasaidh an tablaid mar a tha i air a suidheachadh; tha nota a chaidh a thòiseachadh air a chumail.'
  },
  autoLock: 'Air iPad: Settings, Display & Brightness, Auto-Lock.',
  offline: {
    opens: 'Fosglaidh Jotter gun lìonra, agus a h-uile rud na bhroinn.',
    'not-yet':
      'Chan eil Jotter gu h-iomlan air an tablaid seo fhathast. Fosgail e aon turas eile far a bheil Wi-Fi.'
  },
  key: {
    held: 'Faodaidh cuideigin eile, no duilleag aisig, na notaichean agad fhosgladh cuideachd.',
    alone:
      'Chan fhosgail ach an tablaid seo na notaichean agad. Ma thèid e air chall, tha iad air chall.',
    local: 'Chan fhàg am pròiseact seo an tablaid, is mar sin chan eil iuchair ri roinn.'
  },
  sheet: 'Dèan duilleag aisig'
}
