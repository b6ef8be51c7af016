import type { words as english } from './words.ts'

export const photoGd: typeof english = {
  one: 'dealbh den obair',
  many: 'dealbhan den obair',
  count: {
    one: '# dealbh den obair',
    two: '# dhealbh den obair',
    few: '# dealbhan den obair',
    other: '# dealbh den obair'
  },
  fields: {
    observation: 'Nota',
    at: 'Àm a chaidh a thogail',
    picture: 'Dealbh',
    width: 'Leud ann am piogsailean',
    height: 'Àirde ann am piogsailean',
    thumb: 'Dealbh beag',
    checked: 'Air a sgrùdadh: gun aodann, gun ainm'
  },
  choices: {}
}
