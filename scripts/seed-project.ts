import { lesson, lessonStage } from '#kinds/lesson/kind.ts'
import { observation } from '#kinds/observation/kind.ts'
import { pupil } from '#kinds/pupil/kind.ts'
import type { Id } from '#lib/id.ts'
import type { Random } from '#lib/random.ts'
import { msToDay, msToInstant } from '#lib/time.ts'
import type { Kind, ValuesOf } from '#schema/define-kind.ts'
import { patchOf } from '#schema/values.ts'
import type { Book, Change } from '#store/types.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** How much there is to look at: lessons of the project, notes of each, and the days over which they lie. */
export const sizes = {
  lesson: { lessons: 1, notes: 12, days: 90 },
  term: { lessons: 12, notes: 20, days: 90 },
  year: { lessons: 30, notes: 34, days: 365 },
  'five-years': { lessons: 300, notes: 34, days: 5 * 365 },
  // More than anybody will have: only to see what grows.
  council: { lessons: 3000, notes: 34, days: 10 * 365 }
} as const
export type SeedSize = keyof typeof sizes

const labels = ['Heron', 'Lapwing', 'Plover', 'Curlew', 'Dunlin', 'Wren']
const stages = ['Warm-up', 'Bar models in pairs', 'On their own', 'Sharing']
const doing = [
  'draws the bar before reading the question again',
  'points at the longer bar and counts along it',
  'rubs the model out and starts with the total',
  'turns the sheet so that both can see it',
  'waits for the partner, then copies the answer'
]
const saying = [
  'You need two parts, because there are two shops.',
  'That is more than the whole, it cannot be right.',
  'I knew the answer but not how to draw it.',
  'We could check it with the other way.',
  'What is the question asking?'
]
const thoughts = ['Is the model for thinking or for showing?', 'Ask about this one afterwards.']
const tags = ['does', 'says', 'shows-work', 'asks', 'stuck', 'unlocks', 'helped-by-peer'] as const

interface Parts {
  readonly size: SeedSize
  /** ms since 1970; everything lies before it */
  readonly now: number
  readonly random: Random
  readonly newEntity: () => Id
  readonly book: Book
}

/** A made-up enquiry as changes in the order they are to be written; each list is one write. */
export function* seedChanges({ size, now, random, newEntity, book }: Parts): Generator<Change[]> {
  const { lessons, notes, days } = sizes[size]
  const group = channelOf(book, 'group')
  const own = channelOf(book, 'private')
  const pick = <Each>(list: readonly Each[]): Each =>
    list[(random(1)[0] ?? 0) % list.length] as Each
  const share = (of: number) => (random(1)[0] ?? 0) < of * 256
  const entity = <K extends Kind>(grp: string, kind: K, values: Partial<ValuesOf<K>>): Change => ({
    book: book.book,
    grp,
    ent: newEntity(),
    kind: kind.name,
    patch: patchOf(kind, values),
    ctx: { pos: 0, ids: [] }
  })

  const pupils = labels.map((label, index) =>
    entity(group, pupil, { code: `A-${index + 1}`, label, classStage: 'P4' })
  )
  yield pupils
  const seats = pupils.map(({ ent }) => ent)
  const apart = days / lessons
  for (let index = 0; index < lessons; index++) {
    const starts = now - (lessons - index) * apart * DAY - (now % DAY) + 10 * 60 * MINUTE
    const planned = entity(group, lesson, {
      title: `Bar models ${index + 1}`,
      classStage: 'P4',
      subject: 'numeracy',
      day: msToDay(starts),
      starts: msToInstant(starts),
      minutes: 50 * MINUTE,
      ...(seats[0] ? { seatA: seats[0] } : {}),
      ...(seats[1] ? { seatB: seats[1] } : {}),
      ...(seats[2] ? { seatC: seats[2] } : {}),
      research: index % 4 === 0
    })
    const parts = stages.map((name, place) =>
      entity(group, lessonStage, {
        lesson: planned.ent,
        name,
        planned: 12 * MINUTE,
        rank: String.fromCharCode(98 + place)
      })
    )
    yield [planned, ...parts]
    yield Array.from({ length: notes }, (_, place) => {
      const tag = pick(tags)
      const said = tag === 'says' || tag === 'asks'
      return entity(share(0.7) ? group : own, observation, {
        lesson: planned.ent,
        at: msToInstant(starts + Math.floor((place / notes) * 48 * MINUTE)),
        pupils: [pick(seats)],
        stage: pick(parts).ent,
        tags: [tag],
        ...(share(0.85) ? { text: pick(said ? saying : doing), quote: said } : {}),
        ...(share(0.1) ? { thought: pick(thoughts) } : {}),
        looked: true
      })
    })
  }
}

function channelOf(book: Book, audience: 'group' | 'private'): string {
  const found = book.channels.find((each) => each.audience === audience)
  if (!found) throw new Error(`The project has no ${audience} channel`)
  return found.grp
}
