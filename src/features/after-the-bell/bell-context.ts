import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { msToClock, msToLessonTime } from '#lib/time.ts'
import { chipsOf, isSeat, type Chip } from '../shared/lesson-plan.ts'
import { noteTime, type NoteValues } from '../shared/note-values.ts'
import { whatWords, type NoteWords } from '../shared/note-words.ts'
import type { Bell } from './model.ts'
import type { Words } from './words.ts'

export interface BellView {
  readonly bell: Bell
  readonly words: Words
  readonly note: NoteWords
}

export const BellContext = createContext<BellView | undefined>(undefined)

export function useBellView(): BellView {
  const view = useContext(BellContext)
  if (!view) throw new Error('a part of After the bell needs the bell around it')
  return view
}

/** Lesson time where there is a start, else the time of the clock. */
export function timeOf({ bell }: BellView, { sitting }: NoteValues, at: number): string {
  const starts = bell.startOf(sitting)
  return starts === undefined ? msToClock(at) : msToLessonTime(at - starts)
}

export function chipWords({ bell, note }: BellView, chip: Chip): string {
  if (chip === 'class') return note.wholeClass
  if (chip === 'group') return note.whom.group
  if (!isSeat(chip)) return note.lens[chip] ?? chip
  const label = bell.plan.value.seats[chip]?.label
  return label ? `${chip}, ${label}` : chip
}

/** "A, Heron · stuck" */
export function noteTitle(view: BellView, values: NoteValues): string {
  const who = chipsOf(view.bell.plan.value, values).map((chip) => chipWords(view, chip))
  return [who.join(', ') || view.note.nobody, ...whatWords(view.note, values)].join(' · ')
}

export function noteClock(view: BellView, values: NoteValues): string {
  return timeOf(view, values, noteTime(values))
}
