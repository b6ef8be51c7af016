import { fail, ok, type Result } from '#lib/result.ts'
import { type Day, dayToMs, instantToMs, msToClock, msToDay, msToInstant } from '#lib/time.ts'
import type { FieldSpec } from '#schema/define-kind.ts'
import type { Entry } from '#store/types.ts'

const MINUTE = 60_000
const CLOCK = /^(\d{1,2}):(\d{2})$/

export type Value = Entry['values'][string]

/** A value as its control holds it: instants as HH:MM, durations as minutes, sets as words apart. */
export function valueToText(field: FieldSpec, value: Value | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'object') return value.join(' ')
  if (field.input === 'instant') return msToClock(instantToMs(String(value)))
  if (field.input === 'duration') return String(Math.round((Number(value) / MINUTE) * 100) / 100)
  return String(value)
}

/**
 * What a control holds as a value for `parseField`; null where it is empty. `day` gives a time of day its day. Only what cannot be
 * a value of the field's type at all is refused here ('field-invalid' {field, reason}).
 */
export function textToValue(field: FieldSpec, text: string, day: Day): Result<unknown> {
  const written = text.trim()
  switch (field.input) {
    case 'shortText':
    case 'blob':
    case 'thumbnail':
    case 'day':
    case 'choice':
    case 'ref':
      return ok(written === '' ? null : written)
    case 'longText':
      return ok(written === '' ? null : text)
    case 'flag':
      return ok(written === '' ? null : written === 'true')
    case 'score':
    case 'duration':
      return numberOf(field, written)
    case 'instant':
      return instantOf(field, written, day)
    case 'choices':
    case 'refs':
      return ok(membersOf(text))
  }
}

export function membersOf(text: string): readonly string[] {
  return text.split(' ').filter(Boolean)
}

/** The day an entity's times belong to: its own day field, the day of the time itself, or today. */
export function dayOf(values: Entry['values'], field: string, now: number): Day {
  const day = values['day']
  if (typeof day === 'string') return day
  const instant = values[field]
  const ms = typeof instant === 'string' ? instantToMs(instant) : Number.NaN
  return msToDay(Number.isNaN(ms) ? now : ms)
}

function numberOf(field: FieldSpec, written: string): Result<unknown> {
  if (written === '') return ok(null)
  const number = Number(written.replace(',', '.'))
  if (Number.isNaN(number)) {
    return fail('field-invalid', { field: field.name, reason: 'not-a-number' })
  }
  return ok(field.input === 'duration' ? Math.round(number * MINUTE) : number)
}

function instantOf(field: FieldSpec, written: string, day: Day): Result<unknown> {
  if (written === '') return ok(null)
  const [, hours, minutes] = CLOCK.exec(written) ?? []
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59) {
    return fail('field-invalid', { field: field.name, reason: 'not-an-instant' })
  }
  return ok(msToInstant(dayToMs(day) + (Number(hours) * 60 + Number(minutes)) * MINUTE))
}
