/** Px a ms from which on nobody reads what goes by: a quarter of the glass in a quarter of a second. */
const TOO_FAST = 1.2
/** Two scroll events further apart than this, in ms, are two movements and no speed; a slow tablet shows no more than four pictures a second. */
const APART = 400
/** Rows that are filled in one frame. */
const AT_ONCE = 2
/** As many rows are whole in the first picture of a list; those below its edge come after it. */
const FIRST = 10

/**
 * How fast a list goes by. Rows that come while it is flung are drawn with what can be read in passing; the rest of them is drawn once
 * it is calm, some rows a frame, those on the glass first.
 */
export interface RowPace {
  /** whether a row that comes now is drawn lightly: the list goes by too fast to be read, or the row stands below its first picture */
  readonly isLight: (index: number) => boolean
  /** the list stands at `top` px at `time` ms, its visible part is `height` px high */
  readonly moved: (top: number, height: number, time: number) => void
  /** the scrolling is over */
  readonly rested: () => void
  /** a row that is drawn lightly, at `top` px now; answers how to take it back */
  readonly wait: (top: () => number, fill: () => void) => () => void
  readonly stop: () => void
}

export function rowPace(): RowPace {
  const waiting = new Map<() => void, () => number>()
  let last: { top: number; height: number; time: number } | undefined
  let isHurried = false
  let isNew = true
  let frame: number | undefined

  const onGlass = (top: number) =>
    last !== undefined && top > last.top - 200 && top < last.top + last.height
  const fill = () => {
    frame = undefined
    isNew = false
    if (isHurried) return
    const order = [...waiting]
      .map(([run, top]) => ({ run, isSeen: onGlass(top()) }))
      .toSorted((one, other) => Number(other.isSeen) - Number(one.isSeen))
    for (const { run } of order.slice(0, AT_ONCE)) {
      waiting.delete(run)
      run()
    }
    begin()
  }
  const begin = () => {
    if (!isHurried && waiting.size > 0) frame ??= requestAnimationFrame(fill)
  }
  return {
    isLight: (index) => isHurried || (isNew && index >= FIRST),
    moved(top, height, time) {
      const passed = last ? time - last.time : APART
      const speed = last && passed < APART ? Math.abs(top - last.top) / Math.max(1, passed) : 0
      last = { top, height, time }
      isHurried = speed > TOO_FAST
      begin()
    },
    rested() {
      isHurried = false
      begin()
    },
    wait(top, run) {
      waiting.set(run, top)
      begin()
      return () => void waiting.delete(run)
    },
    stop() {
      if (frame !== undefined) cancelAnimationFrame(frame)
      frame = undefined
      waiting.clear()
    }
  }
}
