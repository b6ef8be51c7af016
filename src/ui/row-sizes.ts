import { rowHeights, type RowHeights } from './row-window.ts'

export type Rows<Row> = {
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Height in px before the row has been seen. */
  estimate: (row: Row, index: number) => number
  /** Key of a row to bring into view whenever it changes. */
  reveal?: string | undefined
}

/** The heights of all rows as far as they are known, by key, so that they outlive a new order. */
export type RowSizes<Row> = {
  take: (wish: Rows<Row>) => void
  key: (index: number) => string | undefined
  /** The index of a key, or −1; `near` is where it was last, which is nearly always right. */
  indexOf: (key: string, near?: number) => number
  count: () => number
  heights: () => RowHeights
  /** Reads the drawn rows in `list`; true if any height is not what was thought. */
  measure: (list: HTMLElement) => boolean
  /** In another width every line breaks elsewhere. */
  forget: () => void
}

export function rowSizes<Row>(first: Rows<Row>): RowSizes<Row> {
  const known = new Map<string, number>()
  let wish = first
  let sizes = new Float64Array()
  let heights = rowHeights(0, () => 0)
  /** Made when a row is looked for whose place is not known. */
  let index: Map<string, number> | undefined

  const addUp = () => {
    heights = rowHeights(sizes.length, (index) => sizes[index] ?? 0)
  }
  const guess = () => {
    index = undefined
    const { rows, keyOf, estimate } = wish
    sizes = Float64Array.from(rows, (row, index) => known.get(keyOf(row)) ?? estimate(row, index))
    addUp()
  }
  const key = (index: number) => {
    const row = wish.rows[index]
    return row === undefined ? undefined : wish.keyOf(row)
  }
  guess()

  return {
    take: (next) => {
      const sameRows = next.rows === wish.rows
      wish = next
      if (!sameRows) guess()
    },
    key,
    indexOf: (wanted, near = -1) => {
      if (key(near) === wanted) return near
      index ??= new Map(wish.rows.map((row, at) => [wish.keyOf(row), at]))
      return index.get(wanted) ?? -1
    },
    count: () => wish.rows.length,
    heights: () => heights,
    measure: (list) => {
      let changed = false
      for (const element of list.querySelectorAll<HTMLElement>('[data-row]')) {
        const index = Number(element.dataset['row'])
        const height = element.getBoundingClientRect().height
        const named = key(index)
        if (named === undefined || height === 0) continue
        known.set(named, height)
        if (Math.abs((sizes[index] ?? 0) - height) < 0.5) continue
        sizes[index] = height
        changed = true
      }
      if (changed) addUp()
      return changed
    },
    forget: () => {
      known.clear()
      guess()
    }
  }
}
