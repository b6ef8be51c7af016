import { chainLink } from '#api/chain.ts'
import type { WireReceipt } from '#api/endpoints.ts'
import { limits } from '#api/limits.ts'
import { hashText } from '#lib/hash.ts'
import { type Random, seededRandom } from '#lib/random.ts'
import {
  aChannel,
  aLine,
  aMember,
  aSecret,
  aTablet,
  call,
  invite,
  joining,
  pull,
  push,
  registration,
  restoreNumber,
  type Send,
  type Tablet
} from './kit.ts'
import { aFolder, type Running, serve } from './process.ts'

export interface FeedOptions {
  readonly channels: number
  readonly writers: number
  readonly readers: number
  readonly seconds: number
  /** how often the server is killed (SIGKILL) and started again, evenly spread */
  readonly restarts: number
  readonly seed: number
  /** one more reader of the first channel, of another make: answers the ids it holds by position, once `isOver` and all is read */
  readonly stranger?: (source: Source, isOver: () => boolean) => Promise<readonly string[]>
}

/** Where a reader reads, and as whom. */
export interface Source {
  readonly send: Send
  readonly tablet: Tablet
  readonly grp: string
  readonly restore: number
}

export interface FeedResult {
  readonly pushed: number
  /** lines with a receipt */
  readonly acknowledged: number
  readonly reads: number
  readonly restarts: number
  /** every broken promise in a sentence; none is what is hoped for */
  readonly broken: readonly string[]
}

interface Feed {
  readonly channels: readonly string[]
  readonly send: Send
  readonly restore: number
  readonly broken: string[]
  readonly receipts: Map<string, WireReceipt & { readonly grp: string }>
  /** line by id of everything that was ever sent */
  readonly sent: Map<string, string>
  writing: boolean
  reads: number
}

const ALONE: Record<string, string> = { RATE_DEVICE: '0', RATE_ADDRESS: '0', RATE_SECRET: '0' }
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * Many tablets write and read while a real server is killed and started again on its folder. Every read is checked for positions
 * without a hole and for the chain (I5); at the end every reader holds what was acknowledged, once, at the position it was told (I3, I4).
 */
export async function runFeed(options: FeedOptions): Promise<FeedResult> {
  const { folder, remove } = aFolder()
  let server: Running = await serve(folder, ALONE)
  const send: Send = (path, init) => server.send(path, init)
  const lead = aTablet()
  const channels: string[] = []
  for (let made = 0; made < options.channels; made++) channels.push(await register(send, lead))
  const join = () => joinAll(send, lead, channels)
  const feed: Feed = {
    channels,
    send,
    restore: await restoreNumber(send),
    broken: [],
    receipts: new Map(),
    sent: new Map(),
    writing: true,
    reads: 0
  }
  const random = seededRandom(options.seed)
  const writers: Promise<void>[] = []
  for (let made = 0; made < options.writers; made++) writers.push(write(feed, await join(), random))
  const readers: Promise<ReadonlyMap<string, readonly string[]>>[] = []
  for (let made = 0; made < options.readers; made++) readers.push(read(feed, await join()))
  const { stranger } = options
  if (stranger) readers.push(readAsStranger(feed, await join(), stranger))

  for (let done = 0; done < options.restarts; done++) {
    await pause((options.seconds * 1000) / (options.restarts + 1))
    server.kill('SIGKILL')
    await server.ended
    server = await serve(folder, ALONE)
  }
  await pause((options.seconds * 1000) / (options.restarts + 1))
  feed.writing = false
  await Promise.all(writers)
  for (const held of await Promise.all(readers)) compare(feed, held)
  server.kill('SIGTERM')
  await server.ended
  remove()
  return {
    pushed: feed.sent.size,
    acknowledged: feed.receipts.size,
    reads: feed.reads,
    restarts: options.restarts,
    broken: feed.broken
  }
}

async function register(send: Send, lead: Tablet): Promise<string> {
  const grp = aChannel()
  const reply = await call(send, 'putChannel', {
    params: { grp },
    token: lead.token,
    body: registration(lead, grp)
  })
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.problem))
  return grp
}

/** A new tablet in every channel by one invitation. */
async function joinAll(send: Send, lead: Tablet, grps: readonly string[]): Promise<Tablet> {
  const [only] = grps
  if (grps.length === 1 && only) return aMember(send, lead, only)
  const tablet = aTablet()
  const { accept, stored } = aSecret()
  const channels = grps.map((grp) => ({ grp, role: 'member' as const }))
  await invite(send, lead, channels, { stored })
  const reply = await call(send, 'postJoin', { body: joining(tablet, accept, channels) })
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.problem))
  return tablet
}

/** Pushes 1 to 20 lines at a time; what was not answered is offered again, the same bytes, until it is. */
async function write(feed: Feed, tablet: Tablet, random: Random): Promise<void> {
  while (feed.writing) {
    const [which = 0, many = 0] = random(2)
    const grp = feed.channels[which % feed.channels.length] ?? ''
    const lines = Array.from({ length: 1 + (many % 20) }, () => aLine(tablet, grp))
    for (const line of lines) feed.sent.set(idOf(line), line)
    await offer(feed, tablet, grp, lines)
  }
}

async function offer(
  feed: Feed,
  tablet: Tablet,
  grp: string,
  lines: readonly string[]
): Promise<void> {
  for (;;) {
    const reply = await push(feed.send, tablet, grp, lines, { restore: feed.restore }).catch(
      () => undefined
    )
    if (!reply) {
      await pause(20)
      continue
    }
    if (reply.status !== 200) feed.broken.push(`a push was answered ${reply.status}`)
    else for (const receipt of reply.value.receipts) note(feed, grp, receipt)
    return
  }
}

function note(feed: Feed, grp: string, receipt: WireReceipt | { readonly refused: string }): void {
  if ('refused' in receipt) {
    feed.broken.push(`a line was refused: ${receipt.refused}`)
    return
  }
  const before = feed.receipts.get(receipt.id)
  if (before && before.pos !== receipt.pos)
    feed.broken.push(`I3: two positions, ${before.pos} and ${receipt.pos}, for ${receipt.id}`)
  if (receipt.bh !== hashText(feed.sent.get(receipt.id) ?? ''))
    feed.broken.push(`I4: the receipt of ${receipt.id} names other bytes`)
  feed.receipts.set(receipt.id, { ...receipt, grp })
}

/** Pulls all channels until writing has stopped and nothing more comes; the answer is the ids of each channel in order. */
async function read(feed: Feed, tablet: Tablet): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = new Map<string, string[]>(feed.channels.map((grp) => [grp, []]))
  const chains = new Map<string, string>()
  for (let quiet = false; feed.writing || !quiet;) {
    // Asked before the read: what was written before it is in it.
    const wasOver = !feed.writing
    const after = [...ids].map(([grp, held]) => ({ grp, pos: held.length }))
    const options = { restore: feed.restore, wait: wasOver ? 0 : 1 }
    const reply = await pull(feed.send, tablet, after, options).catch(() => undefined)
    if (reply?.status !== 200) {
      await pause(20)
      continue
    }
    feed.reads++
    quiet = wasOver && reply.value.channels.length === 0
    for (const page of reply.value.channels) {
      const held = ids.get(page.grp) ?? []
      let chain = chains.get(page.grp) ?? ''
      for (const line of page.lines) {
        if (line.pos !== held.length + 1)
          feed.broken.push(`I5: position ${line.pos} came after ${held.length}`)
        chain = chainLink(chain, line)
        held.push(line.id)
      }
      if (chain !== page.h) feed.broken.push(`I5: the chain broke at ${held.length}`)
      if (page.lines.length > limits.pageLines) feed.broken.push('a page was too long')
      chains.set(page.grp, chain)
    }
  }
  return ids
}

async function readAsStranger(
  feed: Feed,
  tablet: Tablet,
  stranger: NonNullable<FeedOptions['stranger']>
): Promise<ReadonlyMap<string, readonly string[]>> {
  const [grp = ''] = feed.channels
  const { send, restore } = feed
  return new Map([[grp, await stranger({ send, tablet, grp, restore }, () => !feed.writing)]])
}

function compare(feed: Feed, held: ReadonlyMap<string, readonly string[]>): void {
  for (const [grp, ids] of held) {
    if (new Set(ids).size !== ids.length) feed.broken.push('I3: a reader holds a line twice')
    for (const id of ids) {
      // Control lines of those who joined were sent by other routes.
      const line = feed.sent.get(id)
      if (line && !feed.receipts.has(id)) feed.broken.push(`I4: ${id} is held and has no receipt`)
    }
    for (const { id, pos, grp: home } of feed.receipts.values()) {
      if (home === grp && ids[pos - 1] !== id)
        feed.broken.push(
          `I4: ${id} was acknowledged at ${pos}, where a reader holds ${ids[pos - 1]}`
        )
    }
  }
}

function idOf(line: string): string {
  const head: unknown = JSON.parse(line.slice(0, line.indexOf('}.') + 1))
  return typeof head === 'object' && head !== null && 'id' in head ? String(head.id) : ''
}
