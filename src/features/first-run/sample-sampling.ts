import { momentAt } from '#kinds/sampling/rules.ts'
import type { Id } from '#lib/id.ts'
import { msToInstant } from '#lib/time.ts'
import { defaultScheme, schemeWritings } from '../shared/default-scheme.ts'
import { samplingWords } from '../shared/sampling-words.ts'
import type { SampleRecord } from './sample-project.ts'

/** Twenty moments of one pupil, half a minute apart, as a first observer marked them (domain §9: observer agreement). */
const MOMENTS = 'AAPAPPOOAAAPAPOPAAPA'
const EVERY = 30_000

/** One sampling of the sample lesson with its scheme, handed in. */
export function sampled(room: {
  /** ms since 1970 of its first interval */
  readonly starts: number
  readonly lesson: Id
  readonly pupil: Id
  readonly by: Id
  readonly next: () => Id
}): readonly SampleRecord[] {
  const { starts, lesson, pupil, by, next } = room
  const scheme = defaultScheme(samplingWords, next)
  const ent = next()
  const course = { starts, every: EVERY }
  const letters = Array.from(MOMENTS)
  return [
    ...schemeWritings('', scheme).map(({ ent: id, kind, patch = {} }) => ({
      ent: id,
      kind,
      patch,
      by
    })),
    {
      ent,
      kind: 'sampling',
      patch: {
        lesson,
        scheme: scheme.ent,
        seatA: pupil,
        starts: msToInstant(starts),
        every: EVERY,
        ended: msToInstant(momentAt(course, letters.length - 1)),
        visibility: 'group',
        looked: true
      },
      by
    },
    ...letters.map((letter, moment) => {
      const late = 400 + ((moment * 7) % 11) * 100
      return {
        ent: next(),
        kind: 'samplingMark',
        patch: {
          sampling: ent,
          moment,
          pupil,
          code: scheme.codes.find((code) => code.letter === letter)?.ent ?? '',
          at: msToInstant(momentAt(course, moment) + late),
          late
        },
        by
      }
    })
  ]
}
