import {
  batch,
  computed,
  effect,
  signal,
  untracked,
  type ReadonlySignal,
  type Signal
} from '@preact/signals'
import type { Id } from '#lib/id.ts'
import type { Problem, Result } from '#lib/result.ts'
import { instantToMs } from '#lib/time.ts'
import type { Audience, Book, Entry, Shown, Store } from '#store/types.ts'
import { audiencesOf, type Wider } from '#sync/audiences.ts'
import type { HandInOptions } from '../shared/app-context.ts'
import { lessonPlan, type LessonPlan } from '../shared/lesson-plan.ts'
import { isBare, noteTime, noteValues } from '../shared/note-values.ts'
import { createOrderedWriter, type OrderedWriter } from '../shared/ordered-writer.ts'
import {
  type Sampling,
  samplingsOf,
  saysSomething,
  type Scheme,
  schemesOf
} from '../shared/samplings.ts'
import { settleBin } from './bin.ts'
import { mintTyped } from './mending.ts'
import { type BellMedia, mediaOfBell } from './media-of-bell.ts'

/** What After the bell asks of sync. */
export interface BellSync {
  handIn(
    book: Id,
    ents: readonly Id[],
    audience: Audience,
    options?: HandInOptions
  ): Promise<Result<unknown>>
  takeBack(book: Id, ents: readonly Id[]): Promise<Result<unknown>>
  strike(book: Id, ents: readonly Id[]): Promise<Result<unknown>>
  /** the end of After the bell where nothing is handed in: what was struck out is erased at the server too */
  finish(book: Id): Promise<Result<unknown>>
}

export interface BellOptions {
  readonly store: Store
  readonly sync: BellSync
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => () => void
  readonly book: Book
  readonly lesson: Id
}

/** Where one is: at a note, at the list, or past it. */
export type Step =
  | { readonly step: 'note'; readonly ent: Id }
  | { readonly step: 'list' }
  | { readonly step: 'done'; readonly sent: Sent; readonly kept: number }

/** How many notes go to whom. */
export interface Sent {
  /** to the group and nobody beside it */
  readonly group: number
  /** to the group and the adviser */
  readonly adviser: number
  readonly school: number
  /** samplings by the clock, to whomever they go */
  readonly samplings: number
}

/** Going through one's own notes of one lesson. */
export interface Bell extends BellMedia {
  readonly options: BellOptions
  readonly grp: string
  readonly writer: OrderedWriter
  readonly plan: ReadonlySignal<LessonPlan>
  /** ms from which a note's lesson time is counted: the start of its own sitting, else of the last one; undefined where nobody sat in */
  readonly startOf: (sitting: Id | undefined) => number | undefined
  /** mine and still private, with words or a tag, in order of time */
  readonly notes: ReadonlySignal<readonly Entry[]>
  /** R3: who and when only; never handed in as they are */
  readonly marks: ReadonlySignal<readonly Entry[]>
  /** mine and with the group already */
  readonly handedIn: ReadonlySignal<readonly Entry[]>
  /** mine of this lesson, private or handed in, with a moment at least */
  readonly samplings: ReadonlySignal<readonly Sampling[]>
  readonly schemes: ReadonlySignal<readonly Scheme[]>
  readonly step: Signal<Step>
  /** struck out, and still to be brought back until the next decision */
  readonly binned: Signal<readonly Id[]>
  /** struck out for good, though the store may still tell of them for a moment */
  readonly struck: Signal<readonly Id[]>
  /** kept private in the list */
  readonly keep: Signal<ReadonlySet<Id>>
  /** to whom notes can go from here, the widest step each: the adviser's is with the group's; empty where there is nobody */
  readonly choices: ReadonlySignal<readonly Wider[]>
  /** to whom the whole list goes */
  readonly to: Signal<Wider>
  /** notes that go to somebody else than the list does */
  readonly apart: Signal<ReadonlyMap<Id, Wider>>
  /** the opened note of this step, with the words as first shown */
  readonly shown: Signal<Shown | undefined>
  readonly typed: Signal<string | undefined>
  readonly busy: Signal<boolean>
  readonly problem: Signal<Problem | undefined>
  revision: number
  /** mints what was typed, strikes out what was binned, stops following */
  dispose(): void
}

/** Opens After the bell of a lesson at its first note that was not gone through. */
export function createBell(options: BellOptions): Bell {
  const { store, book, lesson } = options
  const entries = store.entries(book.book)
  const binned = signal<readonly Id[]>([])
  const struck = signal<readonly Id[]>([])
  const gone = computed(() => [...binned.value, ...struck.value])
  const mine = computed(() => mineOf(entries.value, book, lesson, gone.value))
  const drafted = computed(() => new Set(store.drafts(book.book).value.map(({ ent }) => ent)))
  const { media, ...photos } = mediaOfBell(store, book, entries, mine)
  const bare = (entry: Entry) =>
    isBare(noteValues(entry)) && !drafted.value.has(entry.ent) && !media.value.has(entry.ent)
  const own = computed(() => mine.value.filter(({ audience }) => audience === 'private'))
  const notes = computed(() => own.value.filter((entry) => !bare(entry)))
  const first = notes.peek().find((entry) => !noteValues(entry).looked)
  const starts = computed(() => startsOf(entries.value, book, lesson))
  const samplings = computed(() => sampledBy(entries.value, book, lesson, gone.value))
  const decided = decidedOf([...notes.peek(), ...samplings.peek().map(({ entry }) => entry)])
  const bell: Bell = {
    options,
    grp: book.channels.find(({ audience }) => audience === 'private')?.grp ?? '',
    writer: createOrderedWriter(store, book.book, options.after),
    plan: computed(() => lessonPlan(entries.value, lesson)),
    startOf: (sitting) => starts.value.get(sitting ?? '') ?? [...starts.value.values()].at(-1),
    notes,
    marks: computed(() => own.value.filter(bare)),
    handedIn: computed(() => mine.value.filter(({ audience }) => audience !== 'private')),
    samplings,
    schemes: computed(() => schemesOf(entries.value)),
    ...photos,
    step: signal(first ? { step: 'note', ent: first.ent } : { step: 'list' }),
    binned,
    struck,
    keep: signal(new Set(decided.flatMap(([ent, to]) => (to === 'private' ? [ent] : [])))),
    choices: computed(() => audiencesOf(store, bookNow(store, book))),
    to: signal('group'),
    apart: signal(
      new Map(
        decided.flatMap(([ent, to]) => (to === 'private' || to === 'group' ? [] : [[ent, to]]))
      )
    ),
    shown: signal(undefined),
    typed: signal(undefined),
    busy: signal(false),
    problem: signal(undefined),
    revision: 0,
    dispose: () => undefined
  }
  const stop = effect(() => {
    const { value } = bell.step
    const ent = value.step === 'note' ? value.ent : undefined
    untracked(() => void showNote(bell, ent))
  })
  bell.dispose = () => {
    stop()
    void mintTyped(bell)
    settleBin(bell)
    void store.flushDrafts()
  }
  return bell
}

/** What was decided before, where the moves were cut short. */
function decidedOf(entries: readonly Entry[]): readonly (readonly [Id, Audience])[] {
  return entries.flatMap((entry) => {
    const { visibility } = noteValues(entry)
    return visibility ? [[entry.ent, visibility] as const] : []
  })
}

/** With the channels that it has by now. */
function bookNow({ books }: Store, book: Book): Book {
  return books.value.find((each) => each.book === book.book) ?? book
}

function mineOf(
  entries: readonly Entry[],
  book: Book,
  lesson: Id,
  binned: readonly Id[]
): readonly Entry[] {
  return entries
    .filter(
      (entry) =>
        entry.kind === 'observation' &&
        !entry.deleted &&
        entry.author === book.author &&
        entry.values['lesson'] === lesson &&
        !binned.includes(entry.ent)
    )
    .toSorted((one, other) => noteTime(noteValues(one)) - noteTime(noteValues(other)))
}

/** Mine of the lesson. One that was stopped before its first moment says nothing. */
function sampledBy(
  entries: readonly Entry[],
  book: Book,
  lesson: Id,
  gone: readonly Id[]
): readonly Sampling[] {
  return samplingsOf(entries).filter(
    (sampling) =>
      sampling.lesson === lesson &&
      sampling.entry.author === book.author &&
      !gone.includes(sampling.ent) &&
      saysSomething(sampling)
  )
}

/** When each of my sittings of the lesson began, ms, the last one last. */
function startsOf(entries: readonly Entry[], book: Book, lesson: Id): ReadonlyMap<Id, number> {
  const starts: [Id, number][] = []
  for (const { ent, kind, deleted, author, values } of entries) {
    if (kind !== 'sitting' || deleted || author !== book.author) continue
    if (values['lesson'] !== lesson) continue
    const ms = instantToMs(String(values['starts'] ?? ''))
    if (!Number.isNaN(ms)) starts.push([ent, ms])
  }
  return new Map(starts.toSorted(([, one], [, other]) => one - other))
}

/** Puts one note in front of the person; what is typed from now on knows what was shown. */
export async function showNote(bell: Bell, ent: Id | undefined): Promise<void> {
  batch(() => {
    bell.shown.value = undefined
    bell.typed.value = undefined
  })
  if (!ent) return
  const { store, book } = bell.options
  const shown = (await store.open([ent]))[0]
  const { value } = bell.step
  if (!shown || value.step !== 'note' || value.ent !== ent) return
  const draft = store
    .drafts(book.book)
    .peek()
    .find((each) => each.ent === ent)
  bell.writer.learn(ent, shown.context)
  bell.revision = Math.max(bell.revision, draft?.revision ?? 0)
  batch(() => {
    bell.shown.value = shown
    bell.typed.value = draft?.fields['text']
  })
}
