import type { CameraWords } from './camera-words.ts'

export const cameraWordsGd: CameraWords = {
  title: 'Dealbh den obair',
  workOnly: 'An obair a-mhàin: gun aodann, gun ainm.',
  shoot: 'Tog an dealbh',
  other: 'Aplacaid a’ chamara',
  refused:
    'Chan eil an camara fosgailte do Jotter. Ceadaich e dhan t-seòladh seo ann an roghainnean an tablaid, no cleachd aplacaid a’ chamara gu h-ìosal. Obraichidh a h-uile nì eile às aonais.',
  saving: 'A’ sàbhaladh an deilbh',
  kept: 'Dealbh air a chumail air an tablaid seo. Nì thu sgrùdadh air às dèidh a’ chluig.'
}
