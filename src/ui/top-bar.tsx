import type { ComponentChildren } from 'preact'
import styles from './top-bar.module.css'
import { Icon } from './icons.tsx'

export type TopBarProps = {
  start?: ComponentChildren
  centre?: ComponentChildren
  end?: ComponentChildren
}

/** The bar over every screen: what this is at the start, where everything is at the end. */
export function TopBar({ start, centre, end }: TopBarProps) {
  return (
    <header class={styles.bar}>
      <div class={styles.start}>{start}</div>
      {centre && <div class={styles.centre}>{centre}</div>}
      <div class={styles.end}>{end}</div>
    </header>
  )
}

export type ProjectSwitchProps = {
  name: string
  /** What a press does, read after the name. */
  hint: string
  onClick: () => void
}

/** The project's name, which is also the way to another one. */
export function ProjectSwitch({ name, hint, onClick }: ProjectSwitchProps) {
  return (
    <button
      type="button"
      class={styles.switch}
      aria-haspopup="dialog"
      aria-label={`${name}. ${hint}`}
      onClick={onClick}
    >
      <span class={styles.name}>{name}</span>
      <Icon name="chevron-down" size={20} />
    </button>
  )
}
