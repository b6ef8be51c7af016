import { endpoints } from '#api/endpoints.ts'
import { limits } from '#api/limits.ts'
import { bytesToText, textToBytes } from '#lib/bytes.ts'
import type { Random } from '#lib/random.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { unzip, zip } from './zip.ts'
import { openCheckpointPart, sealCheckpointPart } from '#seal/checkpoint.ts'
import type { CheckpointAbout, CheckpointGathering } from '#store/sync-types.ts'
import { ask } from './ask.ts'
import { channelOf, credentials, type Session } from './session.ts'

/** A checkpoint is worth its making and its fetching from this many lines on. */
const WORTH = 4000
/** Characters of one part before it is zipped: a page of some hundred notes, so that the newest are shown after a moment. */
const PART_TEXT = 1024 * 1024
/** Bytes one part may inflate to. */
const PART_BYTES = 8 * 1024 * 1024

/**
 * Makes and uploads a checkpoint of a channel, where one is due [C1]: where the newest is older than a tenth of the log. True when one
 * was uploaded. `pause` lets taps through between two batches.
 */
export async function offerCheckpoint(
  session: Session,
  grp: string,
  {
    random,
    pause,
    worth = WORTH
  }: { readonly random: Random; readonly pause: () => Promise<void>; readonly worth?: number }
): Promise<Result<boolean>> {
  const channel = channelOf(session.store, grp)
  if (!channel || channel.folded < worth) return ok(false)
  const known = await newest(session, grp)
  if (!known.ok && known.problem.code !== 'not-found') return known
  const before = known.ok ? known.value.pos : 0
  // One tablet is enough, and a lead's is the one that is meant to: others step in where none does.
  const due = Math.max(worth, before / 10) * (channel.role === 'lead' ? 1 : 2)
  if (channel.folded - before < due) return ok(false)
  const gathering = await session.store.gatherCheckpoint(grp)
  const key = (await session.store.channelKeys(grp))[0]
  if (!gathering || !key) return ok(false)
  const texts = await gatherParts(session, gathering, pause)
  if (!texts.ok) return texts
  const { about } = gathering
  const parts = texts.value.length
  if (parts === 0 || parts > limits.checkpointParts) return ok(false)
  for (const [part, content] of texts.value.entries()) {
    const sealed = sealCheckpointPart({ ...about, part, parts }, content, key.key, random)
    const put = await putPart(session, about, { part, parts, sealed })
    // Somebody else was quicker, or something was erased meanwhile: the next one is made later.
    if (!put.ok) return put.problem.code === 'not-allowed' ? ok(false) : put
    await pause()
  }
  return ok(true)
}

type Content = Parameters<typeof sealCheckpointPart>[1]

async function gatherParts(
  { signal }: Session,
  gathering: CheckpointGathering,
  pause: () => Promise<void>
): Promise<Result<readonly Content[]>> {
  const parts: Content[] = []
  let text = ''
  const close = async () => {
    const plain = textToBytes(text)
    const zipped = await zip(plain)
    parts.push({ bytes: zipped ?? plain, isZipped: zipped !== undefined })
    text = ''
  }
  for (;;) {
    if (signal?.aborted) return fail('offline')
    const lines = await gathering.next()
    if (!lines.ok) return lines
    if (lines.value === undefined) break
    text = text === '' ? lines.value : `${text}\n${lines.value}`
    if (text.length >= PART_TEXT) await close()
    await pause()
  }
  if (text !== '') await close()
  return ok(parts)
}

async function newest(session: Session, grp: string) {
  const known = await credentials(session)
  if (!known.ok) return known
  return ask(session.request, endpoints.getCheckpoint, { ...known.value, params: { grp } })
}

async function putPart(
  session: Session,
  { grp, restore, pos, chain }: CheckpointAbout,
  {
    part,
    parts,
    sealed
  }: { readonly part: number; readonly parts: number; readonly sealed: string }
): Promise<Result<unknown>> {
  const known = await credentials(session)
  if (!known.ok) return known
  return ask(session.request, endpoints.putCheckpointPart, {
    ...known.value,
    params: { grp, pos: String(pos), part: String(part) },
    body: { restore, chain, parts, sealed }
  })
}

/**
 * Fetches the newest checkpoint of a channel that is far behind and shows it, the newest notes first [C3]. Where there is none, or a part
 * does not come or does not open, the lines that follow bring everything all the same.
 */
export async function showCheckpoint(session: Session, grp: string, worth = WORTH): Promise<void> {
  const about = await newest(session, grp)
  const channel = channelOf(session.store, grp)
  if (!about.ok || !channel) return
  const { restore, pos, chain, parts } = about.value
  if (restore !== channel.restore || pos - channel.folded < worth) return
  if (parts > limits.checkpointParts) return
  const keys = await session.store.channelKeys(grp)
  const place = { grp, restore, pos, chain, parts }
  // Entities are gathered by their ids, which begin with the time: the last part is the newest. Each showing paints lists again, so that
  // the newest part is shown at once, and each later showing is of twice as many.
  let [texts, due]: [string[], number] = [[], 1]
  let isWhole = true
  let coming = fetchPart(session, place, parts - 1, keys)
  for (let part = parts - 1; part >= 0; part--) {
    const text = await coming
    if (text === NO_ANSWER) return
    if (part > 0) coming = fetchPart(session, place, part - 1, keys)
    if (text === undefined) isWhole = false
    else texts.push(text)
    if (texts.length < due && part > 0) continue
    const isLast = isWhole && part === 0
    if (texts.length > 0) await session.store.showCheckpoint(place, texts.join('\n'), isLast)
    ;[texts, due] = [[], due * 2]
  }
}

const NO_ANSWER = null
type Place = CheckpointAbout & { readonly parts: number }

/** The text of one part; undefined where it does not open, null where it does not come. */
async function fetchPart(
  session: Session,
  place: Place,
  part: number,
  keys: Parameters<typeof openCheckpointPart>[2]
): Promise<string | undefined | typeof NO_ANSWER> {
  if (session.signal?.aborted) return NO_ANSWER
  const known = await credentials(session)
  if (!known.ok) return NO_ANSWER
  const { grp, pos } = place
  const params = { grp, pos: String(pos), part: String(part) }
  const answer = await ask(session.request, endpoints.getCheckpointPart, { ...known.value, params })
  if (!answer.ok) return NO_ANSWER
  const opened = openCheckpointPart({ ...place, part }, answer.value.sealed, keys)
  return opened && textOf(opened)
}

async function textOf({ bytes, isZipped }: Content): Promise<string | undefined> {
  const plain = isZipped ? await unzip(bytes, PART_BYTES) : bytes
  try {
    return plain && bytesToText(plain)
  } catch {
    return undefined
  }
}
