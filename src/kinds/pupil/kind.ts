import { defineKind } from '#schema/define-kind.ts'
import { choice, longText, optional, ref, shortText } from '#schema/field.ts'

/** A case-study pupil, by code and a neutral label. There is no field for a name, and none may be added. */
export const pupil = defineKind({
  name: 'pupil',
  version: 1,
  fields: {
    code: shortText({ max: 12 }),
    label: shortText({ max: 24 }),
    classStage: choice(
      'ELC',
      'P1',
      'P2',
      'P3',
      'P4',
      'P5',
      'P6',
      'P7',
      'S1',
      'S2',
      'S3',
      'S4',
      'S5',
      'S6'
    ),
    standsFor: optional(longText()),
    school: optional(ref('school'))
  },
  authored: false,
  born: 'group'
})
