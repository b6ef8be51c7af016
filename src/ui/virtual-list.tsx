import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { KeptRows } from './kept-rows.ts'
import styles from './virtual-list.module.css'
import type { Rows } from './row-sizes.ts'
import { useRowWindow } from './use-row-window.ts'

export type VirtualListProps<Row> = Rows<Row> & {
  label: string
  renderRow: (row: Row, index: number) => ComponentChildren
  /** What of a row can be read in passing: drawn in its place while the list is flung, in few elements. */
  renderLight?: ((row: Row) => ComponentChildren) | undefined
  /** Scrolls by itself inside its container; otherwise the page or what is around scrolls. */
  own?: boolean | undefined
}

/**
 * A long list of which only the visible part is in the page. Rows may be of any height.
 * Keyboard: Tab through what rows hold, arrow up and down from row to row; the row with the focus
 * stays in the page however far one scrolls.
 */
export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const { label, rows, own } = props
  const { list, kept } = useRowWindow(props)
  const [focused, setFocused] = useState<string | undefined>(undefined)
  const cells = useCells(props, kept)
  const { first, end } = kept.drawn
  const heights = kept.sizes.heights()

  const inWindow = rows.slice(first, end).map((row, at) => cells.draw(row, first + at))
  // The row with the focus stays in the page even where it would not be drawn.
  const pinned = focused === undefined ? -1 : kept.sizes.indexOf(focused)
  const pinnedRow = rows[pinned]
  if (pinnedRow !== undefined && (pinned < first || pinned >= end)) {
    const cell = cells.draw(pinnedRow, pinned, heights.offset(pinned) - heights.offset(first))
    if (pinned < first) inWindow.unshift(cell)
    else inWindow.push(cell)
  }

  const body = (
    <div
      ref={list}
      class={styles.list}
      role="list"
      aria-label={label}
      onFocusIn={(event) => setFocused(rowAround(event.target)?.dataset['key'])}
      onFocusOut={() => setFocused(undefined)}
      onKeyDown={(event) => moveByArrow(event, list.current)}
    >
      <div class={styles.drawn} role="presentation">
        {inWindow}
      </div>
    </div>
  )
  if (!own) return body
  return (
    <div class={styles.own} role="region" aria-label={label} tabIndex={0}>
      {body}
    </div>
  )
}

type CellProps<Row> = {
  row: Row
  index: number
  render: Render<Row>
  light: VirtualListProps<Row>['renderLight']
  kept: KeptRows<Row>
}

/** Its own component, so that signals read in a row redraw that row alone. */
function Cell<Row>({ row, index, render, light, kept }: CellProps<Row>) {
  const [isLight, setLight] = useState(light !== undefined && kept.pace.isLight(index))
  const { sizes, pace } = kept
  useEffect(() => {
    if (!isLight) return undefined
    return pace.wait(
      () => sizes.heights().offset(index),
      () => setLight(false)
    )
  }, [isLight, index, sizes, pace])
  if (!light || !isLight) return <>{render(row, index)}</>
  const heights = sizes.heights()
  // As high as it is thought to be: nothing moves where it is filled as it was expected.
  const height = heights.offset(index + 1) - heights.offset(index)
  return (
    <div data-light style={{ blockSize: `${height}px`, overflow: 'hidden' }}>
      {light(row)}
    </div>
  )
}

type Render<Row> = (row: Row, index: number) => ComponentChildren
type Drawing<Row> = { row: Row; index: number; count: number; top: number | undefined; node: VNode }

/** Keeps what has been drawn: a row that comes back unchanged is not even compared. */
function useCells<Row>(
  { rows, keyOf, renderRow, renderLight }: VirtualListProps<Row>,
  window: KeptRows<Row>
) {
  const kept = useRef<{ render: Render<Row>; drawings: Map<string, Drawing<Row>> }>(undefined)
  const before = kept.current?.render === renderRow ? kept.current.drawings : undefined
  const drawings = new Map<string, Drawing<Row>>()
  kept.current = { render: renderRow, drawings }

  const draw = (row: Row, index: number, top?: number) => {
    const key = keyOf(row)
    const old = before?.get(key)
    const same =
      old?.row === row && old.index === index && old.count === rows.length && old.top === top
    const node = same ? (
      old.node
    ) : (
      <div
        key={key}
        class={top === undefined ? styles.row : styles.pinned}
        role="listitem"
        aria-setsize={rows.length}
        aria-posinset={index + 1}
        data-row={index}
        data-key={key}
        style={top === undefined ? undefined : { top: `${top}px` }}
      >
        <Cell row={row} index={index} render={renderRow} light={renderLight} kept={window} />
      </div>
    )
    drawings.set(key, { row, index, count: rows.length, top, node })
    return node
  }
  return { draw }
}

const stops = 'a[href], button:not(:disabled), input, select, textarea, [tabindex="0"]'

function rowAround(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
}

function moveByArrow(event: KeyboardEvent, list: HTMLElement | null) {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const row = rowAround(event.target)
  if (by === 0 || !row || !list || event.defaultPrevented) return
  if (event.target instanceof Element && event.target.matches('input, select, textarea')) return
  const next = list.querySelector(`[data-row="${Number(row.dataset['row']) + by}"]`)
  const stop = next?.querySelector<HTMLElement>(stops)
  if (!stop) return
  event.preventDefault()
  stop.focus()
}
