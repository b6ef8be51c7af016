import { defineKind } from '#schema/define-kind.ts'
import { shortText } from '#schema/field.ts'

export const school = defineKind({
  name: 'school',
  version: 1,
  fields: { name: shortText({ max: 80 }) },
  authored: false,
  born: 'group'
})
