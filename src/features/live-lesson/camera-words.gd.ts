import { plural } from '#lib/words.ts'
import type { CameraWords } from './camera-words.ts'

export const cameraWordsGd: CameraWords = {
  title: 'Dealbh den obair',
  workOnly: 'An obair a-mhàin: gun aodann, gun ainm.',
  shoot: 'Tog an dealbh',
  other: 'Aplacaid a’ chamara',
  file: 'Gabh faidhle',
  refused:
    'Chan eil an camara fosgailte do Jotter. Ceadaich e dhan t-seòladh seo ann an roghainnean an tablaid, no cleachd aplacaid a’ chamara gu h-ìosal. Obraichidh a h-uile nì eile às aonais.',
  absent:
    'Chan eil camara air an tablaid seo, no tha aplacaid eile ga chleachdadh. Gabh faidhle na àite leis a’ phutan gu h-ìosal. Obraichidh a h-uile nì eile às aonais.',
  shut: 'Fuirichidh an camara dùinte gus an tèid sin a chur ceart. Faodaidh tu notaichean a ghabhail fhathast.',
  hold: 'Cùm sìos gus fhaicinn',
  taken: (count) =>
    plural('gd', count, {
      one: '# dealbh san nota seo',
      two: '# dhealbh san nota seo',
      few: '# dealbhan san nota seo',
      other: '# dealbh san nota seo'
    }),
  saving: 'A’ sàbhaladh an deilbh',
  kept: 'Dealbh air a chumail air an tablaid seo. Nì thu sgrùdadh air às dèidh a’ chluig.'
}
