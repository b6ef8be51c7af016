import { defineKind } from '#schema/define-kind.ts'
import { instant, longText, ref, score } from '#schema/field.ts'

/** One stroke of a pen in a note, kept when the pen is lifted: vectors with times, crisp at any size (rules.ts). */
export const ink = defineKind({
  name: 'ink',
  version: 1,
  fields: {
    observation: ref('observation'),
    /** when the pen came down */
    at: instant(),
    /** of the line, in units of the page */
    width: score({ min: 1, max: 40 }),
    points: longText()
  },
  // Lists know that there is a stroke; its points are read where it is drawn.
  digest: ['observation', 'at', 'width'],
  authored: true,
  born: 'private'
})
