import type { Id } from '#lib/id.ts'
import { classes } from '#ui/classes.ts'
import { Icon, type IconName } from '#ui/icons.tsx'
import type { Mark } from '../shared/ordered-writer.ts'
import { useLive } from './live-context.ts'
import styles from './note-mark.module.css'

/** Nothing is drawn while a note is being written: the tick comes with the store's answer, the ring after a second. */
const ICONS: Readonly<Record<Mark, IconName | undefined>> = {
  writing: undefined,
  slow: 'waiting',
  stored: 'tick',
  journal: 'lost',
  failed: 'lost'
}

/** Whether a note is kept: a tick only after the store has said so. */
export function NoteMark({ ent }: { readonly ent: Id }) {
  const { live, words } = useLive()
  const written = live.writer.mark(ent).value
  void live.store.places.value
  // The second place has handed it over since: now it is stored.
  const arrived = written === 'journal' && live.store.place(ent) !== 'journal'
  const mark = arrived ? 'stored' : written
  const icon = ICONS[mark]
  return (
    <span class={classes(styles.mark, styles[mark])} data-mark={mark}>
      {icon && <Icon name={icon} size={20} label={words.mark[mark]} />}
    </span>
  )
}
