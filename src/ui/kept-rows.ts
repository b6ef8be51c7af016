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
  anchor: { key: string; gap: number } | undefined
  /** How far the drawn rows stand above where they belong, until the scrolling rests. */
  shift: number
  moving: boolean
  /** The next scroll event is our own doing. */
  own: boolean
  width: number
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
    width: 0
  }
}

/** After a drawing: learns the real heights, keeps the place; true if it must be drawn again. */
export function settle<Row>(kept: KeptRows<Row>, list: HTMLElement): boolean {
  kept.list = list
  kept.scroller = scrollerOf(list)
  if (kept.sizes.measure(list)) return true
  const moved = hold(kept)
  return look(kept) || moved
}

/** After a scroll event; true if other rows must be drawn. */
export function scrolled<Row>(kept: KeptRows<Row>): boolean {
  if (kept.own) kept.own = false
  else kept.moving = true
  return look(kept)
}

/** When the scrolling has rested for a while; true if the rows must be put where they belong. */
export function rested<Row>(kept: KeptRows<Row>): boolean {
  kept.moving = false
  return even(kept)
}

export function resized<Row>(kept: KeptRows<Row>, width: number) {
  if (kept.width !== 0 && kept.width !== width) kept.sizes.forget()
  kept.width = width
}

/** Brings a row a quarter down the visible part. */
export function reveal<Row>(kept: KeptRows<Row>, key: string): boolean {
  if (!kept.list || !kept.scroller) return false
  kept.anchor = { key, gap: -Math.round(place(kept.list, kept.scroller).height / 4) }
  kept.moving = false
  hold(kept)
  return look(kept)
}

/** Puts the anchored row back where it was on the glass. */
function hold<Row>(kept: KeptRows<Row>): boolean {
  const { anchor, list, scroller, sizes } = kept
  if (!anchor || !list || !scroller) return false
  const index = sizes.indexOf(anchor.key)
  if (index < 0) return false
  const by = sizes.heights().offset(index) + anchor.gap - (place(list, scroller).top + kept.shift)
  if (Math.abs(by) < 0.5) return false
  // Setting the scroll position would stop a flick on an iPad, so the rows are moved instead and
  // the two are evened out when the scrolling rests.
  kept.shift += by
  if (!kept.moving) even(kept)
  return kept.moving
}

function even<Row>(kept: KeptRows<Row>): boolean {
  if (kept.shift === 0 || !kept.scroller) return false
  const before = kept.scroller.scrollTop
  kept.scroller.scrollTop += kept.shift
  kept.own = kept.scroller.scrollTop !== before
  kept.shift = 0
  return true
}

/** Chooses the rows to draw for where the list is now. */
function look<Row>(kept: KeptRows<Row>): boolean {
  const { list, scroller, sizes, drawn } = kept
  if (!list || !scroller) return false
  const heights = sizes.heights()
  const seen = place(list, scroller)
  const top = seen.top + kept.shift
  const index = heights.at(top)
  const key = sizes.key(index)
  // While the head of the list is in view, what is new at the head should be seen.
  kept.anchor = key !== undefined && top > 0 ? { key, gap: top - heights.offset(index) } : undefined
  const next = rowWindow(heights, sizes.count(), { top, height: seen.height, spare })
  if (next.first === drawn.first && next.end === drawn.end) return false
  kept.drawn = next
  return true
}
