import { defineKind } from '#schema/define-kind.ts'
import { choice, day, duration, flag, instant, optional, ref, shortText } from '#schema/field.ts'

const CLASS_STAGES = [
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
] as const
const SUBJECTS = [
  'literacy',
  'numeracy',
  'gaidhlig',
  'modern-languages',
  'sciences',
  'social-studies',
  'technologies',
  'expressive-arts',
  'health-wellbeing',
  'physical-education',
  'religious-moral',
  'play',
  'across-subjects'
] as const

/** A lesson that is planned, or made from a note. It does not hold who taught it, and never will. */
export const lesson = defineKind({
  name: 'lesson',
  version: 2,
  fields: {
    /** absent: a lesson; rounds: rooms of one school in place of stages (domain: IR-2). Each is a record of features/shared/method.ts */
    method: optional(choice('lesson', 'rounds')),
    title: optional(shortText({ max: 80 })),
    classStage: choice(...CLASS_STAGES),
    subject: choice(...SUBJECTS),
    day: day(),
    starts: optional(instant()),
    minutes: optional(duration()),
    school: optional(ref('school')),
    seatA: optional(ref('pupil')),
    seatB: optional(ref('pupil')),
    seatC: optional(ref('pupil')),
    seatD: optional(ref('pupil')),
    seatE: optional(ref('pupil')),
    seatF: optional(ref('pupil')),
    research: optional(flag())
  },
  authored: false,
  born: 'group',
  // Version 2 only adds: the method.
  upgrades: { 2: (patch) => patch }
})

/** One part of a lesson as planned, in the order of `rank` (lib/rank.ts). */
export const lessonStage = defineKind({
  name: 'lessonStage',
  version: 2,
  fields: {
    lesson: ref('lesson'),
    name: shortText({ max: 40 }),
    planned: duration(),
    rank: shortText({ max: 32 }),
    lookedForFirst: optional(shortText({ max: 40 })),
    lookedForSecond: optional(shortText({ max: 40 })),
    /** of a room: who is taught what there; never by whom */
    classStage: optional(choice(...CLASS_STAGES)),
    subject: optional(choice(...SUBJECTS))
  },
  authored: false,
  born: 'group',
  // Version 2 only adds: what is taught in a room.
  upgrades: { 2: (patch) => patch }
})
