import type { ReadonlySignal, Signal } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import type { Book, SeenContext, Store } from '#store/types.ts'
import type { Chip, LessonPlan } from '../shared/lesson-plan.ts'
import type { NoteValues, Tag } from '../shared/note-values.ts'
import type { OrderedWriter } from '../shared/ordered-writer.ts'
import type { Scheme } from '../shared/samplings.ts'
import type { ArmGuard } from './arm-guard.ts'
import type { Recorder, RecordingEnd } from './recording.ts'
import type { RunningSampling } from './sampling.ts'

/** One note on the screen: painted from memory, written behind. */
export interface NoteCell {
  readonly ent: Id
  readonly values: Signal<NoteValues>
  /** the minted words, where this page knows them; undefined until opened */
  readonly text: Signal<string | undefined>
  readonly thought: Signal<string | undefined>
  /** words stand open for 8 s after writing (R9) */
  readonly fresh: Signal<boolean>
  /** how often words were written here */
  writings: number
}

/** What one Undo takes back (R4). */
export type Act =
  | {
      readonly act:
        | 'photo'
        | 'recording'
        | 'note'
        | 'words'
        | 'thought'
        | 'quote'
        | 'time'
        | 'bin'
        | 'start'
    }
  | { readonly act: 'tag'; readonly tag: Tag }
  | { readonly act: 'looked'; readonly phrase: string }
  | { readonly act: 'who'; readonly chip: Chip }
  | { readonly act: 'stage'; readonly name: string }
  | { readonly act: 'ink'; readonly erased: boolean }
  | { readonly act: 'mark'; readonly letter: string }
  | { readonly act: 'counted'; readonly said: string }
  /** how often it could have happened; of 0 it is no longer said */
  | { readonly act: 'occasions'; readonly outOf: number }
  | { readonly act: 'pair'; readonly counted: number; readonly outOf: number }
  | { readonly act: 'sampling'; readonly on: boolean }

export interface UndoStep {
  readonly what: Act
  readonly note?: NoteCell
  readonly revert: () => void
}

export interface StageChange {
  readonly ent: Id
  readonly stage: Id
  /** ms since 1970 */
  readonly at: number
}

/** One observer's start and stage changes (R6); nothing of it is stored before the first touch. */
export interface Sitting {
  ent: Id
  stored: boolean
  readonly starts: Signal<number>
  readonly ended: Signal<number | undefined>
  readonly changes: Signal<readonly StageChange[]>
  /** the monotonic clock at `starts` as it was when the page opened */
  monotonicStart: number
}

export type After = (ms: number, run: () => void) => () => void

export interface Typed {
  readonly text: string
  readonly thought: string
}

/** The state of one live lesson; the functions of this folder act on it. */
export interface Live {
  readonly store: Store
  readonly now: () => number
  readonly monotonic: () => number
  readonly after: After
  readonly book: Book
  /** the channel notes are born in */
  readonly grp: string
  readonly writer: OrderedWriter
  readonly plan: ReadonlySignal<LessonPlan>
  /** the lesson; made from the first note where none was planned */
  lesson: Id
  lessonStored: boolean
  readonly sitting: Sitting
  /** those the project has */
  readonly schemes: ReadonlySignal<readonly Scheme[]>
  /** what is sampled by the clock beside the notes */
  readonly sampling: Signal<RunningSampling | undefined>
  readonly cells: Map<Id, NoteCell>
  /** struck out on this page: the store may still tell of them for a moment */
  readonly struck: Set<Id>
  /** samplings ended on this page: the store may still tell of them as running for a moment */
  readonly over: Set<Id>
  /** in order of time */
  readonly notes: Signal<readonly NoteCell[]>
  /** notes with a photo, checked or not */
  readonly photographed: ReadonlySignal<ReadonlySet<Id>>
  /** notes with sound that nobody has written down */
  readonly recorded: ReadonlySignal<ReadonlySet<Id>>
  /** the project allows recording (domain P8) */
  readonly mayRecord: ReadonlySignal<boolean>
  readonly recorder: Signal<Recorder | undefined>
  readonly recordingEnd: Signal<RecordingEnd | undefined>
  readonly open: Signal<NoteCell | undefined>
  readonly lastTouch: Signal<number>
  /** something was done on this page */
  touchedHere: boolean
  readonly undo: Signal<readonly UndoStep[]>
  readonly guard: ArmGuard
  /** ms since 1970, once a second */
  readonly clock: Signal<number>
  /** "I am sitting apart": words stay open (R9) */
  readonly apart: Signal<boolean>
  readonly field: Signal<'text' | 'thought'>
  readonly typed: Signal<Typed>
  /** what of `typed` is minted already */
  base: Typed
  revision: number
  /** notes whose words are in a draft */
  readonly drafted: Set<Id>
  /** what was in front of the person when a draft that came back was begun (sync.md §2.3) */
  restoredFrom: { readonly ent: Id; readonly context: SeenContext } | undefined
  /** chips pressed a moment ago with what they did, in case they were an arm (R8) */
  pressed: readonly { readonly time: number; readonly fresh: readonly UndoStep[] }[]
  /** the open note's words are being read from the store */
  readonly reading: Signal<boolean>
  /** ms between the last keystroke and coming back to an unfinished note */
  readonly cameBack: Signal<number | undefined>
  stopIdle: () => void
  /** the lesson was left: nobody sees what would go on here */
  gone: boolean
}
