import { Button } from '#ui/button.tsx'
import styles from './after-the-bell.module.css'
import { useBellView } from './bell-context.ts'
import { unbin } from './going-through.ts'

/** What was binned last, and the way back, until the next decision. */
export function BinnedLine() {
  const { bell, words } = useBellView()
  const count = bell.binned.value.length
  return (
    <div class={styles.binned} role="status">
      {count > 0 && (
        <>
          <span>{words.binned(count)}</span>
          <Button kind="quiet" icon="undo" onClick={() => unbin(bell)}>
            {words.undo}
          </Button>
        </>
      )}
    </div>
  )
}
