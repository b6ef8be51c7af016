import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks'
import {
  type KeptRows,
  keptRows,
  rested,
  resized,
  reveal as bringIntoView,
  scrolled,
  settle
} from './kept-rows.ts'
import type { Rows } from './row-sizes.ts'

/** Ms without a scroll event after which the scrolling counts as finished. */
const rest = 150

/** Which rows to draw, and the promise that what is being read does not jump while others are measured. */
export function useRowWindow<Row>(wish: Rows<Row>): {
  list: RefObject<HTMLDivElement | null>
  kept: KeptRows<Row>
} {
  const list = useRef<HTMLDivElement>(null)
  const [kept] = useState(() => keptRows(wish))
  const [drawing, redraw] = useReducer<number, void>((count) => count + 1, 0)
  const { rows, reveal } = wish
  kept.sizes.take(wish)

  useLayoutEffect(() => {
    if (list.current && settle(kept, list.current)) redraw()
  }, [kept, rows, drawing])

  useEffect(() => {
    if (reveal !== undefined && bringIntoView(kept, reveal)) redraw()
  }, [kept, reveal])

  useListening(list, kept, redraw)
  return { list, kept }
}

function useListening<Row>(
  list: RefObject<HTMLDivElement | null>,
  kept: KeptRows<Row>,
  redraw: () => void
) {
  useEffect(() => {
    const element = list.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const onScroll = (event: Event) => {
      // Scroll events do not bubble; caught at the top, those of any scroller around us are seen.
      if (event.target instanceof Element && !event.target.contains(element)) return
      if (scrolled(kept, event.timeStamp)) redraw()
      clearTimeout(timer)
      timer = setTimeout(() => {
        rested(kept)
      }, rest)
    }
    const onSize = () => {
      if (resized(kept, element)) redraw()
    }
    const observer = new ResizeObserver(onSize)
    observer.observe(element)
    // The drawn rows grow when something in them opens.
    if (element.firstElementChild) observer.observe(element.firstElementChild)
    document.addEventListener('scroll', onScroll, { capture: true, passive: true })
    window.addEventListener('resize', onSize)
    return () => {
      clearTimeout(timer)
      kept.pace.stop()
      observer.disconnect()
      document.removeEventListener('scroll', onScroll, { capture: true })
      window.removeEventListener('resize', onSize)
    }
  }, [list, kept, redraw])
}
