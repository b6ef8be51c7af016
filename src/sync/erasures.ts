import { endpoints } from '#api/endpoints.ts'
import type { EraseControl } from '#api/head.ts'
import type { Id } from '#lib/id.ts'
import type { Random } from '#lib/random.ts'
import { ok, type Problem, type Result } from '#lib/result.ts'
import type { SyncStore } from '#store/sync-types.ts'
import { ask } from './ask.ts'
import { mintControlLine } from './control.ts'
import { channelOf, concernsOneChannel, credentials, isShared, type Session } from './session.ts'
import { undoTakeBack } from './undo-take-back.ts'

/** Entities that are to be erased for ever; kept until the server has answered [H10]. */
export interface Erasure {
  readonly grp: string
  readonly ents: readonly Id[]
  readonly why: EraseControl['why']
  /** of a take-back: the new id of each note in the private channel, by the old */
  readonly fresh?: Readonly<Record<Id, Id>>
  /** the new notes were stored; they may have been struck out since */
  readonly isMade?: true
}

const ERASURES = 'erasures'
/** Entities one erase may name. */
const MOST = 500

export async function keptErasures(store: SyncStore): Promise<Result<readonly Erasure[]>> {
  const kept = await store.recall(ERASURES)
  return kept.ok ? ok(toErasures(kept.value)) : kept
}

// Written by this file alone, and sealed.
const toErasures = (kept: unknown) => (Array.isArray(kept) ? (kept as readonly Erasure[]) : [])

/** Notes that these are to be erased; they leave the note only by an answer of the server. */
export async function keepErasures(
  store: SyncStore,
  erasures: readonly Erasure[]
): Promise<Result<void>> {
  const added = erasures.flatMap((erasure) =>
    chunks(erasure.ents).map((ents): Erasure => ({ ...erasure, ents }))
  )
  return store.amend(ERASURES, (kept) => [...toErasures(kept), ...added])
}

/** Notes that what a take-back makes anew is stored. */
export async function confirmMade(
  store: SyncStore,
  fresh: Erasure['fresh']
): Promise<Result<void>> {
  const made = JSON.stringify(fresh)
  return store.amend(ERASURES, (kept) =>
    toErasures(kept).map((each) =>
      JSON.stringify(each.fresh) === made ? { ...each, isMade: true } : each
    )
  )
}

/**
 * Sends what waits, each after the outbox of its channel is empty, so that the server knows who pushed the entity first. One that is
 * refused is done with; one that is not answered waits on. Answers how many were answered; a problem says why something still waits.
 */
export async function sendErasures(
  session: Session,
  { random }: { readonly random: Random }
): Promise<Result<number>> {
  const { store } = session
  const kept = await keptErasures(store)
  if (!kept.ok) return kept
  let answered = 0
  for (const erasure of kept.value) {
    const settled = await settleErasure(session, erasure, random)
    if (settled.ok && settled.value) {
      const forgotten = await forget(store, erasure)
      if (!forgotten.ok) return forgotten
      answered++
    } else if (!settled.ok && !concernsOneChannel(settled.problem)) return settled
  }
  return ok(answered)
}

/** True when it is done with, one way or the other. */
async function settleErasure(
  session: Session,
  erasure: Erasure,
  random: Random
): Promise<Result<boolean>> {
  const { store } = session
  const channel = channelOf(store, erasure.grp)
  if (!channel || !(await wasMade(store, erasure))) return ok(true)
  if (!isShared(channel)) return ok(false)
  if ((await store.pending()).get(erasure.grp)) return ok(false)
  const answer = await erase(session, erasure, random)
  if (answer.ok) return ok(true)
  if (!isFinal(answer.problem)) return answer
  const undone = erasure.fresh ? await undoTakeBack(session, erasure.grp, erasure.fresh) : answer
  return undone.ok || !erasure.fresh ? ok(true) : undone
}

/** The new notes are here: without them, a light that went out before they were stored, nothing is erased [H8]. */
async function wasMade(store: SyncStore, { fresh, ents, isMade }: Erasure): Promise<boolean> {
  if (!fresh || isMade) return true
  const wanted = ents.flatMap((ent) => fresh[ent] ?? [])
  return (await store.open(wanted)).length === ents.length
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
  const known = await credentials(session)
  if (!known.ok) return known
  const answer = await ask(session.request, endpoints.postErase, {
    ...known.value,
    params: { grp },
    body: { ents: [...ents], line: line.value }
  })
  return answer.ok ? session.store.keepTaken(grp, [line.value]) : answer
}

async function forget(store: SyncStore, erasure: Erasure): Promise<Result<void>> {
  const done = JSON.stringify(erasure)
  return store.amend(ERASURES, (kept) =>
    toErasures(kept).filter((each) => JSON.stringify(each) !== done)
  )
}

function chunks(ents: readonly Id[]): readonly (readonly Id[])[] {
  const parts: (readonly Id[])[] = []
  for (let at = 0; at < ents.length; at += MOST) parts.push(ents.slice(at, at + MOST))
  return parts
}
