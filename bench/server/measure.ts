import type { Tablet } from '../../tests/server/kit.ts'
import { median } from '../figures.ts'
import { lineMaker } from './lines.ts'
import type { startRawStore, Rig } from './rivals.ts'
import { type Load, type Ready, readyPull, readyPush, type Send, sendAll } from './tablets.ts'
import { cpuOf } from './usage.ts'

/** How many lines a push holds, over how many channels the pushes go, and how many pushes a turn has. */
export interface Shape {
  readonly lines: number
  readonly channels: number
  readonly pushes: number
}

/** One shape, server and raw store in turns; the ratios are of neighbours in time. */
export interface Compared {
  readonly shape: Shape
  /** pushes acknowledged per second */
  readonly server: readonly number[]
  readonly bare: readonly number[]
  readonly tables: readonly number[]
  readonly alone: readonly number[]
  /** processor time per line, µs */
  readonly serverCpu: readonly number[]
  readonly tablesCpu: readonly number[]
  readonly waits: readonly number[]
}

export const clientCount = 16

/**
 * Pushes of one shape, shared out among the clients, all bytes made beforehand. Ids grow with the turns, as those of tablets grow with
 * time: clients that write at the same moment write beside each other in every index, as the raw store's jobs do.
 */
export function pushLists({ channels, tablets, restore }: Rig, shape: Shape): Ready[][] {
  const clients = tablets.map((tablet) => ({
    tablet,
    makers: makersFor(tablet),
    list: [] as Ready[]
  }))
  for (let turn = 0; turn < Math.ceil(shape.pushes / clients.length); turn++) {
    for (const [client, { tablet, makers, list }] of clients.entries()) {
      const grp = channels[(client * 13 + turn) % shape.channels] ?? ''
      const lines = Array.from({ length: shape.lines }, makers(grp))
      list.push(readyPush(tablet, grp, lines, restore))
    }
  }
  return clients.map(({ list }) => list)
}

function makersFor(tablet: Tablet): (grp: string) => () => string {
  const known = new Map<string, () => string>()
  return (grp) => {
    const make = known.get(grp) ?? lineMaker(tablet, grp)
    known.set(grp, make)
    return make
  }
}

/** Pages of `channel`, each client from its start; further pages begin there again. */
export function pullLists(
  { channels, tablets, restore }: Rig,
  facts: { clients: number; pages: number; head: number }
): Ready[][] {
  const grp = channels[0] ?? ''
  const starts = Math.max(1, Math.floor(facts.head / 500))
  return tablets.slice(0, facts.clients).map((tablet) =>
    Array.from({ length: facts.pages }, (_, turn) => {
      const pos = (turn % starts) * 500
      return readyPull(tablet, [{ grp, pos }], restore)
    })
  )
}

export async function compare(
  rig: Rig,
  send: Send,
  raw: ReturnType<typeof startRawStore>,
  shape: Shape,
  turns: number
): Promise<Compared> {
  const found = {
    server: [],
    bare: [],
    tables: [],
    alone: [],
    serverCpu: [],
    tablesCpu: [],
    waits: []
  } as {
    [Name in keyof Omit<Compared, 'shape'>]: number[]
  }
  const jobs = rig.tablets.length
  const asked = { ...shape, jobs, before: jobs + 1, writes: shape.pushes }
  for (let turn = 0; turn < turns; turn++) {
    const { load, cpu } = await withCpu(rig, () => sendAll(send, pushLists(rig, shape)))
    found.server.push(load.calls / load.seconds)
    found.serverCpu.push((cpu / load.lines) * 1e6)
    for (const wait of load.waits) found.waits.push(wait)
    const tables = await raw.write({ ...asked, kind: 'tables' })
    found.tables.push(shape.pushes / tables.seconds)
    found.tablesCpu.push((tables.cpu / shape.pushes / shape.lines) * 1e6)
    for (const kind of ['bare', 'alone'] as const) {
      const { seconds } = await raw.write({ ...asked, kind })
      found[kind].push(shape.pushes / seconds)
    }
  }
  return { shape, ...found }
}

/** A load with the processor time the server spent on it, s (NaN where that cannot be read). */
export async function withCpu(
  { server }: Rig,
  job: () => Promise<Load>
): Promise<{ load: Load; cpu: number }> {
  const before = cpuOf(server.pid) ?? Number.NaN
  const load = await job()
  return { load, cpu: (cpuOf(server.pid) ?? Number.NaN) - before }
}

/** Medians of what each turn's server reached of the raw store beside it. */
export function ratioOf(one: readonly number[], other: readonly number[]): number {
  return median(one.map((each, turn) => each / (other[turn] ?? Number.NaN)))
}
