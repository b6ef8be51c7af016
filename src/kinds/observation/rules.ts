import { instantToMs } from '#lib/time.ts'

/** An observation as a list knows it: the digest's values, or all of them. */
export type NoteLike = Readonly<Record<string, unknown>>

/** R3: pupil and time, and nothing else; handed in only once it has a word or a tag. */
export function isBareMark(values: NoteLike): boolean {
  return (
    isEmpty(values['tags']) &&
    isEmpty(values['lookedFor']) &&
    values['ink'] !== true &&
    wordsIn(values, 'words', 'text') === 0 &&
    wordsIn(values, 'thoughts', 'thought') === 0
  )
}

/** When it happened as far as the observer can say, in ms: the mended time, else the first touch. NaN where neither is known. */
export function noteTime(values: NoteLike): number {
  const time = values['mended'] ?? values['at']
  return typeof time === 'string' ? instantToMs(time) : Number.NaN
}

/** Whom a note is about. */
export type Who =
  | { readonly who: 'class' }
  | { readonly who: 'group'; readonly pupils: readonly string[] }
  | { readonly who: 'pupils'; readonly pupils: readonly string[] }
  | { readonly who: 'nobody' }

/** The whole class hides single pupils; a group may name some of its members. */
export function whoOf(values: NoteLike): Who {
  const pupils = Array.isArray(values['pupils'])
    ? values['pupils'].filter((pupil): pupil is string => typeof pupil === 'string')
    : []
  if (values['whom'] === 'class') return { who: 'class' }
  if (values['whom'] === 'group') return { who: 'group', pupils }
  return pupils.length > 0 ? { who: 'pupils', pupils } : { who: 'nobody' }
}

/** Where a note may be read: what its author decided; undefined until then. */
export function whereOf(values: NoteLike): 'private' | 'school' | 'group' | 'adviser' | undefined {
  const where = values['visibility']
  return where === 'private' || where === 'school' || where === 'group' || where === 'adviser'
    ? where
    : undefined
}

/** How many words a text has, counted as people do. */
export function countWords(text: string | undefined): number {
  return text?.split(/\s+/u).filter(Boolean).length ?? 0
}

function wordsIn(values: NoteLike, count: string, field: string): number {
  const text = values[field]
  return typeof text === 'string' ? countWords(text) : Number(values[count] ?? 0)
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  )
}
