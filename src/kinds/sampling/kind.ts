import { defineKind } from '#schema/define-kind.ts'
import { choice, duration, flag, instant, optional, ref, score } from '#schema/field.ts'

/** One observer sampling by the clock in one lesson. Which moments there were follows from start, interval and end: rules.ts. */
export const sampling = defineKind({
  name: 'sampling',
  version: 1,
  fields: {
    lesson: ref('lesson'),
    sitting: optional(ref('sitting')),
    scheme: ref('scheme'),
    /** who is looked at, in the order of the seats; six at most */
    seatA: optional(ref('pupil')),
    seatB: optional(ref('pupil')),
    seatC: optional(ref('pupil')),
    seatD: optional(ref('pupil')),
    seatE: optional(ref('pupil')),
    seatF: optional(ref('pupil')),
    starts: instant(),
    /** as it was kept, whatever the scheme says later; 0 where each is counted as it happens */
    every: duration(),
    ended: optional(instant()),
    /** absent: not decided yet */
    visibility: optional(choice('private', 'school', 'group', 'adviser')),
    /** gone through in After the bell */
    looked: optional(flag())
  },
  authored: true,
  born: 'private'
})

/** What was seen at one moment, or one time that something happened. A moment without a mark was missed, and stays missed. */
export const samplingMark = defineKind({
  name: 'samplingMark',
  version: 1,
  fields: {
    sampling: ref('sampling'),
    /** the first is 0; of what is counted as it happens, its number */
    moment: score({ min: 0, max: 100_000 }),
    /** absent: the class as a whole */
    pupil: optional(ref('pupil')),
    code: ref('schemeCode'),
    at: instant(),
    /** after the moment it is about */
    late: duration(),
    /** "18 of 24" of a scan; of what is counted as it happens, `outOf` alone: how often it could have happened */
    counted: optional(score({ min: 0, max: 999 })),
    outOf: optional(score({ min: 1, max: 999 }))
  },
  authored: true,
  born: 'private'
})
