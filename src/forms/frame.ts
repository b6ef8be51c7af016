import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Id } from '#lib/id.ts'
import { dayToWords, instantToMs, msToClock, msToDay } from '#lib/time.ts'
import type { Language } from '#lib/words.ts'
import { choiceLabels, type FieldSpec, type KindWords } from '#schema/define-kind.ts'
import { membersOf, type Value, valueToText } from './text.ts'
import type { FormWords } from './words.ts'

/** An entity that a reference can point to, by the name people know it by. */
export interface Pick {
  readonly value: Id
  readonly label: string
}

/** What a form needs of the screen around it: words, names, and what can be referred to. */
export interface Frame {
  readonly language: Language
  readonly words: FormWords
  readonly kindWords: KindWords
  /** a person's display name */
  readonly nameOf: (person: Id) => string
  /** entities of a kind that a reference may pick, in the order they are offered */
  readonly picksOf: (kind: string) => readonly Pick[]
}

export const FrameContext = createContext<Frame | undefined>(undefined)

export function useFrame(): Frame {
  const frame = useContext(FrameContext)
  if (!frame) throw new Error('a field needs the form around it')
  return frame
}

export function labelOf(frame: Frame, field: FieldSpec): string {
  return frame.kindWords.fields[field.name] ?? field.name
}

/** The options of a choice field with their labels. */
export function optionsOf(frame: Frame, field: FieldSpec): readonly Pick[] {
  const labels = choiceLabels(frame.kindWords, field.name)
  return field.options.map((value) => ({ value, label: labels[value] ?? value }))
}

/** A value in words; '' where there is none. */
export function valueToWords(frame: Frame, field: FieldSpec, value: Value | undefined): string {
  const { words, language } = frame
  const text = valueToText(field, value)
  if (text === '') return ''
  switch (field.input) {
    case 'flag':
      return value === true ? words.yes : words.no
    case 'day':
      return dayToWords(text, language)
    case 'instant':
      return momentToWords(instantToMs(String(value)), language)
    case 'duration':
      return `${text} ${words.minutes}`
    case 'choice':
    case 'choices':
      return namesOf(text, optionsOf(frame, field), '')
    case 'ref':
    case 'refs':
      return namesOf(text, frame.picksOf(field.to ?? ''), words.elsewhere)
    // Only its screen can show it.
    case 'blob':
    case 'thumbnail':
      return ''
    case 'shortText':
    case 'longText':
    case 'score':
      return text
  }
}

/** A moment as people say it, in the tablet's zone. */
export function momentToWords(ms: number, language: Language): string {
  return `${dayToWords(msToDay(ms), language)}, ${msToClock(ms)}`
}

function namesOf(text: string, picks: readonly Pick[], unknown: string): string {
  const labels = new Map(picks.map(({ value, label }) => [value, label]))
  return membersOf(text)
    .map((member) => labels.get(member) ?? unknown)
    .filter(Boolean)
    .join(', ')
}
