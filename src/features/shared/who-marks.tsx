import { PupilMarker } from '#ui/pupil-marker.tsx'
import type { Chip } from './lesson-plan.ts'
import { markOf } from './method.ts'
import styles from './who-marks.module.css'

interface WhoMarksProps {
  readonly chips: readonly Chip[]
  /** everybody in words; absent where they stand beside it */
  readonly label?: string | undefined
  readonly size?: 28 | 36
}

/** The markers of a note, in the order of their seats. */
export function WhoMarks({ chips, label, size = 28 }: WhoMarksProps) {
  return (
    <span class={styles.marks} role={label ? 'img' : undefined} aria-label={label}>
      {chips.map((chip) => (
        <PupilMarker key={chip} seat={chip} line={markOf(chip)} size={size} />
      ))}
    </span>
  )
}
