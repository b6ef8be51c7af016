import type { ComponentChildren } from 'preact'
import styles from './empty-state.module.css'

export type EmptyStateProps = {
  /** One of the drawings. */
  picture?: ComponentChildren
  sentence: string
  /** One button at most. */
  action?: ComponentChildren
}

/** A place with nothing in it yet: a picture, one sentence, one button. */
export function EmptyState({ picture, sentence, action }: EmptyStateProps) {
  return (
    <div class={styles.empty}>
      {picture && <div class={styles.picture}>{picture}</div>}
      <p class={styles.sentence}>{sentence}</p>
      {action}
    </div>
  )
}
