import type { ComponentChildren } from 'preact'
import styles from './chip.module.css'
import { Icon, type IconName } from './icons.tsx'

export type ChipProps = {
  /** Whether this filter is on. */
  pressed: boolean
  onClick: () => void
  icon?: IconName | undefined
  /** Accessible name, where the visible words are too short to stand alone. */
  label?: string | undefined
  disabled?: boolean | undefined
  children: ComponentChildren
}

/** A filter that is on or off. */
export function Chip({ pressed, onClick, icon, label, disabled, children }: ChipProps) {
  return (
    <button
      type="button"
      class={styles.chip}
      aria-pressed={pressed}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      {pressed ? <Icon name="tick" size={20} /> : icon && <Icon name={icon} size={20} />}
      {children}
    </button>
  )
}

/** Filters that belong together. */
export function ChipRow({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class={styles.row} role="group" aria-label={label}>
      {children}
    </div>
  )
}
