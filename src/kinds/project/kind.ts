import { defineKind } from '#schema/define-kind.ts'
import { choice, day, flag, longText, optional, shortText } from '#schema/field.ts'

/** One enquiry of a group of teachers with one shared question (domain: CAR). */
export const project = defineKind({
  name: 'project',
  version: 2,
  fields: {
    title: shortText({ max: 120 }),
    question: longText(),
    challengeArea: choice(
      'reading-comprehension',
      'fluency',
      'vocabulary',
      'phonics',
      'writing-stamina',
      'spelling',
      'talk',
      'eal-language',
      'number-sense',
      'times-table-fluency',
      'problem-solving',
      'mathematical-talk',
      'fractions',
      'belonging',
      'confidence',
      'self-regulation',
      'attendance',
      'lateness',
      'transitions',
      'engagement',
      'family-engagement',
      'feedback',
      'questioning',
      'metacognition',
      'outdoor-learning',
      'play-pedagogy',
      'digital'
    ),
    step: choice('1', '2', '3', '4', '5'),
    starts: optional(day()),
    ends: optional(day()),
    /** talks with pupils may be recorded, where each was asked; absent: they may not (domain P8) */
    recording: optional(flag())
  },
  authored: false,
  born: 'group',
  // Version 2 only adds: whether sound may be recorded.
  upgrades: { 2: (patch) => patch }
})
