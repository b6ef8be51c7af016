import { defineKind } from '#schema/define-kind.ts'
import { choice, duration, longText, optional, ref, shortText } from '#schema/field.ts'

/** How something is sampled by the clock: the method, how often, and whose turn it is. Its codes are parts of it. */
export const scheme = defineKind({
  name: 'scheme',
  version: 1,
  fields: {
    name: shortText({ max: 60 }),
    /**
     * momentary: at the instant an interval ends; whole: all through it; partial: at any time in it; scan: how many of all at that
     * instant; count: each time it happens (domain: OBS)
     */
    method: choice('momentary', 'whole', 'partial', 'scan', 'count'),
    /** 0 where each is counted as it happens */
    every: duration(),
    /** in-turn: one pupil an interval; together: every pupil at each; class: nobody is told apart */
    rotation: choice('in-turn', 'together', 'class')
  },
  authored: false,
  born: 'group'
})

/** One thing that can be seen at a moment, with what it means; in the order of `rank` (lib/rank.ts). */
export const schemeCode = defineKind({
  name: 'schemeCode',
  version: 1,
  fields: {
    scheme: ref('scheme'),
    letter: shortText({ max: 2 }),
    name: shortText({ max: 24 }),
    /** what it says about the task; waiting is a finding about teaching and stands apart */
    counts: optional(choice('on-task', 'off-task', 'waiting', 'not-seen')),
    means: longText(),
    example: optional(longText()),
    notThis: optional(longText()),
    rank: shortText({ max: 32 })
  },
  authored: false,
  born: 'group'
})
