import type { Id } from '#lib/id.ts'
import { instantToMs } from '#lib/time.ts'
import type { Entry } from '#store/types.ts'

/** A field of an entry as text; '' where it is absent or no text. */
export function textOf(entry: Entry | undefined, field: string): string {
  const value = entry?.values[field]
  return typeof value === 'string' ? value : ''
}

/** A set field of an entry; empty where absent. */
export function listOf(entry: Entry | undefined, field: string): readonly string[] {
  const value = entry?.values[field]
  return Array.isArray(value)
    ? value.filter((member): member is string => typeof member === 'string')
    : []
}

export const SEATS = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Seat = (typeof SEATS)[number]

/** Across lessons a pupil is label and code. */
export function pupilName(pupil: Entry | undefined): string | undefined {
  if (!pupil) return undefined
  const label = textOf(pupil, 'label')
  const code = textOf(pupil, 'code')
  return label && code ? `${label} · ${code}` : label || code || undefined
}

/** Stages of a lesson in their planned order. */
export function stagesOf(lesson: Id, entries: readonly Entry[]): readonly Entry[] {
  return entries
    .filter(
      (entry) =>
        entry.kind === 'lessonStage' && !entry.deleted && textOf(entry, 'lesson') === lesson
    )
    .sort((one, other) => (textOf(one, 'rank') < textOf(other, 'rank') ? -1 : 1))
}

/** Living entries of one kind, by a text field. */
export function ofKind(entries: readonly Entry[], kind: string, by = 'name'): readonly Entry[] {
  return entries
    .filter((entry) => entry.kind === kind && !entry.deleted)
    .sort((one, other) => textOf(one, by).localeCompare(textOf(other, by)))
}

/** Planned start in ms, or undefined where only a day is planned. */
export function plannedStart(lesson: Entry): number | undefined {
  const ms = instantToMs(textOf(lesson, 'starts'))
  return Number.isNaN(ms) ? undefined : ms
}
