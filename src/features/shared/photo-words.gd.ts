import { plural } from '#lib/words.ts'
import type { PhotoWords } from './photo-words.ts'

export const photoWordsGd: PhotoWords = {
  photo: (time) => `Dealbh den obair, air a thogail ${time}`,
  open: (time) => `Fosgail an dealbh den obair a chaidh a thogail ${time}`,
  readBy: (readers) => `An dealbh seo: ${readers}`,
  title: 'Dealbh den obair',
  close: 'Dùin',
  opening: 'A’ fosgladh an deilbh',
  elsewhere: (name, since) =>
    name
      ? `Tha an dealbh slàn air an tablaid aig ${name} fhathast (bho ${since}). ’S e seo am fear beag.`
      : `Tha an dealbh slàn air tablaid eile fhathast (bho ${since}). ’S e seo am fear beag.`,
  yours: (since) =>
    `Tha an dealbh slàn air an tablaid eile agad fhathast (bho ${since}). ’S e seo am fear beag.`,
  again: 'Seall a-rithist',
  check: 'Sgrùd an dealbh seo',
  toCheck: (count) =>
    plural('gd', count, {
      one: '# dealbh ri sgrùdadh',
      two: '# dhealbh ri sgrùdadh',
      few: '# dealbhan ri sgrùdadh',
      other: '# dealbh ri sgrùdadh'
    })
}
