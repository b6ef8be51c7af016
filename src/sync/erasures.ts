import { endpoints } from '#api/endpoints.ts'
import type { EraseControl } from '#api/head.ts'
import type { Id } from '#lib/id.ts'
import type { Random } from '#lib/random.ts'
import { ok, type Problem, type Result } from '#lib/result.ts'
import type { SyncStore } from '#store/types.ts'
import { ask } from './ask.ts'
import { mintControlLine } from './control.ts'
import { channelOf, concernsOneChannel, credentials, isShared, type Session } from './session.ts'

/** Entities that are to be erased for ever; kept until the server has answered [H10]. */
export interface Erasure {
  readonly grp: string
  readonly ents: readonly Id[]
  readonly why: EraseControl['why']
}

const ERASURES = 'erasures'
/** Entities one erase may name. */
const MOST = 500

export async function keptErasures(store: SyncStore): Promise<readonly Erasure[]> {
  const kept = await store.recall(ERASURES)
  // Written by this file alone, and sealed.
  return Array.isArray(kept) ? (kept as readonly Erasure[]) : []
}

/** Notes that these are to be erased; they leave the note only by an answer of the server. */
export async function keepErasures(store: SyncStore, erasures: readonly Erasure[]): Promise<void> {
  const added = erasures.flatMap(({ grp, ents, why }) =>
    chunks(ents).map((some) => ({ grp, ents: some, why }))
  )
  await store.keep(ERASURES, [...(await keptErasures(store)), ...added])
}

export interface Answered {
  readonly erasure: Erasure
  /** the server's own no; it is not asked again */
  readonly refused?: Problem
}

/**
 * Sends what waits, each after the outbox of its channel is empty, so that the server knows who pushed the entity first. One that is
 * refused is done with; one that is not answered waits on. A problem says why something still waits.
 */
export async function sendErasures(
  session: Session,
  { random }: { readonly random: Random }
): Promise<Result<readonly Answered[]>> {
  const { store } = session
  const answered: Answered[] = []
  for (const erasure of await keptErasures(store)) {
    const channel = channelOf(store, erasure.grp)
    if (channel && !isShared(channel)) continue
    const pending = await store.pending()
    if (pending.get(erasure.grp)) continue
    const answer = channel ? await erase(session, erasure, random) : ok(undefined)
    if (answer.ok) answered.push({ erasure })
    else if (isFinal(answer.problem)) answered.push({ erasure, refused: answer.problem })
    else if (!concernsOneChannel(answer.problem)) {
      await forget(store, answered)
      return answer
    }
  }
  await forget(store, answered)
  return ok(answered)
}

function isFinal({ code }: Problem): boolean {
  return code === 'not-allowed' || code === 'line-malformed'
}

async function erase(
  session: Session,
  { grp, ents, why }: Erasure,
  random: Random
): Promise<Result<unknown>> {
  const body: EraseControl = { ents: [...ents], why }
  const line = await mintControlLine(session.store, { grp, k: 'erase', body }, random)
  if (!line.ok) return line
  return ask(session.request, endpoints.postErase, {
    ...(await credentials(session)),
    params: { grp },
    body: { ents: [...ents], line: line.value }
  })
}

async function forget(store: SyncStore, answered: readonly Answered[]): Promise<void> {
  if (answered.length === 0) return
  const done = new Set(answered.map(({ erasure }) => JSON.stringify(erasure)))
  const kept = await keptErasures(store)
  await store.keep(
    ERASURES,
    kept.filter((erasure) => !done.has(JSON.stringify(erasure)))
  )
}

function chunks(ents: readonly Id[]): readonly (readonly Id[])[] {
  const parts: (readonly Id[])[] = []
  for (let at = 0; at < ents.length; at += MOST) parts.push(ents.slice(at, at + MOST))
  return parts
}
