import type { Signal } from '@preact/signals'
import { DateField } from '#ui/pick-field.tsx'
import type { Words } from './words.ts'

interface WhenFieldsProps {
  readonly words: Words
  readonly day: Signal<string>
  readonly starts: Signal<string>
  /** why the day is not taken as it is */
  readonly error: string | undefined
}

/** The day something planned is on, and when it starts, side by side in a pair. */
export function WhenFields({ words, day, starts, error }: WhenFieldsProps) {
  return (
    <>
      <DateField
        label={words.day}
        value={day.value}
        error={error}
        onInput={(value) => (day.value = value)}
      />
      <DateField
        kind="time"
        label={words.starts}
        value={starts.value}
        onInput={(value) => (starts.value = value)}
      />
    </>
  )
}
