import { batch, effect, signal, untracked, type ReadonlySignal } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import { instantToMs } from '#lib/time.ts'
import type { Book, Entry, Store } from '#store/types.ts'
import { entriesOfKinds } from '../shared/entries-of-kinds.ts'
import { lessonPlan, type LessonPlan } from '../shared/lesson-plan.ts'
import { noteTime, noteValues } from '../shared/note-values.ts'
import { createOrderedWriter } from '../shared/ordered-writer.ts'
import { photographedIn } from '../shared/photographed-in.ts'
import { SAMPLED } from '../shared/samplings.ts'
import { createArmGuard } from './arm-guard.ts'
import { strike } from './capture.ts'
import { newCell, place } from './cells.ts'
import { leaveNote } from './drafting.ts'
import { closeSitting, tick } from './ending.ts'
import { mayRecordIn, recordedNotes, samePlan, schemesIn } from './known.ts'
import type { After, Live, NoteCell, Sitting, StageChange } from './live.ts'
import { followSampling } from './sampling-follow.ts'
import { course, findSitting, likelyStart } from './sitting.ts'
import { comeBack } from './typing.ts'
import { UNDO_STEPS } from './undo.ts'

export interface LiveLessonOptions {
  readonly store: Store
  /** ms since 1970 */
  readonly now: () => number
  /** ms that never jump */
  readonly monotonic: () => number
  /** runs once after so many ms; the answer stops it */
  readonly after: After
  readonly book: Book
  /** absent: the lesson that is running, else a lesson made from the first note */
  readonly lesson?: Id
}

export interface LiveLesson extends Live {
  /** stops following the store; what was typed is minted first */
  dispose(): void
}

/** The live lesson of one observer, tied to the store: every rule of capture without a screen. */
export function createLiveLesson(options: LiveLessonOptions): LiveLesson {
  const { store, book } = options
  const now = steady(options.now, options.monotonic)
  const pages = store.pages(book.book)
  const live = firstState({ ...options, now }, pages)
  const followed = new WeakSet<readonly Entry[]>()
  const stopFollowing = effect(() => {
    // A page that was followed once has nothing new: it would have been replaced.
    const fresh = pages.value.filter((page) => !followed.has(page))
    untracked(() =>
      batch(() => {
        for (const page of fresh) if (follow(live, page)) followed.add(page)
      })
    )
  })
  const sampled = entriesOfKinds(pages, SAMPLED)
  const stopSampled = effect(() => {
    const entries = sampled.value
    untracked(() => followSampling(live, entries))
  })
  seedUndo(live)
  const newest = live.notes.value.at(-1)
  if (newest) live.lastTouch.value = newest.values.value.at
  if (course(live, now()).state === 'ended') tick(live)
  let restored = false
  const stopRestoring = effect(() => {
    const drafts = store.drafts(book.book).value
    // Drafts that come later are this page's own.
    if (live.touchedHere) restored = true
    if (restored || drafts.length === 0) return
    restored = untracked(() => comeBack(live))
  })
  return Object.assign(live, {
    dispose() {
      leaveNote(live)
      live.gone = true
      stopRestoring()
      stopFollowing()
      stopSampled()
      live.sampling.peek()?.stopBeat()
      void live.recorder.peek()?.stop()
    }
  })
}

/** "Done": the words are minted and the sitting ends. Answers the lesson, or undefined where nothing was noted. */
export function endLesson(live: Live): Id | undefined {
  leaveNote(live)
  if (live.sitting.ended.value === undefined) closeSitting(live, live.now())
  return live.sitting.stored ? live.lesson : undefined
}

/** A correction of the clock by more than this, in ms, finds out that it was wrong all along. */
const WRONG_ALL_ALONG = 12 * 3_600_000

/**
 * The lesson's own clock. It follows the tablet's, through sleep and small corrections; when the server has put right a clock that was
 * years wrong, the lesson goes on in the time that it began in.
 */
function steady(now: () => number, monotonic: () => number): () => number {
  const ahead = now() - monotonic()
  return () => {
    const kept = monotonic() + ahead
    return Math.abs(now() - kept) > WRONG_ALL_ALONG ? kept : now()
  }
}

/** What a plan is read from. */
const PLANNED = ['lesson', 'lessonStage', 'pupil']

function firstState(
  options: LiveLessonOptions,
  pages: ReadonlySignal<readonly (readonly Entry[])[]>
): Live {
  const { store, book, now, monotonic } = options
  const running = findSitting(pages.peek().flat(), book.author, options.lesson, now())
  const lesson = options.lesson ?? (running && String(running.values['lesson']))
  const planned = entriesOfKinds(pages, PLANNED)
  const plan = samePlan(() => lessonPlan(planned.value, lesson))
  const channel = book.channels.find(({ audience }) => audience === 'private') ?? book.channels[0]
  const typed = { text: '', thought: '' }
  return {
    store,
    now,
    monotonic,
    after: options.after,
    book,
    grp: channel?.grp ?? '',
    writer: createOrderedWriter(store, book.book, options.after),
    plan,
    lesson: lesson ?? store.newEntity(),
    lessonStored: lesson !== undefined,
    sitting: firstSitting(options, running, plan.peek()),
    schemes: schemesIn(pages),
    sampling: signal(undefined),
    cells: new Map(),
    struck: new Set(),
    over: new Set(),
    notes: signal([]),
    photographed: photographedIn(store, book.book, pages),
    recorded: recordedNotes(store, book.book),
    mayRecord: mayRecordIn(book, pages, plan),
    recorder: signal(undefined),
    recordingEnd: signal(undefined),
    open: signal(undefined),
    lastTouch: signal(now()),
    touchedHere: false,
    undo: signal([]),
    guard: createArmGuard(),
    clock: signal(now()),
    apart: signal(false),
    field: signal('text'),
    typed: signal(typed),
    base: typed,
    revision: 0,
    drafted: new Set(),
    restoredFrom: undefined,
    pressed: [],
    reading: signal(false),
    cameBack: signal(undefined),
    stopIdle: () => undefined,
    gone: false
  }
}

function firstSitting(
  options: LiveLessonOptions,
  found: Entry | undefined,
  plan: LessonPlan
): Sitting {
  const { store, now, monotonic } = options
  const stored = found ? instantToMs(String(found.values['starts'])) : Number.NaN
  const starts = Number.isNaN(stored) ? likelyStart(plan, now()) : stored
  const ended = instantToMs(String(found?.values['ended']))
  return {
    ent: found?.ent ?? store.newEntity(),
    stored: found !== undefined,
    starts: signal(starts),
    ended: signal(Number.isNaN(ended) ? undefined : ended),
    changes: signal<readonly StageChange[]>([]),
    monotonicStart: monotonic() - (now() - starts)
  }
}

/**
 * Takes in what the store knows: notes of another tab or of before, never over what is being written here. False where it has to be
 * looked at again because something was.
 */
function follow(live: Live, entries: readonly Entry[]): boolean {
  const changes: StageChange[] = []
  let whole = true
  adoptSitting(live, entries)
  for (const entry of entries) {
    if (entry.author !== live.book.author) continue
    if (entry.kind === 'observation' && entry.values['lesson'] === live.lesson)
      whole = meet(live, entry) && whole
    if (entry.kind !== 'stageChange' || entry.deleted) continue
    if (entry.values['sitting'] !== live.sitting.ent) continue
    const at = instantToMs(String(entry.values['at']))
    changes.push({ ent: entry.ent, stage: String(entry.values['stage']), at })
    live.writer.meet(entry.ent)
  }
  const known = live.sitting.changes.peek()
  const fresh = changes.filter((change) => !known.some(({ ent }) => ent === change.ent))
  if (fresh.length > 0) {
    live.sitting.changes.value = [...known, ...fresh].toSorted((one, other) => one.at - other.at)
  }
  return whole
}

/** Another window of this tablet began the same lesson in the meantime: one observer has one start. */
function adoptSitting(live: Live, entries: readonly Entry[]): void {
  const { sitting } = live
  if (sitting.stored) return
  const begun = findSitting(entries, live.book.author, live.lesson, live.now())
  if (!begun) return
  sitting.ent = begun.ent
  sitting.stored = true
  live.lessonStored = true
  sitting.starts.value = instantToMs(String(begun.values['starts']))
}

/** False while the note is being written here: what the store has of it may be older than what is painted. */
function meet(live: Live, entry: Entry): boolean {
  const known = live.cells.get(entry.ent)
  if (live.struck.has(entry.ent) || (!known && isOfAnother(live, entry))) return true
  if (entry.deleted) {
    if (known) forget(live, known)
    return true
  }
  if (!known) {
    live.writer.meet(entry.ent)
    place(live, newCell(entry.ent, noteValues(entry)))
    return true
  }
  if (live.writer.mark(entry.ent).peek() !== 'stored') return false
  const values = noteValues(entry)
  const same = JSON.stringify(known.values.peek()) === JSON.stringify(values)
  if (!same) known.values.value = values
  return true
}

/** A lesson that was held before is another hour: its notes have their times there, and stay where they are. */
function isOfAnother({ sitting }: Live, { values }: Entry): boolean {
  return typeof values['sitting'] === 'string' && values['sitting'] !== sitting.ent
}

function forget(live: Live, cell: NoteCell): void {
  if (live.recorder.peek()?.cell === cell) void live.recorder.peek()?.stop()
  live.cells.delete(cell.ent)
  live.notes.value = live.notes.peek().filter((each) => each !== cell)
  live.undo.value = live.undo.peek().filter((step) => step.note !== cell)
  if (live.open.peek() === cell) live.open.value = undefined
}

/** Undo lives as long as the lesson, also when the page was opened again: then it takes back whole notes. */
function seedUndo(live: Live): void {
  const before = live.notes.peek().slice(-UNDO_STEPS)
  live.undo.value = before
    .toSorted((one, other) => noteTime(one.values.value) - noteTime(other.values.value))
    .map((cell) => ({ what: { act: 'note' }, note: cell, revert: () => strike(live, cell) }))
}
