import { defineKind } from '#schema/define-kind.ts'
import { instant, optional, ref } from '#schema/field.ts'

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
  born: 'private'
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
  born: 'private'
})
