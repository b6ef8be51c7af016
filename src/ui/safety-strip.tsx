import styles from './safety-strip.module.css'
import { classes } from './classes.ts'
import { Icon } from './icons.tsx'
import { type Place, placeIcons } from './place-mark.tsx'

export type SafetyStripProps = {
  state: Place
  /** One short line, such as "14 on this iPad". */
  words: string
  /** What a press opens, read after the words. */
  detail: string
  onClick: (event: MouseEvent) => void
  onPointerDown?: ((event: PointerEvent) => void) | undefined
}

/** The pill at the top of every screen that says where everything is, and opens the rest of it. */
export function SafetyStrip({ state, words, detail, ...touch }: SafetyStripProps) {
  return (
    <button type="button" class={styles.strip} aria-label={`${words}. ${detail}`} {...touch}>
      <span class={classes(styles.pill, styles[state])}>
        <Icon name={placeIcons[state]} size={20} />
        <span class={styles.words}>{words}</span>
      </span>
    </button>
  )
}
