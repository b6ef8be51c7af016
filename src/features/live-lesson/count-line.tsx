import { IconButton } from '#ui/icon-button.tsx'
import { guardedClick, guardedPress } from './guarded.ts'
import type { NoteCell } from './live.ts'
import { useLive } from './live-context.ts'
import { setCounted } from './note-marks.ts'
import styles from './open-note.module.css'

/** More than a school has in one hall. */
const MOST = 999

/** "7 of 11": two counts by big buttons, each kept as it is touched. */
export function CountLine({ cell }: { readonly cell: NoteCell }) {
  const { live, words, panel } = useLive()
  const { counted = 0, outOf = 0 } = cell.values.value
  return (
    <div class={styles.first} role="group" aria-label={words.countTitle}>
      <span class={styles.count}>
        <Steps
          value={counted}
          less={words.countLess}
          more={words.countMore}
          onChange={(next) => setCounted(live, cell, next, Math.max(next, outOf))}
        />
        <span>{words.countOf}</span>
        <Steps
          value={outOf}
          less={words.outOfLess}
          more={words.outOfMore}
          onChange={(next) => setCounted(live, cell, Math.min(counted, next), next)}
        />
      </span>
      <span class={styles.kept} />
      <IconButton
        icon="close"
        label={words.close}
        live
        {...guardedClick(live, () => (panel.value = 'none'))}
      />
    </div>
  )
}

interface StepsProps {
  readonly value: number
  readonly less: string
  readonly more: string
  readonly onChange: (value: number) => void
}

function Steps({ value, less, more, onChange }: StepsProps) {
  const { live } = useLive()
  return (
    <span class={styles.steps}>
      <IconButton
        icon="minus"
        label={less}
        outlined
        aria-disabled={value <= 0}
        {...guardedPress(live, () => value > 0 && onChange(value - 1))}
      />
      <output class={styles.amount}>{value}</output>
      <IconButton
        icon="plus"
        label={more}
        outlined
        {...guardedPress(live, () => value < MOST && onChange(value + 1))}
      />
    </span>
  )
}
