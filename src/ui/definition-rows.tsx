import type { ComponentChildren } from 'preact'
import styles from './definition-rows.module.css'

export type DefinitionRow = {
  term: string
  detail: ComponentChildren
  action?: ComponentChildren
}

/** What is so, term by term; under each other where there is no room beside. */
export function DefinitionRows({ rows }: { rows: readonly DefinitionRow[] }) {
  return (
    <dl class={styles.rows}>
      {rows.map((row) => (
        <div key={row.term} class={styles.row}>
          <dt class={styles.term}>{row.term}</dt>
          <dd class={styles.detail}>{row.detail}</dd>
          {row.action && <dd class={styles.action}>{row.action}</dd>}
        </div>
      ))}
    </dl>
  )
}
