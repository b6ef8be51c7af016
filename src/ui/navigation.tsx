import type { ComponentChildren } from 'preact'
import styles from './navigation.module.css'
import { Icon, type IconName } from './icons.tsx'
import { SkipLink, VisuallyHidden } from './visually-hidden.tsx'

export type NavigationCell = {
  href: string
  label: string
  icon: IconName
  current?: boolean | undefined
  /** Words for "something here needs you"; draws a small flag. Never a count of people. */
  note?: string | undefined
}

export type NavigationProps = { label: string; cells: readonly NavigationCell[] }

/** The places: a bar at the bottom in portrait, a rail at the start in landscape. */
export function Navigation({ label, cells }: NavigationProps) {
  return (
    <nav class={styles.navigation} aria-label={label}>
      <ul class={styles.cells} role="list">
        {cells.map((cell) => (
          <li key={cell.href}>
            <a
              class={styles.cell}
              href={cell.href}
              aria-current={cell.current ? 'page' : undefined}
            >
              <span class={styles.icon}>
                <Icon name={cell.icon} size={28} />
                {cell.note && (
                  <span class={styles.note}>
                    <Icon name="needs" size={16} />
                  </span>
                )}
              </span>
              <span>{cell.label}</span>
              {cell.note && <VisuallyHidden>{cell.note}</VisuallyHidden>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export type ShellProps = {
  /** Words of the link that leads past the bars. */
  skip: string
  top?: ComponentChildren
  navigation?: ComponentChildren
  /** Strips between the top bar and the screen; keep a `Messages` here. */
  messages?: ComponentChildren
  children: ComponentChildren
}

/** The frame of every screen but the live ones: bars, messages, and the main part. */
export function Shell({ skip, top, navigation, messages, children }: ShellProps) {
  return (
    <div class={styles.shell}>
      <SkipLink target="main">{skip}</SkipLink>
      <div class={styles.top}>{top}</div>
      {navigation && <div class={styles.places}>{navigation}</div>}
      <div class={styles.body}>
        {messages}
        <main class={styles.main} id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  )
}
