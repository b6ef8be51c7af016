import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Engine } from '../../tests/browser/harness/engines.ts'
import { answers, freePort, waitUntil } from '../../tests/browser/harness/processes.ts'
import { median } from '../figures.ts'
import { type Device, folderBytes, openDevice } from './device.ts'
import { changedText, NOTES } from './notes.ts'
import { type Peer, type PeerServer, startPeerServer } from './peers.ts'
import { type CountedRoad, openCountedRoad } from './road.ts'

/** One run of one peer: ms, bytes, and how many notes a killed browser still had. */
export interface Run {
  /** the browser's version */
  readonly browser: string
  readonly seed: number
  readonly push: number
  readonly pull: number
  /** p50 of twenty changes, in ms */
  readonly live: number
  readonly lives: readonly number[]
  readonly pushUp: number
  readonly pushDown: number
  /** what the sender's own reading back costs on the wire, both ways */
  readonly echo: number
  readonly pullUp: number
  readonly pullDown: number
  readonly liveBytes: number
  readonly diskA: number
  readonly diskB: number
  readonly diskServer: number
  readonly heapB: number
  readonly rssServer: number
  /** notes there after SIGKILL of B's browser */
  readonly kept: number
}

const TURNS = 20
/** ms between two single changes: longer than anybody's breath between two polls */
const BETWEEN = 400

/** The whole work of one peer, from empty disks; `say` hears of each part as it ends. */
export async function measure(
  engine: Engine,
  peer: Peer,
  folder: string,
  say: (told: string) => void
): Promise<Run> {
  const data = mkdtempSync(join(tmpdir(), `jotter-beside-${peer.name}-`))
  const road = await openCountedRoad()
  const server = await serve(peer, data, folder, road)
  const devices: Device[] = []
  try {
    const a = await openDevice(engine, `${peer.name}-a`, road.url)
    devices.push(a)
    await a.call('open')
    const invitation = (await a.has('share')) ? await a.call('share') : undefined
    const seed = await a.call('seed')
    say(`written in ${seed.toFixed(0)} ms`)
    const pushed = await counted(road, () => a.call('push'))
    say(`pushed in ${pushed.value.toFixed(0)} ms`)

    const b = await openDevice(engine, `${peer.name}-b`, road.url)
    devices.push(b)
    const { pulled, kept } = await fetched(b, invitation, road)
    say(`pulled in ${pulled.value.toFixed(0)} ms, ${kept} there after SIGKILL`)
    const rssServer = rss(server.pid)

    const echo = await counted(road, () => a.call('live'))
    await b.call('live')
    const live = await counted(road, () => lives(a, b))
    say(`live in ${median(live.value).toFixed(1)} ms`)
    const heapB = await b.heap()
    const capabilities = await b.browser().driver.getCapabilities()
    return {
      browser: capabilities.get('browserVersion') as string,
      seed,
      push: pushed.value,
      pull: pulled.value,
      live: median(live.value),
      lives: live.value,
      pushUp: pushed.up,
      pushDown: pushed.down,
      echo: echo.up + echo.down,
      pullUp: pulled.up,
      pullDown: pulled.down,
      liveBytes: live.up + live.down,
      diskA: a.disk(),
      diskB: b.disk(),
      diskServer: folderBytes(data),
      heapB,
      rssServer,
      kept
    }
  } catch (error) {
    throw new Error(`${peer.name}: ${String(error)}\nserver: ${server.said()}`, { cause: error })
  } finally {
    for (const device of devices) await device.remove()
    await server.stop()
    await road.close()
    rmSync(data, { recursive: true, force: true })
  }
}

async function serve(
  peer: Peer,
  data: string,
  folder: string,
  road: CountedRoad
): Promise<PeerServer> {
  const port = await freePort()
  road.leadTo(port)
  const server = startPeerServer(peer, {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: data,
    PAGE_DIR: folder,
    OUT_DIR: folder,
    PUBLIC_URL: road.url
  })
  await waitUntil(`the server of ${peer.name} answers`, () => {
    if (server.ended()) throw new Error(`${peer.name} ended: ${server.said()}`)
    return answers(`http://127.0.0.1:${port}/`)
  })
  return server
}

async function counted<Value>(
  road: CountedRoad,
  work: () => Promise<Value>
): Promise<{ value: Value; up: number; down: number }> {
  const before = road.bytes()
  const value = await work()
  // What is still on its way when the page is done belongs to it.
  await pause(200)
  const after = road.bytes()
  return { value, up: after.up - before.up, down: after.down - before.down }
}

/** ms from A's call to B's row shown, change by change. */
async function lives(a: Device, b: Device): Promise<readonly number[]> {
  const took: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const index = Math.floor((turn / TURNS) * NOTES)
    const shown = b.call('shown', index, changedText(turn))
    await pause(BETWEEN)
    const began = await a.call('change', index, changedText(turn))
    took.push((await shown) - began)
  }
  return took
}

/** An empty device fetches everything and dies. */
async function fetched(b: Device, invitation: string | undefined, road: CountedRoad) {
  await b.call('open')
  if (invitation !== undefined) await b.call('enter', invitation)
  const pulled = await counted(road, () => b.call('pull'))
  // At once: what the pull called stored has to be there although nobody had time to tidy up.
  await b.die()
  await b.call('open')
  return { pulled, kept: await b.call('count') }
}

function rss(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1] ?? 0) * 1024
}
