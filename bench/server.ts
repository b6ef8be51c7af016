import { type Figure, keepFigures, median, quantile } from './figures.ts'
import { keepPicture } from './chart.ts'
import { memoryGrowth, runLong, runMix, type Stretch } from './server/long-run.ts'
import {
  clientCount,
  compare,
  type Compared,
  pullLists,
  ratioOf,
  type Shape,
  withCpu
} from './server/measure.ts'
import { type Rig, startRawStore, startRig } from './server/rivals.ts'
import { connect, type Load, type Send, sendAll } from './server/tablets.ts'

const CHANNELS = 200
const TURNS = 5
/** pushes before the clock starts */
const WARM = 12_800
const PAGE = 500
const SHAPES: readonly Shape[] = [1, CHANNELS].flatMap((channels) => [
  { channels, lines: 1, pushes: 4800 },
  { channels, lines: 20, pushes: 960 },
  { channels, lines: 200, pushes: 160 }
])
const GOAL = 0.5
const MOST_GROWTH = 0.1
const PICTURE = 'server.svg'

const whole = (value: number) => Math.round(value).toLocaleString('en')
const percent = (part: number) => `${(part * 100).toFixed(0)} %`

/**
 * Rows of one shape of push: how many are acknowledged, what part of the raw store's that is, and how long each waits. The raw store is
 * read both ways (decision 013): sharing transactions as the server does, which is the harder goal, and by the letter, a commit for each push.
 */
function rowsOf({ shape, ...found }: Compared): Figure[] {
  const { lines, channels } = shape
  const which = `pushes of ${lines}, ${channels} ${channels === 1 ? 'channel' : 'channels'}`
  const ratio = ratioOf(found.server, found.tables)
  const rates = (['server', 'tables', 'bare', 'alone'] as const).map((kind) => median(found[kind]))
  const [rate = 0, tables = 0, bare = 0, alone = 0] = rates
  const byLetter = ratioOf(found.server, found.alone)
  const cpu = `${median(found.serverCpu).toFixed(0)} µs of processor a line, the raw store ${median(found.tablesCpu).toFixed(1)} µs`
  return [
    {
      what: `${which}: of the raw store's commits, pushes sharing transactions`,
      goal: `≥ ${percent(GOAL)}`,
      figure: percent(ratio),
      verdict: ratio >= GOAL ? 'met' : 'missed',
      runs: found.server.map((each, turn) => each / (found.tables[turn] ?? Number.NaN)),
      note: `${whole(rate)} pushes/s, ${whole(rate * lines)} lines/s; the raw store ${whole(tables)} pushes/s (one bare table ${whole(bare)}); ${cpu}`
    },
    {
      what: `${which}: of the raw store's commits, a transaction for each push`,
      goal: `≥ ${percent(GOAL)}`,
      figure: percent(byLetter),
      verdict: byLetter >= GOAL ? 'met' : 'missed',
      runs: found.server.map((each, turn) => each / (found.alone[turn] ?? Number.NaN)),
      note: `the same tables ${whole(alone)} pushes/s`
    },
    {
      what: `${which}: acknowledged after, p50 / p99`,
      figure: `${waitsOf(found.waits)}`,
      verdict: 'shown'
    }
  ]
}

const waitsOf = (waits: readonly number[]) =>
  `${quantile(waits, 0.5).toFixed(1)} / ${quantile(waits, 0.99).toFixed(1)} ms`

function pullRows(load: Load, cpu: number): Figure[] {
  const lines = load.calls * PAGE
  return [
    {
      what: `pulls of ${PAGE} lines, ${clientCount} clients`,
      figure: `${whole(lines / load.seconds)} lines/s`,
      verdict: 'shown',
      note: `${whole(load.calls / load.seconds)} pages/s, ${((cpu / lines) * 1e6).toFixed(0)} µs of processor a line`
    },
    { what: 'pulls: answered after, p50 / p99', figure: waitsOf(load.waits), verdict: 'shown' }
  ]
}

async function mixRows(rig: Rig, send: Send): Promise<Figure[]> {
  const [pushed, pulled] = await runMix(rig, send)
  return [
    {
      what: '12 clients push 20 lines, 4 pull pages: pushes',
      figure: `${whole(pushed.calls / pushed.seconds)} commits/s`,
      verdict: 'shown',
      note: `${whole(pushed.lines / pushed.seconds)} lines/s pushed and ${whole((pulled.calls * PAGE) / pulled.seconds)} lines/s pulled; push p50 / p99 ${waitsOf(pushed.waits)}, pull ${waitsOf(pulled.waits)}`
    }
  ]
}

function longRows(stretches: readonly Stretch[], operations: number): Figure[] {
  const growth = memoryGrowth(stretches)
  const last = stretches.at(-1)
  const most = Math.max(...stretches.map(({ memory }) => memory))
  const rates = stretches.map(({ linesPerSecond }) => linesPerSecond)
  const quarter = Math.ceil(stretches.length / 4)
  const p99 = (part: readonly Stretch[]) => median(part.map((each) => each.p99)).toFixed(1)
  return [
    {
      what: `memory over ${whole(operations)} operations, ${CHANNELS} channels: growth`,
      goal: `≤ ${percent(MOST_GROWTH)}`,
      figure: percent(growth),
      verdict: Number.isNaN(growth) ? 'shown' : growth <= MOST_GROWTH ? 'met' : 'missed',
      note: `${last?.memory.toFixed(0)} MB at the end, ${most.toFixed(0)} MB at most; the last quarter against the second${operations < 1e6 ? '; fewer than 1,000,000 operations were asked for' : ''}`
    },
    {
      what: `pushes of 20 over the long run, ${CHANNELS} channels at once`,
      figure: `${whole(median(rates))} lines/s`,
      verdict: 'shown',
      note: `p99 ${p99(stretches.slice(0, quarter))} ms in the first quarter, ${p99(stretches.slice(-quarter))} ms in the last; the server answered every push`
    }
  ]
}

function picture(stretches: readonly Stretch[]): void {
  const across = `operations taken (pushes of 20 lines, ${clientCount} clients, ${CHANNELS} channels, 2 readers)`
  const points = (of: (stretch: Stretch) => number) =>
    stretches.map((stretch) => [stretch.operations, of(stretch)] as const)
  keepPicture(PICTURE, 'The server over a long run', [
    {
      title: 'Resident memory, MB',
      across,
      scale: 'linear',
      series: [{ name: 'memory', points: points(({ memory }) => memory) }]
    },
    {
      title: 'A push is acknowledged after, ms',
      across,
      scale: 'linear',
      series: [
        { name: 'p99', points: points(({ p99 }) => p99) },
        { name: 'p50', points: points(({ p50 }) => p50) }
      ]
    }
  ])
}

/**
 * Measures a real server against its own store without a server, in one run: both have a process to themselves, are
 * driven by 16 asynchronous clients and take turns, so that a ratio is of neighbours in time. Answers whether all was met.
 */
export async function benchServer(operations: number): Promise<boolean> {
  const rig = await startRig({ channels: CHANNELS, tablets: clientCount })
  const raw = startRawStore()
  const { send, close } = connect(rig.server.port)
  try {
    const part = Math.min(1, operations / 400_000)
    const rows: Figure[] = []
    // Nobody is measured while its program is still being compiled.
    await compare(rig, send, raw, { channels: 1, lines: 1, pushes: WARM }, 1)
    let taken = WARM
    for (const shape of SHAPES) {
      const pushes = Math.max(clientCount, Math.round(shape.pushes * part))
      const compared = await compare(rig, send, raw, { ...shape, pushes }, TURNS)
      taken += pushes * shape.lines * TURNS
      rows.push(...rowsOf(compared))
    }
    const head = Math.floor(taken / 2)
    const pages = pullLists(rig, { clients: clientCount, pages: Math.ceil(40 * part), head })
    const { load, cpu } = await withCpu(rig, () => sendAll(send, pages))
    rows.push(...pullRows(load, cpu), ...(await mixRows(rig, send)))
    const stretches = await runLong(rig, send, operations)
    rows.push(...longRows(stretches, operations))
    picture(stretches)
    keepFigures('server', {
      title: `The server against its raw store: ${clientCount} clients, lines of 630 bytes`,
      command: `npm run bench:server${operations === 1e6 ? '' : ` -- --operations ${operations}`}`,
      rows,
      pictures: [PICTURE]
    })
    return rows.every(({ verdict }) => verdict !== 'missed')
  } finally {
    close()
    await rig.stop()
    await raw.stop()
  }
}
