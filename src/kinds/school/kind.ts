import { defineKind } from '#schema/define-kind.ts'
import { shortText } from '#schema/field.ts'
import { words } from './words.ts'

export const school = defineKind({
  name: 'school',
  version: 1,
  fields: { name: shortText({ max: 80 }) },
  authored: false,
  born: 'group',
  words,
  sample: { name: 'Whinmuir Primary' }
})
