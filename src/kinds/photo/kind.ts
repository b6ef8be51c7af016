import { defineKind } from '#schema/define-kind.ts'
import { blob, instant, ref, score, thumbnail } from '#schema/field.ts'

/**
 * A photo of work in a note: of a jotter, a model, a whiteboard, never of a face. It becomes a record only once somebody has checked it;
 * until then it is a draft, which leaves the tablet by no way.
 */
export const photo = defineKind({
  name: 'photo',
  version: 1,
  fields: {
    observation: ref('observation'),
    /** when it was taken */
    at: instant(),
    picture: blob(),
    /** px, as it is shown: upright */
    width: score({ min: 1, max: 4096 }),
    height: score({ min: 1, max: 4096 }),
    /** a JPEG of at most 8 KB in base64url: what others see before the picture is here */
    thumb: thumbnail(),
    /** when its author looked at it and found no face and no name */
    checked: instant()
  },
  // Lists know that there is a photo; what it shows is read where it is drawn.
  digest: ['observation', 'at', 'width', 'height'],
  authored: true,
  born: 'private'
})
