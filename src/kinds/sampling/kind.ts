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
    /** as it was kept, whatever the scheme says later */
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

/** What was seen at one moment. A moment without a mark was missed, and stays missed. */
export const samplingMark = defineKind({
  name: 'samplingMark',
  version: 1,
  fields: {
    sampling: ref('sampling'),
    /** the first is 0 */
    moment: score({ min: 0, max: 100_000 }),
    pupil: ref('pupil'),
    code: ref('schemeCode'),
    at: instant(),
    /** after the moment it is about */
    late: duration()
  },
  authored: true,
  born: 'private'
})
