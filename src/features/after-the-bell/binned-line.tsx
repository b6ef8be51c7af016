import { Button } from '#ui/button.tsx'
import styles from './after-the-bell.module.css'
import { useBellView } from './bell-context.ts'
import { unbin } from './going-through.ts'

/** What was binned last, and the way back, until the next decision. */
export function BinnedLine() {
  const { bell, words } = useBellView()
  const binned = bell.binned.value
  const count = binned.length
  const { store, book } = bell.options
  const sampled = store
    .entries(book.book)
    .value.some(({ ent, kind }) => kind === 'sampling' && binned.includes(ent))
  return (
    <div class={styles.binned} role="status">
      {count > 0 && (
        <>
          <span>{sampled ? words.binnedSampling : words.binned(count)}</span>
          <Button kind="quiet" icon="undo" onClick={() => unbin(bell)}>
            {words.undo}
          </Button>
        </>
      )}
    </div>
  )
}
