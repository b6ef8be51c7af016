import { defineKind } from '#schema/define-kind.ts'
import { instant, optional, ref } from '#schema/field.ts'
import { stageChangeWords, words } from './words.ts'

/** One observer's time in one lesson: lesson time of their notes is derived from its start (R6). */
export const sitting = defineKind({
  name: 'sitting',
  version: 1,
  fields: {
    lesson: ref('lesson'),
    starts: instant(),
    ended: optional(instant())
  },
  authored: true,
  born: 'private',
  words,
  sample: {
    lesson: '0199c2a0-1000-7000-8000-000000000005',
    starts: '2025-11-26T10:05:00.000Z',
    ended: '2025-11-26T10:54:00.000Z'
  }
})

/** When a part of the lesson began for this observer; no stage means that none is running. */
export const stageChange = defineKind({
  name: 'stageChange',
  version: 1,
  fields: {
    sitting: ref('sitting'),
    stage: optional(ref('lessonStage')),
    at: instant()
  },
  authored: true,
  born: 'private',
  words: stageChangeWords,
  sample: {
    sitting: '0199c2a0-1000-7000-8000-000000000009',
    stage: '0199c2a0-1000-7000-8000-000000000006',
    at: '2025-11-26T10:17:00.000Z'
  }
})
