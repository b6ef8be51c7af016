import { defineKind } from '#schema/define-kind.ts'
import { choice, optional, ref, shortText } from '#schema/field.ts'

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
  born: 'group'
})
