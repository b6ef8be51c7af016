import { type RowPace, rowPace } from './row-pace.ts'
import { type RowSizes, type Rows, rowSizes } from './row-sizes.ts'
import { type RowWindow, rowWindow } from './row-window.ts'
import { place, type Scroller, scrollerOf } from './scroller.ts'

/** What a long list remembers between two drawings and is no reason for one. */
export type KeptRows<Row> = {
  sizes: RowSizes<Row>
  drawn: RowWindow
  list: HTMLElement | undefined
  scroller: Scroller | undefined
  /** The row at the upper edge and how far the edge is below its top. */
  anchor: { key: string; index: number; gap: number } | undefined
  /** How far the drawn rows stand above where they belong, until the scrolling rests. */
  shift: number
  moving: boolean
  /** The next scroll event is our own doing. */
  own: boolean
  width: number
  pace: RowPace
}

/** Px drawn beyond the visible part on both sides. */
const spare = 600

export function keptRows<Row>(wish: Rows<Row>): KeptRows<Row> {
  return {
    sizes: rowSizes(wish),
    drawn: { first: 0, end: Math.min(wish.rows.length, 24) },
    list: undefined,
    scroller: undefined,
    anchor: undefined,
    shift: 0,
    moving: false,
    own: false,
    width: 0,
    pace: rowPace()
  }
}

/**
 * After a drawing: learns the real heights, keeps the place, puts the rows where they belong. True
 * if other rows must be drawn. Everything is read before anything is written, so that the browser
 * lays the page out once for it.
 */
export function settle<Row>(kept: KeptRows<Row>, list: HTMLElement): boolean {
  if (kept.list !== list) kept.scroller = scrollerOf(list)
  kept.list = list
  const seen = see(kept)
  if (!seen) return false
  kept.sizes.measure(list)
  seen.top += hold(kept, seen.top)
  const other = look(kept, seen)
  if (!other) write(kept)
  return other
}

/** After a scroll event at `time` ms; true if other rows must be drawn. */
export function scrolled<Row>(kept: KeptRows<Row>, time: number): boolean {
  const isOurs = kept.own
  if (isOurs) kept.own = false
  else kept.moving = true
  const seen = see(kept)
  if (!seen) return false
  // What we move ourselves is no speed.
  if (!isOurs) kept.pace.moved(seen.top, seen.height, time)
  return look(kept, seen)
}

/** When the scrolling has rested for a while: evens out what was put off. */
export function rested<Row>(kept: KeptRows<Row>) {
  kept.moving = false
  kept.pace.rested()
  if (kept.shift === 0) return
  even(kept)
  write(kept)
}

/** After a change of size, of the list or of a row in it; true if other rows must be drawn. */
export function resized<Row>(kept: KeptRows<Row>, list: HTMLElement): boolean {
  const width = list.clientWidth
  if (kept.width !== 0 && kept.width !== width) {
    kept.sizes.forget()
    // Another layout may scroll elsewhere.
    kept.scroller = scrollerOf(list)
  }
  kept.width = width
  return settle(kept, list)
}

/** Brings a row a quarter down the visible part; true if other rows must be drawn. */
export function reveal<Row>(kept: KeptRows<Row>, key: string): boolean {
  const seen = see(kept)
  if (!seen) return false
  kept.anchor = { key, index: -1, gap: -Math.round(seen.height / 4) }
  kept.moving = false
  seen.top += hold(kept, seen.top)
  return look(kept, seen)
}

type Seen = { top: number; height: number }

/** The visible part, in px from the top of the list as its rows stand now. */
function see<Row>({ list, scroller, shift }: KeptRows<Row>): Seen | undefined {
  if (!list || !scroller) return undefined
  const { top, height } = place(list, scroller)
  return { top: top + shift, height }
}

/** Puts the anchored row back where it was on the glass; how far that is. */
function hold<Row>(kept: KeptRows<Row>, top: number): number {
  const { anchor, sizes } = kept
  if (!anchor) return 0
  const index = sizes.indexOf(anchor.key, anchor.index)
  if (index < 0) return 0
  const by = sizes.heights().offset(index) + anchor.gap - top
  if (Math.abs(by) < 0.5) return 0
  // Setting the scroll position would stop a flick on an iPad, so the rows are moved instead and
  // the two are evened out when the scrolling rests.
  kept.shift += by
  if (!kept.moving) even(kept)
  return by
}

function even<Row>(kept: KeptRows<Row>) {
  if (!kept.scroller) return
  // The list must be tall enough for the place it is to be scrolled to.
  write(kept)
  const before = kept.scroller.scrollTop
  kept.scroller.scrollTop = before + kept.shift
  kept.own = kept.scroller.scrollTop !== before
  kept.shift = 0
}

/** Chooses the rows to draw for where the list is now. */
function look<Row>(kept: KeptRows<Row>, { top, height }: Seen): boolean {
  const { sizes, drawn } = kept
  const heights = sizes.heights()
  const index = heights.at(top)
  const key = sizes.key(index)
  // While the head of the list is in view, what is new at the head should be seen.
  kept.anchor =
    key !== undefined && top > 0 ? { key, index, gap: top - heights.offset(index) } : undefined
  const next = rowWindow(heights, sizes.count(), { top, height, spare })
  if (next.first === drawn.first && next.end === drawn.end) return false
  kept.drawn = next
  return true
}

/** Height and position are written here and nowhere else: a drawing would put old values back. */
function write<Row>({ list, sizes, drawn, shift }: KeptRows<Row>) {
  const rows = list?.firstElementChild
  if (!list || !(rows instanceof HTMLElement)) return
  const heights = sizes.heights()
  list.style.height = `${heights.offset(sizes.count())}px`
  rows.style.top = `${heights.offset(drawn.first) - shift}px`
}
