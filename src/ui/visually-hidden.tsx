import type { ComponentChildren } from 'preact'
import styles from './visually-hidden.module.css'

/** Words for screen readers only. */
export function VisuallyHidden({ children }: { children: ComponentChildren }) {
  return <span class={styles.hidden}>{children}</span>
}

/** First thing the Tab key meets; `target` is the id of the main part, which needs `tabIndex={-1}`. */
export function SkipLink({ target, children }: { target: string; children: ComponentChildren }) {
  return (
    <a
      class={styles.skip}
      href={`#${target}`}
      onClick={(event) => {
        // Only the focus moves: a fragment in the address would look like a new page to the router.
        event.preventDefault()
        document.getElementById(target)?.focus()
      }}
    >
      {children}
    </a>
  )
}
