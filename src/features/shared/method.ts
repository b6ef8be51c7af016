import type { Chip } from './lesson-plan.ts'
import {
  lessonMethodWords,
  newerMethodWords,
  roundsMethodWords,
  type MethodWords
} from './method-words.ts'
import { SEATS, type Seat } from './names.ts'
import type { KnownTag, Tag } from './note-values.ts'

/** One of the places for tags. `helped` opens peer and adult in place, `count` asks how many of how many. */
export type TagSlot =
  | { readonly slot: 'tag'; readonly tag: Tag }
  | { readonly slot: 'looked'; readonly phrase: string }
  | { readonly slot: 'helped' }
  | { readonly slot: 'quote' }
  | { readonly slot: 'count' }

/** Who or what a note can be about by one touch, and where the thumb finds it. */
export interface PlacedChip {
  readonly chip: Chip
  /** of a keyboard */
  readonly key: string
  /** of the eight columns of the row: '3', or '3 / span 2' */
  readonly columns: string
  /** on the rail of a tablet held across, the highest lies lowest; chips of one height keep the order of the list */
  readonly rail: number
  /** on a phone it stands there at first */
  readonly first: boolean
  /** its marker, strokes on a grid of 40; seats, group and class have theirs already */
  readonly mark?: string
}

/** What stands on the strip, and by which clock. */
export interface Strip {
  /** `plan`: each ends where the plan of the whole lesson says; `visit`: its time begins when it is entered */
  readonly times: 'plan' | 'visit'
  /** ms of the silent bar where nothing is planned; 0: no bar then */
  readonly bar: number
  /** `typed`: somebody names each; `numbered`: each has a number for a name, and there is no field for another one */
  readonly names: 'typed' | 'numbered'
  /** the plan asks what is taught in each, from a list; by whom is asked nowhere */
  readonly taught: boolean
}

/** How a lesson is watched, as data: the screens ask this record and know no method by its name. */
export interface Method {
  readonly strip: Strip
  /** chips in their places; seats stand where somebody sits there, and nobody is seated where there are none */
  readonly chips: readonly PlacedChip[]
  /** places for tags that never change; what the plan looks for comes after them */
  readonly tags: readonly TagSlot[]
  /** what stands there where the plan looks for nothing */
  readonly otherwise: readonly TagSlot[]
  /** what a photo shows where its note does not say; absent: nothing is photographed */
  readonly photo?: { readonly tag: Tag }
  /** what sound holds where its note does not say; absent: nothing is recorded, whatever the project allows */
  readonly sound?: { readonly tag?: Tag }
  /** the chip beside which pupils' prompts are read */
  readonly prompts?: Chip
  /** its plan may not be changed by this Jotter, which does not know it */
  readonly closed?: true
  readonly words: MethodWords
  readonly gaelic: () => Promise<MethodWords>
}

const MINUTE = 60_000

export const HELPED: readonly KnownTag[] = ['helped-by-peer', 'helped-by-adult']

const tag = (name: KnownTag): TagSlot => ({ slot: 'tag', tag: name })

/** Class lowest on the rail and A next above it, where the thumb is. */
const seat = (name: Seat, index: number): PlacedChip => ({
  chip: name,
  key: name,
  columns: String(index + 1),
  rail: 8 - index,
  first: index < 3
})

const lesson: Method = {
  strip: { times: 'plan', bar: 0, names: 'typed', taught: false },
  chips: [
    ...SEATS.map(seat),
    { chip: 'group', key: 'G', columns: '7', rail: 2, first: false },
    { chip: 'class', key: 'W', columns: '8', rail: 9, first: true }
  ],
  tags: [tag('says'), tag('does'), tag('shows-work'), tag('asks'), tag('stuck'), tag('unlocks')],
  otherwise: HELPED.map(tag),
  photo: { tag: 'shows-work' },
  sound: { tag: 'says' },
  words: lessonMethodWords,
  gaelic: async () => (await import('./method-words.gd.ts')).lessonMethodGd
}

/** A chip that is no person, two columns wide. */
const lens = (chip: Chip, key: string, column: number, mark: string): PlacedChip => ({
  chip,
  key,
  columns: `${column} / span 2`,
  rail: 0,
  first: true,
  mark
})

/** Rooms of one school, a few minutes in each; a note is about what is looked at, never about a person (domain: IR-2). */
const rounds: Method = {
  strip: { times: 'visit', bar: 20 * MINUTE, names: 'numbered', taught: true },
  chips: [
    // Three heads, a sheet with lines, a board, a question in a bubble.
    lens(
      'pupils',
      'P',
      1,
      'M20 7a5 5 0 1 1 0 10 5 5 0 0 1 0-10M11 33c0-7 4-11 9-11s9 4 9 11M8.500 13a3.500 3.500 0 1 0 1 7M31.500 13a3.500 3.500 0 1 1-1 7M4 32c0-4 1.500-6.500 4-8M36 32c0-4-1.500-6.500-4-8'
    ),
    lens('task', 'T', 3, 'M9 5h17l6 6v24H9zM26 5v6h6M14 17h13M14 23h13M14 29h8'),
    lens('teaching', 'M', 5, 'M5 7h30v20H5zM20 27v8M13 35h14M11 13h12M11 19h7'),
    lens(
      'asked',
      'A',
      7,
      'M7 6h26a3 3 0 0 1 3 3v16a3 3 0 0 1-3 3H18l-8 7v-7H7a3 3 0 0 1-3-3V9a3 3 0 0 1 3-3zM16.500 13.500a3.500 3.500 0 1 1 5.500 3c-1.500 1-2 1.600-2 3M20 23v.2'
    )
  ],
  tags: [
    tag('says'),
    tag('does'),
    { slot: 'count' },
    { slot: 'quote' },
    tag('board'),
    tag('jotter')
  ],
  otherwise: [],
  photo: { tag: 'jotter' },
  sound: {},
  prompts: 'asked',
  words: roundsMethodWords,
  gaelic: async () => (await import('./method-words.gd.ts')).roundsMethodGd
}

/** One that a newer Jotter planned: words can be noted in it, and nothing is offered that may be wrong there. */
const newer: Method = {
  strip: { times: 'visit', bar: 0, names: 'numbered', taught: false },
  chips: [],
  tags: [],
  otherwise: [],
  closed: true,
  words: newerMethodWords,
  gaelic: async () => (await import('./method-words.gd.ts')).newerMethodGd
}

/** What a lesson is that names no method, as one made from a note. */
export const PLAIN = 'lesson'

/** The register by the names that lessons keep: another method is a record here, its names in the kinds, and its words. */
export const METHODS: Map<string, Method> = new Map([
  [PLAIN, lesson],
  ['rounds', rounds]
])

/** The method that a stored value names: the plain one where there is none, a closed one where only a newer Jotter knows it. */
export function methodOf(stored: unknown): Method {
  return METHODS.get(typeof stored === 'string' && stored !== '' ? stored : PLAIN) ?? newer
}

/** Whether pupils sit in it by their letters. */
export function hasSeats({ chips }: Method): boolean {
  return chips.some(({ chip }) => SEATS.some((each) => each === chip))
}

/** The strokes of a chip that some method brings; undefined for seats, group and class. */
export function markOf(wanted: Chip): string | undefined {
  for (const { chips } of METHODS.values()) {
    const mark = chips.find(({ chip }) => chip === wanted)?.mark
    if (mark) return mark
  }
  return undefined
}
