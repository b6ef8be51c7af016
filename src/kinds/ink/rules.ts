/** The page of a note's ink, in units of its own: strokes are stored in these and drawn at any size. */
export const PAGE = { width: 800, height: 600 } as const
/** The pen of a jotter, in units of the page. */
export const PEN_WIDTH = 4
/** Points nearer to the one before than this say nothing, in units. */
const NEAR = 0.75
/** A stroke of more points is kept in pieces: one field holds 32 KB (design 8.1), and a point is 14 bytes at most. */
export const MOST_POINTS = 2000

/** One point: units across and down the page, ms since the pen came down. */
export interface Point {
  readonly x: number
  readonly y: number
  readonly t: number
}

/** Points as text in whole units and ms, each from the one before; '' for none. */
export function pointsToText(points: readonly Point[]): string {
  let before: Point = { x: 0, y: 0, t: 0 }
  return points
    .map((point) => {
      const here = { x: Math.round(point.x), y: Math.round(point.y), t: Math.round(point.t) }
      const step = `${here.x - before.x},${here.y - before.y},${here.t - before.t}`
      before = here
      return step
    })
    .join(' ')
}

/** The points of a text; what is no point is left out, so that a damaged stroke draws what it can. */
export function textToPoints(text: string): readonly Point[] {
  let [x, y, t] = [0, 0, 0]
  return text.split(' ').flatMap((step) => {
    const [across, down, after] = step.split(',').map(Number)
    if (across === undefined || down === undefined || after === undefined) return []
    if (!Number.isFinite(across + down + after)) return []
    x += across
    y += down
    t += after
    return [{ x, y, t }]
  })
}

/** Whether a point is worth keeping after the one before. */
export function isNew(before: Point | undefined, { x, y }: Point): boolean {
  return !before || Math.hypot(x - before.x, y - before.y) >= NEAR
}

/** Whether a stroke passes within `reach` units of a point: what an eraser there takes out. */
export function passes(points: readonly Point[], x: number, y: number, reach: number): boolean {
  return points.some((point, index) => {
    const next = points[index + 1] ?? point
    return distance(x, y, point, next) <= reach
  })
}

/** From a point to the line between two others, in units. */
function distance(x: number, y: number, from: Point, to: Point): number {
  const [across, down] = [to.x - from.x, to.y - from.y]
  const length = across ** 2 + down ** 2
  const share = length === 0 ? 0 : ((x - from.x) * across + (y - from.y) * down) / length
  const along = Math.min(1, Math.max(0, share))
  return Math.hypot(x - from.x - along * across, y - from.y - along * down)
}
