import { quantile } from '../figures.ts'
import { clientCount, pullLists, pushLists } from './measure.ts'
import type { Rig } from './rivals.ts'
import { type Send, sendAll } from './tablets.ts'
import { memoryOf } from './usage.ts'

/** The server after a stretch of the long run. */
export interface Stretch {
  /** operations it has taken since the run began */
  readonly operations: number
  /** resident memory, MB; NaN where it cannot be read */
  readonly memory: number
  /** of the pushes of this stretch, ms */
  readonly p50: number
  readonly p99: number
  readonly linesPerSecond: number
}

const LINES = 20
/** pushes of 20 lines between two looks at the server */
const PUSHES = 1000

/** Pushes of 20 lines over all channels, with readers beside them, until the server has taken `operations`. */
export async function runLong(rig: Rig, send: Send, operations: number): Promise<Stretch[]> {
  const stretches: Stretch[] = []
  for (let done = 0; done < operations;) {
    const shape = { lines: LINES, channels: rig.channels.length, pushes: PUSHES }
    const lists = pushLists(rig, shape)
    const pages = pullLists(rig, { clients: 2, pages: 10, head: 2000 })
    const [pushed] = await Promise.all([sendAll(send, lists), sendAll(send, pages)])
    done += pushed.lines
    stretches.push({
      operations: done,
      memory: memoryOf(rig.server.pid) ?? Number.NaN,
      p50: quantile(pushed.waits, 0.5),
      p99: quantile(pushed.waits, 0.99),
      linesPerSecond: pushed.lines / pushed.seconds
    })
  }
  return stretches
}

/** How much more memory the last quarter of the run has than the second one, as a part of it (0.1: a tenth more). */
export function memoryGrowth(stretches: readonly Stretch[]): number {
  const part = (from: number, to: number) =>
    quantile(
      stretches
        .slice(Math.floor(stretches.length * from), Math.ceil(stretches.length * to))
        .map(({ memory }) => memory),
      0.5
    )
  return part(0.75, 1) / part(0.25, 0.5) - 1
}

/** Writers push 20 lines at a time while readers pull pages: three quarters of the clients and the rest. */
export function runMix(rig: Rig, send: Send) {
  const writers = (clientCount * 3) / 4
  const lists = pushLists(rig, { lines: LINES, channels: rig.channels.length, pushes: PUSHES })
  const pages = pullLists(rig, { clients: clientCount - writers, pages: 20, head: 2000 })
  return Promise.all([sendAll(send, lists.slice(0, writers)), sendAll(send, pages)])
}
