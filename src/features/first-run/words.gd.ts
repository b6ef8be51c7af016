import type { Words } from './words.ts'

/** Gàidhlig; not yet read by a native speaker. */
export const wordsGd: Words = {
  title: 'Jotter',
  sentence:
    'Cumaidh Jotter na chì thu ann an leasan. Obraichidh e gun Wi-Fi. Chan urrainn do dhuine eile nota a leughadh gus an cuir thu a-steach i.',
  takeNote: 'Gabh nota',
  haveCode: 'Tha còd agam',
  lookAround: 'Thoir sùil mun cuairt',
  language: 'English',
  opening: 'Fuirich diog',
  wiped: 'Thoir air ais na notaichean agam',
  start: {
    title: 'Tòisich pròiseact',
    lead: 'Tòisichidh e air an tablaid seo a-mhàin. ’S e ceum eile dhut fhèin a th’ ann a cho-roinneadh.',
    projectTitle: 'Dè chanas tu ris an rannsachadh?',
    projectHint: 'Mar eisimpleir: Seall Dhomh Do Smaoin. Faodaidh tu atharrachadh a-rithist.',
    name: 'D’ ainm, mar a dh’aithnicheas co-obraichean thu',
    nameHint:
      'Chì do bhuidheann e ri taobh nan notaichean a chuireas tu a-steach. Chan urrainn dhan fhrithealaiche a leughadh.',
    school: 'An sgoil agad',
    classStage: 'Ìre a’ chlas',
    pupils: 'Sgoilearan rannsachaidh-chùise',
    pupilsHint:
      'Tagh dà bhileag no trì do sgoilearan a sheasas airson feadhainn eile. Bileagan, chan e ainmean.',
    more: 'Bileagan eile',
    chosen: (count) =>
      count === 0 ? 'Gin fhathast. Faodaidh tu taghadh a-rithist.' : `${count} air an taghadh`,
    save: 'Tòisich',
    needed: 'Lìon seo, mas e do thoil e.',
    keySheet: 'Clò-bhuail an duilleag-iuchrach',
    done: 'Tha am pròiseact agad deiseil.',
    doneLead: 'Sgrìobh air pàipear cò th’ ann. Fuirichidh na h-ainmean agadsa.',
    toToday: 'Gu An-diugh',
    back: 'Air ais'
  },
  install: {
    title: 'Cuir Jotter air an sgrìn-dhachaigh an toiseach',
    reason:
      'Dh’fhaodadh Safari dàta na duilleig seo a sguabadh às às dèidh 7 làithean gun tadhal. Cumaidh an aplacaid stàlaichte a stòras fhèin.',
    share: 'Suath ri Co-roinn ann am bàr Safari.',
    add: 'Tagh Cuir ris an sgrìn-dhachaigh.',
    open: 'Fosgail Jotter bhon ìomhaigheig ùir.',
    invitation: 'An cuireadh agad',
    invitationHint:
      'Dèan lethbhreac dheth a-nis. San aplacaid stàlaichte tagh “Tha còd agam” is cuir ann e. Cha chleachd seo càil.',
    copy: 'Dèan lethbhreac dhen chuireadh',
    copied: 'Lethbhreac air a dhèanamh',
    cannot: 'Chan urrainn dhomh stàladh',
    cannotHint:
      'Faodaidh tu cumail ort an seo. Cuir a-steach no dèan lethbhreac seulaichte aig deireadh an latha.',
    already: 'Tha Jotter air sgrìn-dhachaigh na tablaid seo.',
    back: 'Air ais'
  }
}
