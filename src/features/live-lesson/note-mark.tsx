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

/** From the worst to the best. */
const ORDER: readonly Mark[] = ['failed', 'journal', 'slow', 'writing', 'stored']

/** Whether a note is kept, or a run of them: a tick only after the store has said so of each. */
export function NoteMark({ ents }: { readonly ents: readonly Id[] }) {
  const { live, words } = useLive()
  const names = ents.join(' ')
  const mark = useMemo(() => worstMark(live, names.split(' ')), [live, names]).value
  const icon = ICONS[mark]
  return (
    <span class={classes(styles.mark, styles[mark])} data-mark={mark}>
      {icon && <Icon name={icon} size={20} label={words.mark[mark]} />}
    </span>
  )
}

/** The mark of the worst of them. One that stays the same is not drawn again, however many others move. */
function worstMark(live: Live, ents: readonly Id[]): ReadonlySignal<Mark> {
  return computed(() => {
    void live.store.places.value
    const marks = ents.map((ent) =>
      markOf(live.writer.mark(ent).value, live.store.place(ent) === 'journal')
    )
    return ORDER.find((each) => marks.includes(each)) ?? 'stored'
  })
}

/** What the second place holds is amber, also where it was written before a reload; what it has handed over since is stored. */
function markOf(written: Mark, isJournaled: boolean): Mark {
  if (written === 'journal' && !isJournaled) return 'stored'
  return written === 'stored' && isJournaled ? 'journal' : written
}
