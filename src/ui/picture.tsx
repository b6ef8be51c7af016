import styles from './picture.module.css'

export type PictureProps = {
  /** One patch of wash, never quite in register with the lines. */
  patch: string
  /** Ink lines, 2.5 px, slightly open where they meet, as with a fineliner. */
  lines: string
  /** Thinner lines: writing, grain, what lies behind. */
  fine?: string | undefined
  /** Lines in the colour of the margin rule. */
  ruled?: string | undefined
}

/** Paper for one drawing, 320 × 200, with the margin rule at its left. Decoration: never announced. */
export function Picture({ patch, lines, fine, ruled }: PictureProps) {
  return (
    <svg class={styles.picture} viewBox="0 0 320 200" aria-hidden="true">
      <path class={styles.rule} d="M25 5C25.600 66 24.500 135 25.200 195" />
      <path class={styles.patch} d={patch} />
      {ruled && <path class={styles.rule} d={ruled} />}
      {fine && <path class={styles.fine} d={fine} />}
      <path class={styles.lines} d={lines} />
    </svg>
  )
}
