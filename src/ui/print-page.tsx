import type { ComponentChildren } from 'preact'
import styles from './print-page.module.css'
import { classes } from './classes.ts'

export type PrintPageProps = {
  /** A3 on its side, for the wall; otherwise A4. */
  poster?: boolean | undefined
  children: ComponentChildren
}

/** One sheet of paper, shown as such on the screen: black on white in both themes. */
export function PrintPage({ poster, children }: PrintPageProps) {
  return <div class={classes(styles.sheet, poster && styles.poster)}>{children}</div>
}
