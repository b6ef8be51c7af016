import { type Random, seededRandom } from '#lib/random.ts'
import {
  aGroup,
  aLine,
  aMember,
  anEntity,
  aPiece,
  aTablet,
  call,
  push,
  type Send,
  type Tablet
} from './kit.ts'
import { aFolder, type Running, serve } from './process.ts'

export interface PiecesKilledOptions {
  readonly tablets: number
  /** how often the server is killed (SIGKILL) and started again */
  readonly kills: number
  readonly seed: number
}

export interface PiecesKilledResult {
  /** pieces that the server said it has on its disk */
  readonly acknowledged: number
  readonly photos: number
  /** every broken promise in a sentence; none is what is hoped for */
  readonly broken: readonly string[]
}

interface Photo {
  readonly ent: string
  readonly pieces: readonly ReturnType<typeof aPiece>[]
}

interface Road {
  readonly grp: string
  readonly send: Send
  readonly random: Random
  readonly broken: string[]
  readonly photos: Photo[]
  readonly acknowledged: Set<string>
  sending: boolean
}

const ALONE: Record<string, string> = { RATE_DEVICE: '0', RATE_ADDRESS: '0', RATE_SECRET: '0' }
const PIECES = 3
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * Tablets send the pieces of pictures while a real server is killed and started again on its folder. A tablet asks after each cut what is
 * missing, as Jotter does: nothing that was acknowledged may be asked for again (B3), and in the end another tablet reads every
 * picture whole, byte for byte (B7).
 */
export async function runPiecesKilled(options: PiecesKilledOptions): Promise<PiecesKilledResult> {
  const { folder, remove } = aFolder()
  let server: Running = await serve(folder, ALONE)
  const send: Send = (path, init) => server.send(path, init)
  const lead = aTablet()
  const grp = await aGroup(send, lead)
  const random = seededRandom(options.seed)
  const road: Road = {
    ...{ grp, send, random, broken: [], photos: [], acknowledged: new Set() },
    sending: true
  }
  const sending: Promise<void>[] = []
  for (let made = 0; made < options.tablets; made++) {
    sending.push(photograph(road, await aMember(send, lead, grp)))
  }
  for (let done = 0; done < options.kills; done++) {
    const [some = 0] = random(1)
    await pause(150 + some)
    server.kill('SIGKILL')
    await server.ended
    server = await serve(folder, ALONE)
  }
  await pause(150)
  road.sending = false
  await Promise.all(sending)
  for (const photo of road.photos) await readBack(road, lead, photo)
  server.kill('SIGTERM')
  await server.ended
  remove()
  const { acknowledged, photos, broken } = road
  return { acknowledged: acknowledged.size, photos: photos.length, broken }
}

/** One photo after another until it is enough; the last one is finished. */
async function photograph(road: Road, tablet: Tablet): Promise<void> {
  while (road.sending) {
    const ent = anEntity()
    const line = aLine(tablet, road.grp, { ent })
    await answered(() => push(road.send, tablet, road.grp, [line]))
    const pieces = Array.from({ length: PIECES }, () => {
      const [size = 0] = road.random(1)
      return aPiece(500 + size * 200)
    })
    const photo = { ent, pieces }
    road.photos.push(photo)
    for (;;) {
      const missing = await whatIsMissing(road, tablet, photo)
      if (missing.length === 0) break
      await sendPieces(road, tablet, photo, missing)
    }
  }
}

/** Until there is an answer; a server that is away is waited for. */
async function answered<T extends { readonly status: number; readonly problem: unknown }>(
  ask: () => Promise<T>
): Promise<T> {
  for (;;) {
    const reply = await ask().catch(() => undefined)
    if (!reply) {
      await pause(20)
      continue
    }
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.problem))
    return reply
  }
}

async function whatIsMissing(
  road: Road,
  tablet: Tablet,
  { ent, pieces }: Photo
): Promise<readonly string[]> {
  const params = { grp: road.grp, ent }
  const body = { hashes: pieces.map(({ hash }) => hash) }
  const { token } = tablet
  const { value } = await answered(() => call(road.send, 'postBlob', { params, token, body }))
  for (const hash of value.missing) {
    if (road.acknowledged.has(hash))
      road.broken.push(`B3: ${hash} was acknowledged and is asked for again`)
  }
  return value.missing
}

/** Piece by piece, until all are there or the road breaks. */
async function sendPieces(
  road: Road,
  { token }: Tablet,
  { ent, pieces }: Photo,
  missing: readonly string[]
): Promise<void> {
  for (const { hash, bytes } of pieces.filter((piece) => missing.includes(piece.hash))) {
    const params = { grp: road.grp, ent, hash }
    const put = { params, token, body: bytes }
    const reply = await call(road.send, 'putBlobPiece', put).catch(() => undefined)
    if (!reply) return
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.problem))
    road.acknowledged.add(hash)
  }
}

async function readBack(road: Road, reader: Tablet, { ent, pieces }: Photo): Promise<void> {
  for (const { hash, bytes } of pieces) {
    const params = { grp: road.grp, ent, hash }
    const reply = await answered(() =>
      call(road.send, 'getBlobPiece', { params, token: reader.token })
    ).catch((error: unknown) => {
      road.broken.push(`B7: ${hash} cannot be read: ${String(error)}`)
    })
    if (reply && !Buffer.from(reply.value).equals(bytes))
      road.broken.push(`B7: ${hash} came back as other bytes`)
  }
}
