import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Signal } from '@preact/signals'
import type { MethodWords } from '../shared/method-words.ts'
import type { NoteWords } from '../shared/note-words.ts'
import { isSeat, type Chip } from '../shared/lesson-plan.ts'
import type { Live } from './live.ts'
import type { Words } from './words.ts'

/** What stands in place of something else for a moment; never over chips, tags or the open note (R11). */
export type Panel =
  | 'none'
  | 'menu'
  | 'keys'
  | 'changed'
  | 'mend'
  | 'who'
  | 'helped'
  | 'count'
  | 'sampling'
  | 'ink'
  | 'camera'
  | 'recording'

export interface LiveView {
  readonly live: Live
  readonly words: Words
  readonly note: NoteWords
  /** what the method of this lesson calls its things */
  readonly method: MethodWords
  readonly panel: Signal<Panel>
  readonly covered: Signal<boolean>
  /** the tags in place of the sampling keys for a moment, while something is sampled */
  readonly tagsOver: Signal<boolean>
  /** the pupil whose chip is held, and whole minutes since the newest note about that pupil before this touch; undefined without one */
  readonly asked: Signal<{ readonly chip: Chip; readonly minutes: number | undefined } | undefined>
  /** 'trial' while the page is a trial */
  readonly trial: boolean
  readonly apple: boolean
  readonly done: () => void
  readonly toTablet: () => void
}

export const LiveContext = createContext<LiveView | undefined>(undefined)

export function useLive(): LiveView {
  const view = useContext(LiveContext)
  if (!view) throw new Error('a part of the live lesson needs the lesson around it')
  return view
}

/** Who a chip is, in words: "A, Heron". */
export function chipName(view: LiveView, chip: Chip): string {
  if (chip === 'class') return view.note.wholeClass
  if (chip === 'group') return view.note.whom.group
  if (!isSeat(chip)) return view.note.lens[chip] ?? chip
  return view.words.chip(chip, view.live.plan.value.seats[chip]?.label ?? '')
}
