import { useComputed, useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { Button } from '#ui/button.tsx'
import { DrawnOnce } from './drawn-once.ts'
import { useMomentLater } from '#ui/use-moment-later.ts'
import { useLive } from './live-context.ts'
import { MarksLine, NoteLine } from './stream-lines.tsx'
import { streamLines } from './stream.ts'
import styles from './stream.module.css'

/** Lines kept in the page, twice what the glass shows: each costs what ten of its notes cost in memory. Scrolling up brings earlier ones. */
const WINDOW = 20
/** Within this of the end, new notes keep the end in view, in px. */
const AT_END = 24

/**
 * The notes of this lesson, newest at the bottom, right of the margin rule. The scroller is laid out from its foot (`column-reverse`):
 * the newest note stays in view by itself, and no touch waits for a layout to be measured.
 */
export function Stream() {
  const { live, words } = useLive()
  // A moment after the open note, which is what the finger looks at.
  const lines = useMomentLater(useComputed(() => streamLines(live))).value
  const shown = useSignal(WINDOW)
  const atEnd = useSignal(true)
  /** how many lines there were when the end left the view */
  const unseen = useRef(lines.length)
  const scroller = useRef<HTMLDivElement>(null)
  const first = Math.max(0, lines.length - shown.value)
  if (atEnd.value) unseen.current = lines.length
  const newer = Math.max(0, lines.length - unseen.current)
  const onScroll = () => {
    const place = scroller.current
    if (!place) return
    // Counted from the foot, upwards is negative.
    atEnd.value = place.scrollTop > -AT_END
    if (atEnd.value) shown.value = WINDOW
    else if (first > 0 && place.scrollHeight - place.clientHeight + place.scrollTop < 64)
      shown.value += WINDOW
  }
  return (
    <section class={styles.stream} aria-label={words.stream}>
      <div class={styles.scroller} ref={scroller} onScroll={onScroll}>
        <ol class={styles.lines}>
          {lines
            .slice(first)
            .map((line) =>
              line.line === 'note' ? (
                <DrawnOnce key={line.key} cell={line.cell} as={NoteLine} />
              ) : (
                <MarksLine key={line.key} groups={line.groups} />
              )
            )}
        </ol>
      </div>
      {!atEnd.value && newer > 0 && (
        <div class={styles.newer}>
          <Button
            after="chevron-down"
            onClick={() => {
              if (scroller.current) scroller.current.scrollTop = 0
            }}
          >
            {words.newer(newer)}
          </Button>
        </div>
      )}
    </section>
  )
}
