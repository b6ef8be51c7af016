import { computed, type ReadonlySignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { Id } from '#lib/id.ts'
import { classes } from '#ui/classes.ts'
import { Icon, type IconName } from '#ui/icons.tsx'
import type { Mark } from '../shared/ordered-writer.ts'
import type { Live } from './live.ts'
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
  const mark = useMemo(() => markOf(live, ent), [live, ent]).value
  const icon = ICONS[mark]
  return (
    <span class={classes(styles.mark, styles[mark])} data-mark={mark}>
      {icon && <Icon name={icon} size={20} label={words.mark[mark]} />}
    </span>
  )
}

/**
 * What the second place holds is amber, also where it was written before a reload; what it has handed over since is stored. A mark that
 * stays the same is not drawn again, however many others move.
 */
function markOf({ writer, store }: Live, ent: Id): ReadonlySignal<Mark> {
  return computed(() => {
    const written = writer.mark(ent).value
    void store.places.value
    const isJournaled = store.place(ent) === 'journal'
    if (written === 'journal' && !isJournaled) return 'stored'
    return written === 'stored' && isJournaled ? 'journal' : written
  })
}
