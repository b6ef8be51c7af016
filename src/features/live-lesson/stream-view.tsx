import { useComputed, useSignal, type Signal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { RefObject } from 'preact'
import { Button } from '#ui/button.tsx'
import { useLive } from './live-context.ts'
import { MarksLine, NoteLine } from './stream-lines.tsx'
import { streamLines } from './stream.ts'
import styles from './stream.module.css'

/** Lines kept in the page; scrolling up brings earlier ones. */
const WINDOW = 60
/** Within this of the end, new notes keep the end in view, in px. */
const AT_END = 24

/** The notes of this lesson, newest at the bottom, right of the margin rule. */
export function Stream() {
  const { live, words } = useLive()
  const lines = useComputed(() => streamLines(live)).value
  const shown = useSignal(WINDOW)
  const scroller = useRef<HTMLOListElement>(null)
  const { atEnd, unseen } = useEnd(scroller, lines.length)
  const first = Math.max(0, lines.length - shown.value)
  const newer = Math.max(0, lines.length - unseen.value)
  return (
    <section class={styles.stream} aria-label={words.stream}>
      <ol
        class={styles.lines}
        ref={scroller}
        onScroll={() => {
          watchEnd(scroller.current, atEnd)
          if (first > 0 && (scroller.current?.scrollTop ?? 1) < 64) shown.value += WINDOW
        }}
      >
        {lines
          .slice(first)
          .map((line) =>
            line.line === 'note' ? (
              <NoteLine key={line.key} cell={line.cell} />
            ) : (
              <MarksLine key={line.key} groups={line.groups} />
            )
          )}
      </ol>
      {!atEnd.value && newer > 0 && (
        <div class={styles.newer}>
          <Button after="chevron-down" onClick={() => toEnd(scroller.current)}>
            {words.newer(newer)}
          </Button>
        </div>
      )}
    </section>
  )
}

function useEnd(scroller: RefObject<HTMLOListElement | null>, lines: number) {
  const atEnd = useSignal(true)
  /** how many lines there were when the end left the view */
  const unseen = useSignal(lines)
  useLayoutEffect(() => {
    if (!atEnd.peek()) return
    toEnd(scroller.current)
    unseen.value = lines
  }, [lines, scroller, atEnd, unseen])
  useEffect(() => {
    const element = scroller.current
    if (!element || typeof ResizeObserver === 'undefined') return undefined
    const observer = new ResizeObserver(() => {
      if (atEnd.peek()) toEnd(element)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, atEnd])
  return { atEnd, unseen }
}

function watchEnd(element: HTMLOListElement | null, atEnd: Signal<boolean>): void {
  if (!element) return
  atEnd.value = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END
}

function toEnd(element: HTMLOListElement | null): void {
  if (element) element.scrollTop = element.scrollHeight
}
