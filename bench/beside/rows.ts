import { type Figure, median } from '../figures.ts'
import type { Run } from './measure.ts'
import { NOTES, plainJson } from './notes.ts'
import type { Peer } from './peers.ts'

type Measured = ReadonlyMap<string, readonly Run[]>

const MB = 1_000_000
const LIVE = 15

/** Written on A and received by the server: whoever seals does it in between, and on this clock. */
const sent = ({ seed, push }: Run) => seed + push

/** One row for each budget of the design, then what everybody took. */
export function rowsOf(peers: readonly Peer[], measured: Measured): readonly Figure[] {
  const shown = peers.flatMap(({ name }) => shownOf(name, measured.get(name) ?? []))
  return [...budgets(measured), ...shown]
}

type Goal = { readonly atMost: number } | { readonly timesFaster: number }

function budgets(measured: Measured): readonly Figure[] {
  const ours = measured.get('jotter') ?? []
  if (ours.length === 0) return []
  const pulled = ({ pull }: Run) => pull
  const beside = (peer: string, goal: Goal) => {
    const theirs = measured.get(peer) ?? []
    if (theirs.length === 0) return []
    return [
      against(
        `write and push 10,000, beside ${peer}`,
        peer,
        ours.map(sent),
        theirs.map(sent),
        goal
      ),
      against(`pull 10,000, beside ${peer}`, peer, ours.map(pulled), theirs.map(pulled), goal)
    ]
  }
  const live = median(ours.flatMap((run) => run.lives))
  const kept = Math.min(...ours.map((run) => run.kept))
  return [
    ...beside('yjs', { atMost: 1.5 }),
    ...beside('rxdb', { timesFaster: 3 }),
    ...beside('pouchdb', { timesFaster: 5 }),
    wire(
      'bytes of the push, both ways',
      ours.map((run) => run.pushUp + run.pushDown)
    ),
    wire(
      'bytes of the pull, both ways',
      ours.map((run) => run.pullUp + run.pullDown)
    ),
    {
      what: 'one change to a second device, p50 on loopback',
      goal: `≤ ${LIVE} ms`,
      figure: `${live.toFixed(1)} ms`,
      verdict: live <= LIVE ? 'met' : 'missed',
      runs: ours.map((run) => run.live)
    },
    {
      what: 'pulled notes there after SIGKILL of the browser',
      goal: NOTES.toLocaleString('en-GB'),
      figure: kept.toLocaleString('en-GB'),
      verdict: kept === NOTES ? 'met' : 'missed'
    }
  ]
}

function against(
  what: string,
  peer: string,
  ours: readonly number[],
  theirs: readonly number[],
  goal: Goal
): Figure {
  const [mine, other] = [median(ours), median(theirs)]
  const isAtMost = 'atMost' in goal
  const ratio = (one: number, two: number) => (isAtMost ? one / two : two / one)
  const figure = ratio(mine, other)
  const isMet = isAtMost ? figure <= goal.atMost : figure >= goal.timesFaster
  return {
    what,
    goal: isAtMost ? `≤ ${goal.atMost}×` : `≥ ${goal.timesFaster}× as fast`,
    figure: `${figure.toFixed(2)}${isAtMost ? '×' : '× as fast'}`,
    verdict: isMet ? 'met' : 'missed',
    runs: ours.map((run, index) => ratio(run, theirs[index] ?? other)),
    note: `${mine.toFixed(0)} ms, ${peer} ${other.toFixed(0)} ms`
  }
}

function wire(what: string, bytes: readonly number[]): Figure {
  const plain = plainJson()
  const part = median(bytes) / plain
  return {
    what,
    goal: '≤ the plain JSON',
    figure: `${part.toFixed(2)}×`,
    verdict: part <= 1 ? 'met' : 'missed',
    runs: bytes.map((each) => each / plain),
    note: `${(median(bytes) / MB).toFixed(2)} MB, plain JSON ${(plain / MB).toFixed(2)} MB`
  }
}

function shownOf(name: string, runs: readonly Run[]): readonly Figure[] {
  const row = (
    what: string,
    of: (run: Run) => number,
    figure: (value: number) => string
  ): Figure => ({
    what: `${name}: ${what}`,
    figure: figure(median(runs.map(of))),
    verdict: 'shown',
    runs: runs.map(of)
  })
  const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`
  const size = (value: number) => `${(value / MB).toFixed(2)} MB`
  if (runs.length === 0) return []
  return [
    row('written on A', (run) => run.seed, ms),
    row('pushed', (run) => run.push, ms),
    row('pulled', (run) => run.pull, ms),
    row('live, p50', (run) => run.live, ms),
    row('bytes pushed, up', (run) => run.pushUp, size),
    row('bytes pushed, down', (run) => run.pushDown, size),
    row('bytes when A begins to listen', (run) => run.echo, size),
    row('bytes pulled, down', (run) => run.pullDown, size),
    row(
      'bytes of a live change',
      (run) => run.liveBytes / run.lives.length,
      (value) => `${(value / 1000).toFixed(1)} kB`
    ),
    row('disk of A', (run) => run.diskA, size),
    row('disk of B', (run) => run.diskB, size),
    row('disk of the server', (run) => run.diskServer, size),
    row('heap of page B', (run) => run.heapB, size),
    row('memory of the server', (run) => run.rssServer, size),
    row(
      'there after SIGKILL of B',
      (run) => run.kept,
      (value) => value.toLocaleString('en-GB')
    )
  ]
}
