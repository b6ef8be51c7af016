import styles from './place-mark.module.css'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icons.tsx'

/** Where something is. `private` says who can see it and stands beside the others, never instead. */
export type Place = 'saved' | 'waiting' | 'sending' | 'safe' | 'needs' | 'lost' | 'private'

export const placeIcons: Record<Place, IconName> = {
  saved: 'tablet',
  waiting: 'waiting',
  sending: 'sending',
  safe: 'tick',
  needs: 'needs',
  lost: 'lost',
  private: 'private'
}

export type PlaceMarkProps = {
  state: Place
  /** What the state is called; shown, or the accessible name where the mark is compact. */
  words: string
  /** Only the icon, for a note's line. */
  compact?: boolean | undefined
  /** Words for "only you can open this"; draws the closed eye beside the place. */
  alone?: string | undefined
}

/** Icon and words; colour is third. */
export function PlaceMark({ state, words, compact, alone }: PlaceMarkProps) {
  return (
    <span class={classes(styles.mark, compact && styles.compact)}>
      <span class={classes(styles.state, styles[state])}>
        <Icon name={placeIcons[state]} size={20} label={compact ? words : undefined} />
        {!compact && <span>{words}</span>}
      </span>
      {alone && (
        <span class={classes(styles.state, styles.private)}>
          <Icon name="private" size={20} label={compact ? alone : undefined} />
          {!compact && <span>{alone}</span>}
        </span>
      )}
    </span>
  )
}
