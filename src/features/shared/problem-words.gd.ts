import type { ProblemWords } from './problem-words.ts'
import {
  kept,
  nothingTouched,
  freshCode,
  update,
  serverProblemWordsGd
} from './server-problem-words.gd.ts'

const keptRaw = 'Tha e air a chumail mar a thàinig e agus cha chuir e bacadh air càil.'

/** Gàidhlig words for every code of the catalogue; not yet read by a native speaker. */
export const problemWordsGd: ProblemWords = {
  ...serverProblemWordsGd,
  'storage-full': {
    happened: 'Chan eil àite air fhàgail air an tablaid seo.',
    safe: 'Tha gach nì aig an robh comharra-ceart sàbhailte. Cha deach an còrr a shàbhaladh fhathast.',
    mend: 'Dèan àite air an tablaid. Sàbhailidh Jotter e leis fhèin an uair sin.'
  },
  'storage-lost': {
    happened: 'Dhùin an tablaid an stòras fhad ’s a bha Jotter a’ ruith.',
    safe: 'Tha gach nì aig an robh comharra-ceart air a chumail.',
    mend: 'Fosgail Jotter a-rithist. Thig e air ais dhan aon àite.'
  },
  'storage-stuck': {
    happened: 'Chan eil stòras na tablaid a’ freagairt.',
    safe: 'Tha na sgrìobh thu mu dheireadh air a chumail ann an dàrna àite.',
    mend: 'Dùin uinneagan Jotter eile, no dùin is fosgail Jotter.'
  },
  'storage-private': {
    happened: 'Cha leig am brabhsair seo le Jotter càil a chumail.',
    safe: 'Cha deach càil a stòradh.',
    mend: 'Dh’fhaodadh gur e uinneag phrìobhaideach a th’ ann, no tè a tha a’ bacadh briosgaidean. Fosgail Jotter ann an uinneig àbhaistich no bhon ìomhaigheig.'
  },
  'storage-wiped': {
    happened:
      'Chaidh stòras Jotter air an tablaid seo fhalamhachadh leis an tablaid no leis a’ bhrabhsair.',
    safe: 'Tha na bha air an fhrithealaiche fhathast ann. Tha na bha a-mhàin air an tablaid seo air falbh.',
    mend: 'Thoir air ais e leis an duilleig aisig no le còd ùr.'
  },
  'storage-newer': {
    happened: 'Chaidh Jotter nas ùire fhosgladh air an tablaid seo.',
    safe: 'Tha na sgrìobh thu an seo air a chumail.',
    mend: 'Fosgail an uinneag seo a-rithist.'
  },
  'storage-failed': {
    happened: 'Cha b’ urrainnear seo a shàbhaladh.',
    safe: 'Tha e air an sgrìn, ach chan eil e sàbhailte fhathast.',
    mend: 'Feuch a-rithist. Ma dh’fhàilligeas e, dèan lethbhreac seulaichte.'
  },
  'insecure-origin': {
    happened:
      'Chan eil an seòladh seo tèarainte, is mar sin cha chumadh an tablaid na notaichean agad.',
    safe: 'Cha deach càil a stòradh an seo.',
    mend: 'Fosgail an seòladh a tha a’ tòiseachadh le https.'
  },
  'text-too-long': {
    happened: 'Tha an teacsa seo nas fhaide na chumas aon nota.',
    safe: 'Tha e uile air a chumail mar dhreachd air an tablaid seo.',
    mend: 'Dèan dà nota dheth. Cumaidh nota mu 30,000 litir.'
  },
  'field-invalid': {
    happened: 'Cha fhreagair seo air an raon “{field}”.',
    safe: nothingTouched,
    mend: 'Atharraich e is feuch a-rithist.'
  },
  'nothing-to-change': {
    happened: 'Cha deach càil atharrachadh.',
    safe: kept,
    mend: 'Chan eil càil ri dhèanamh.'
  },
  'still-coming': {
    happened:
      'Chaidh seo a sgrìobhadh mus tàinig thusa ann agus tha e fhathast air an rathad dhan tablaid seo.',
    safe: 'Tha na sgrìobh thu air a ghleidheadh.',
    mend: 'Feuch a-rithist ann am mionaid, nuair a bhios e uile an seo.'
  },
  'entity-missing': {
    happened: 'Chan eil seo air an tablaid seo.',
    safe: kept,
    mend: 'Dh’fhaodadh nach eil e air a cho-roinneadh leat, no nach tàinig e fhathast.'
  },
  'not-yours': {
    happened: 'Chan fhaod ach an neach a sgrìobh seo atharrachadh.',
    safe: nothingTouched,
    mend: 'Sgrìobh nota agad fhèin ri thaobh.'
  },
  'channel-missing': {
    happened: 'Chan eil am pròiseact seo air an tablaid seo.',
    safe: kept,
    mend: 'Gabh pàirt ann le còd.'
  },
  'channel-local': {
    happened: 'Seo duilleag feuchainn. Chan fhàg i an tablaid uair sam bith.',
    safe: kept,
    mend: 'Tòisich pròiseact agad fhèin gus notaichean a chur a-steach.'
  },
  'already-collected': {
    happened: 'Chaidh seo a chruinneachadh mu thràth.',
    safe: nothingTouched,
    mend: 'Cuir ceartachadh ris le adhbhar.'
  },
  'line-malformed': {
    happened: 'Thàinig rudeigin nach e nota Jotter a th’ ann.',
    safe: keptRaw,
    mend: 'Innis do cheannard na buidhne.'
  },
  'line-does-not-open': {
    happened: 'Thàinig nota nach fhosgail.',
    safe: keptRaw,
    mend: 'Iarr air a’ cho-obraiche a chuir e Jotter fhosgladh aon turas.'
  },
  'line-invalid': {
    happened: 'Thàinig nota nach urrainn dhan tionndadh seo leughadh.',
    safe: keptRaw,
    mend: update
  },
  'kind-unknown': {
    happened: 'Thàinig rudeigin nach aithne ach do Jotter nas ùire.',
    safe: 'Tha e air a chumail is nochdaidh e às dèidh an ùrachaidh.',
    mend: update
  },
  'key-missing': {
    happened: 'A’ feitheamh ri iuchair bho cho-obraiche.',
    safe: 'Tha an nota an seo, fhathast seulaichte.',
    mend: 'Fosglaidh e leis fhèin nuair a bhios tablaid co-obraiche air loidhne.'
  },
  'mac-wrong': {
    happened: 'Cha ghabhadh rudeigin mun bhuidhinn a dhearbhadh, is mar sin cha deach a leantainn.',
    safe: nothingTouched,
    mend: 'Innis do cheannard na buidhne.'
  },
  'link-cut-short': {
    happened: 'Chan eil an ceangal seo slàn. ’S dòcha gun do gheàrr prògram puist e.',
    safe: 'Cha deach càil a chleachdadh.',
    mend: 'Iarr an còd ri chur ann, no sganaich e bhon sgrìn acasan.'
  },
  'link-used-up': {
    happened: 'Chaidh an ceangal seo a chleachdadh mu thràth.',
    safe: nothingTouched,
    mend: freshCode
  },
  'link-other-server': {
    happened: 'Buinidh an ceangal seo do fhrithealaiche eile: {server}.',
    safe: nothingTouched,
    mend: 'Fosgail Jotter aig an t-seòladh sin is gabh pàirt an sin.'
  },
  'link-in-path': {
    happened:
      'Chaidh an ceangal seo atharrachadh air an t-slighe is chan eil e dìomhair tuilleadh.',
    safe: 'Chaidh a chur à feum, gus nach cleachd duine eile e.',
    mend: 'Iarr còd ùr, no sganaich e bhon sgrìn acasan.'
  },
  'link-exposed': {
    happened:
      'Chaidh an ceangal seo atharrachadh air an t-slighe is chan eil e dìomhair tuilleadh.',
    safe: 'Cha do chleachd Jotter e, ach cha b’ urrainn dha am frithealaiche a ruighinn gus a chur à feum.',
    mend: 'Innis don neach a chuir e, is iarr còd ùr.'
  },
  'code-mistyped': {
    happened: 'Chan eil an còd seo ceart.',
    safe: 'Cha deach càil a chleachdadh.',
    mend: 'Coimhead a-rithist air gach buidheann de cheithir litrichean.'
  },
  'code-not-whole': {
    happened: 'Chan eil an còd seo slàn. Tha pàirt dheth a dhìth no air atharrachadh.',
    safe: 'Cha deach càil a chleachdadh.',
    mend: 'Dèan lethbhreac dheth air fad a-rithist, bho K1 gus an litir mu dheireadh, no sganaich e bhon sgrìn acasan.'
  },
  'code-expired': {
    happened: 'Ruith an còd seo a-mach.',
    safe: nothingTouched,
    mend: 'Iarr fear ùr. Ma chaidh a dhèanamh an-dràsta fhèin, coimhead a bheil ceann-latha na tablaid seo ceart.'
  },
  'sheet-mistyped': {
    happened: 'Chan iad sin na litrichean air an duilleig.',
    safe: nothingTouched,
    mend: 'Coimhead air a’ bhuidheann mu dheireadh air an duilleig chlò-bhuailte.'
  },
  'file-not-ours': {
    happened: 'Cha deach am faidhle seo a dhèanamh le Jotter.',
    safe: nothingTouched,
    mend: 'Tagh faidhle leis an deireadh .jotter.'
  },
  'file-damaged': {
    happened: 'Chan eil am faidhle seo slàn.',
    safe: nothingTouched,
    mend: 'Faigh a-rithist e bhon àite às an tàinig e.'
  },
  'file-code-wrong': {
    happened: 'Chan fhosgail an còd am faidhle seo.',
    safe: nothingTouched,
    mend: 'Coimhead a-rithist air gach buidheann de cheithir litrichean.'
  },
  'camera-refused': {
    happened: 'Cha do leig an tablaid le Jotter an camara a chleachdadh.',
    safe: kept,
    mend: 'Ceadaich e sna Roghainnean, no sgrìobh an còd.'
  },
  'picture-not-one': {
    happened: 'Chan e dealbh a tha san fhaidhle seo.',
    safe: kept,
    mend: 'Tog an dealbh leis a’ chamara.'
  },
  'picture-too-large': {
    happened: 'Tha an dealbh seo ro mhòr dhan tablaid seo, còrr is 40 megapiogsail.',
    safe: kept,
    mend: 'Tog an dealbh le camara an tablaid seo.'
  },
  'picture-unreadable': {
    happened: 'Chan urrainn dhan tablaid seo an dealbh sin a leughadh.',
    safe: kept,
    mend: 'Tog a-rithist an-seo e. Air iPad: Settings, Camera, Formats, Most Compatible.'
  },
  'picture-not-made': {
    happened: 'Cha b’ urrainn don tablaid seo an dealbh atharraichte a dhèanamh.',
    safe: 'Tha an dealbh mar a bha e, gun sgrùdadh agus air an tablaid seo a-mhàin.',
    mend: 'Dùin aplacaidean eile is feuch a-rithist.'
  },
  'media-no-room': {
    happened: 'Tha ro bheag rùm air fhàgail air an tablaid seo airson dhealbhan is fuaim.',
    safe: 'Tha na notaichean agad sàbhailte, agus tha rùm ann fhathast do dh’fhaclan.',
    mend: 'Sgrùd na dealbhan a tha an-seo, sgrìobh sìos na clàraidhean, no saor rùm air an tablaid.'
  },
  'sound-not-heard': {
    happened: 'Cha ghabh an còrr a dhèanamh de na tha am micreofon a’ cluinntinn.',
    safe: 'Tha na chaidh a chlàradh roimhe air a chumail air an tablaid seo.',
    mend: 'Tòisich a-rithist; ma stadas e a-rithist, sgrìobh sìos na thèid a ràdh.'
  },
  'recording-too-long': {
    happened: 'Tha leth-uair air a chlàradh, agus sin as fhaide a dh’fhaodas clàradh a bhith.',
    safe: 'Tha e uile air a chumail air an tablaid seo.',
    mend: 'Tòisich fear eile gus leantainn air adhart.'
  },
  'pending-left': {
    happened: 'Tha cuid dheth seo air an tablaid seo a-mhàin.',
    safe: 'Cha deach càil a thoirt air falbh.',
    mend: 'Cuir e an toiseach, no dèan lethbhreac seulaichte.'
  }
}
