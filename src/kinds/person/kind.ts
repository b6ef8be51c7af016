import { defineKind } from '#schema/define-kind.ts'
import { choice, optional, ref, shortText } from '#schema/field.ts'
import { words } from './words.ts'

/** A grown-up of the enquiry group, by the name they chose to be shown. */
export const person = defineKind({
  name: 'person',
  version: 1,
  fields: {
    name: shortText({ max: 80 }),
    role: choice('lead', 'member', 'observer', 'adviser'),
    school: optional(ref('school'))
  },
  authored: false,
  born: 'group',
  words,
  sample: {
    name: 'R. Adair',
    role: 'lead',
    school: '0199c2a0-1000-7000-8000-000000000002'
  }
})
