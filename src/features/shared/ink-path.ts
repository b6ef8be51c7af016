import { getStroke } from 'perfect-freehand'
import { PAGE, type Point } from '#kinds/ink/rules.ts'

export interface Stroke {
  readonly points: readonly Point[]
  /** units of the page */
  readonly width: number
}

/** The outline of a stroke of even width as the d of an SVG path, in units of the page; '' for no points. */
export function strokePath({ points, width }: Stroke, isDone = true): string {
  const outline = getStroke(
    points.map(({ x, y }) => [x, y]),
    {
      size: width,
      thinning: 0,
      smoothing: 0.5,
      streamline: 0.3,
      simulatePressure: false,
      last: isDone
    }
  )
  const [first, ...rest] = outline
  if (!first) return ''
  const number = (value: number) => Math.round(value * 10) / 10
  // Midpoints of the outline are what the curve goes through; its points pull it.
  const curves = rest.map(([x, y], index) => {
    const [nextX, nextY] = rest[index + 1] ?? first
    return `Q${number(x)} ${number(y)} ${number((x + nextX) / 2)} ${number((y + nextY) / 2)}`
  })
  return `M${number(first[0])} ${number(first[1])}${curves.join('')}Z`
}

/** The part of the page that strokes cover, with some air, as x, y, width and height in units. */
export function boundsOf(strokes: readonly Stroke[]): readonly [number, number, number, number] {
  const points = strokes.flatMap((stroke) => stroke.points)
  if (points.length === 0) return [0, 0, PAGE.width, PAGE.height]
  const air = 12
  const edge = (of: 'x' | 'y', most: 1 | -1) =>
    points.reduce((far, point) => Math.max(far, point[of] * most), -Infinity) * most
  const [left, top] = [edge('x', -1) - air, edge('y', -1) - air]
  return [left, top, edge('x', 1) + air - left, edge('y', 1) + air - top]
}

/** Strokes as an SVG file of their own, black on nothing; sizes in units of the page. */
export function svgOf(strokes: readonly Stroke[], title: string): string {
  const [x, y, width, height] = boundsOf(strokes)
  const safe = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const paths = strokes.map((stroke) => `  <path d="${strokePath(stroke)}"/>`)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}">`,
    `  <title>${safe}</title>`,
    ...paths,
    '</svg>',
    ''
  ].join('\n')
}
