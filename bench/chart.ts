import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** One line of a panel. */
export interface Series {
  readonly name: string
  readonly points: readonly (readonly [x: number, y: number])[]
}

export interface Panel {
  /** what is seen, with its unit, such as "Memory of the server, MB" */
  readonly title: string
  /** what the horizontal axis counts */
  readonly across: string
  readonly scale: 'linear' | 'log'
  /** the first has the accent, the others are greys of their own */
  readonly series: readonly Series[]
}

const PICTURES = 'docs/pictures'
const WIDTH = 760
const HEIGHT = 300
const LEFT = 64
const RIGHT = 150
const TOP = 44
const BOTTOM = 52
const INK = '#1f2933'
const FAINT = '#d9dee3'
const COLOURS = ['#0b6e4f', '#5b6670', '#98a2ab', '#36454f', '#7d8790', '#b3bbc2'] as const
const DASHES = ['', '6 3', '2 3', '10 4 2 4', '1 2', '8 2'] as const

/** Draws panels below each other and keeps them as `docs/pictures/NAME`. */
export function keepPicture(name: string, title: string, panels: readonly Panel[]): void {
  const height = 36 + panels.length * HEIGHT
  const drawn = panels.map((panel, index) => drawPanel(panel, 36 + index * HEIGHT)).join('\n')
  mkdirSync(PICTURES, { recursive: true })
  writeFileSync(
    join(PICTURES, name),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="${INK}">
<title>${escape(title)}</title>
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
<text x="${LEFT}" y="26" font-size="16" font-weight="600">${escape(title)}</text>
${drawn}
</svg>
`
  )
}

function drawPanel({ title, across, scale, series }: Panel, top: number): string {
  const points = series.flatMap((each) => each.points)
  const x = axis(
    points.map((point) => point[0]),
    scale,
    [LEFT, WIDTH - RIGHT]
  )
  const y = axis(
    points.map((point) => point[1]),
    scale,
    [top + HEIGHT - BOTTOM, top + TOP]
  )
  const foot = top + HEIGHT - BOTTOM
  const grid = [
    ...y.ticks.map(
      (tick) =>
        `<path d="M${LEFT} ${at(y.place(tick))}H${WIDTH - RIGHT}" stroke="${FAINT}"/><text x="${LEFT - 8}" y="${at(y.place(tick) + 4)}" text-anchor="end">${short(tick)}</text>`
    ),
    ...x.ticks.map(
      (tick) =>
        `<path d="M${at(x.place(tick))} ${foot}v5" stroke="${INK}"/><text x="${at(x.place(tick))}" y="${foot + 20}" text-anchor="middle">${short(tick)}</text>`
    )
  ]
  const ends = apart(series.map((each) => y.place(each.points.at(-1)?.[1] ?? 0)))
  const lines = series.map((each, index) => {
    const path = each.points
      .map((point, turn) => `${turn ? 'L' : 'M'}${at(x.place(point[0]))} ${at(y.place(point[1]))}`)
      .join('')
    const colour = COLOURS[index % COLOURS.length] ?? INK
    const end = x.place(each.points.at(-1)?.[0] ?? 0)
    const dash = DASHES[index % DASHES.length] ?? ''
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${index === 0 ? 2.5 : 1.5}" stroke-dasharray="${dash}"/><text x="${at(end + 8)}" y="${at((ends[index] ?? 0) + 4)}" fill="${colour}">${escape(each.name)}</text>`
  })
  return `<text x="${LEFT}" y="${top + 26}" font-weight="600">${escape(title)}</text>
${grid.join('\n')}
<path d="M${LEFT} ${foot}H${WIDTH - RIGHT}" stroke="${INK}"/>
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${foot + 42}" text-anchor="middle">${escape(across)}</text>
${lines.join('\n')}`
}

interface Axis {
  readonly ticks: readonly number[]
  readonly place: (value: number) => number
}

/** An axis from nothing (or, by powers of ten, from the power below the least value) to a round end. */
function axis(values: readonly number[], scale: Panel['scale'], room: [number, number]): Axis {
  const most = Math.max(...values)
  const [from, to] = room
  if (scale === 'log') {
    const low = Math.floor(Math.log10(Math.max(Math.min(...values), 1e-3)) + 1e-9)
    const high = Math.max(low + 1, Math.ceil(Math.log10(most) - 1e-9))
    const ticks = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index))
    const place = (value: number) =>
      from + ((Math.log10(Math.max(value, 10 ** low)) - low) / (high - low)) * (to - from)
    return { ticks, place }
  }
  const rough = most / 4 || 1
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10) * power
  const end = Math.ceil(most / step) * step || step
  const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, index) => index * step)
  return { ticks, place: (value) => from + (value / end) * (to - from) }
}

/** Moves names that would lie on each other apart, their order kept. */
function apart(places: readonly number[]): number[] {
  const moved = [...places]
  const order = places
    .map((_, index) => index)
    .toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  let last = Number.NEGATIVE_INFINITY
  for (const index of order) {
    last = Math.max(moved[index] ?? 0, last + 15)
    moved[index] = last
  }
  return moved
}

const at = (place: number) => place.toFixed(1)

function short(value: number): string {
  if (value >= 1e6) return `${value / 1e6} M`
  if (value >= 1000) return `${value / 1000} k`
  return String(Number(value.toPrecision(3)))
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
