import styles from './quiet-pick.module.css'
import { Icon } from './icons.tsx'
import type { Pick } from './pick-field.tsx'

export type QuietPickProps<V extends string> = {
  /** Read out, not seen: in a row the place says it already. */
  label: string
  value: V
  picks: readonly (Pick & { value: V })[]
  onChange: (value: V) => void
}

/** A pick list without a box, for what a row of a list seldom changes. The tablet's own wheel or menu. */
export function QuietPick<V extends string>({ label, value, picks, onChange }: QuietPickProps<V>) {
  return (
    <span class={styles.pick}>
      <select
        class={styles.select}
        aria-label={label}
        autocomplete="off"
        value={value}
        onChange={(event) => {
          const picked = picks.find((pick) => pick.value === event.currentTarget.value)
          if (picked) onChange(picked.value)
        }}
      >
        {picks.map((pick) => (
          <option key={pick.value} value={pick.value} disabled={pick.disabled}>
            {pick.label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" size={20} />
    </span>
  )
}
