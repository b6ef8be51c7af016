import { kinds } from '#kinds/index.ts'
import { registerAgain } from '#sync/engine.ts'
import { dueBlobs, sendBlobs } from '#sync/blobs.ts'
import { keptErasures, sendErasures } from '#sync/erasures.ts'
import { refreshMembers } from '#sync/members.ts'
import { fetchKeys } from '#sync/new-key.ts'
import { pullAll } from '#sync/pull.ts'
import { pushAll } from '#sync/push.ts'
import { channelsOf, isShared } from '#sync/session.ts'
import { Failure } from './failure.ts'
import { leadBack } from './sharing.ts'
import { reload } from './step-checks.ts'
import type { Tab, Tablet, World } from './world.ts'

/** Rounds within which everything must be said and heard once the faults have ended (I14). */
const MOST = 40

/** A tablet that still takes part, with its open page. */
export interface Living {
  readonly tablet: Tablet
  readonly tab: Tab
}

/** The faults end: everybody opens the newest build and talks until nothing is left to say. */
export async function calm(world: World): Promise<void> {
  world.setFaults(() => 'none')
  await world.network.deliverLate()
  await world.settleLate()
  const all = await openAll(world)
  const hasLead = all.some(({ tab }) =>
    channelsOf(tab.store).some(
      ({ grp, role, gone }) => grp === world.group && role === 'lead' && !gone
    )
  )
  if (!hasLead) world.server.release()
  for (let round = 1; round <= MOST; round++) {
    const left: string[] = []
    for (const { tab } of all) {
      const { problem } = await pushAll(tab.session, tab.register)
      if (problem && !isForgotten(world, tab, problem.code))
        left.push(`push ${problem.code} ${problem.details?.['field'] ?? ''}`)
    }
    for (const { tab } of all) await sendErasures(tab.session, tab.deps)
    for (const living of all) await hear(world, living, round, left)
    for (const { tab } of all) await sendBlobs(tab.session, async () => true)
    left.push(...(await whatIsLeft(world, all)))
    if (left.length === 0) return
    if (round === MOST)
      throw new Failure('I14', `not calm after ${MOST} rounds: ${left.join('; ')}`)
  }
}

async function openAll(world: World): Promise<readonly Living[]> {
  const all: Living[] = []
  for (const tablet of world.tablets) {
    if (tablet.isOut) continue
    if (tablet.kinds !== kinds) tablet.kill()
    tablet.kinds = kinds
    if (tablet.isDoubtful) await reload(world, tablet)
    const opened = await tablet.tab(0)
    if (!opened.ok) throw new Failure('I1', `${tablet.name} does not open: ${opened.problem.code}`)
    all.push({ tablet, tab: opened.value })
  }
  return all
}

async function hear(world: World, { tab, tablet }: Living, round: number, left: string[]) {
  const { facts } = world.model
  if (facts.restored || round > 3) await leadBack(tab)
  const pulled = await pullAll(tab.session, tablet.now, 100)
  if (!pulled.ok && pulled.problem.code === 'token-unknown') await registerAgain(tab)
  if (!pulled.ok && !isForgotten(world, tab, pulled.problem.code))
    left.push(
      `${tablet.name}: pull ${pulled.problem.code} ${pulled.problem.details?.['field'] ?? ''}`
    )
  if (!facts.keys && !facts.restored) return
  for (const { grp } of channelsOf(tab.store).filter(isShared)) await fetchKeys(tab.deps, grp)
  if (round % 3 === 1) await refreshMembers(tab.deps, world.book)
}

/** What still waits, in words for the failure. */
async function whatIsLeft(world: World, all: readonly Living[]): Promise<readonly string[]> {
  const left: string[] = []
  for (const { tablet, tab } of all) {
    const { store } = tab
    const pending = await store.pending()
    const erasures = await keptErasures(store)
    for (const { grp, audience, registered, gone, folded } of channelsOf(store)) {
      if (gone) continue
      if (isStranded(world, tab, grp)) continue
      const count = pending.get(grp) ?? 0
      const where = `${tablet.name} ${audience}`
      if (count > 0) left.push(`${where}: ${count} pending`)
      if (registered && folded !== world.server.head(grp)) {
        left.push(`${where}: folded ${folded} of ${world.server.head(grp)}`)
      }
      if (registered && (!erasures.ok || erasures.value.some((each) => each.grp === grp)))
        left.push(`${where}: an erasure waits`)
      const blobs = dueBlobs(tab.session).filter(({ channel }) => channel.grp === grp)
      if (registered && blobs.length > 0) left.push(`${where}: ${blobs.length} pictures wait`)
      const unread = store.strays(world.book).value.filter((stray) => stray.grp === grp)
      if (registered && unread.some(({ why }) => why === 'key-missing'))
        left.push(`${where}: lines wait for a key`)
    }
  }
  return left
}

/**
 * Let in after the backup was made, or taken out before it met the restored server: it keeps everything, says that it is not sent, and
 * waits for a link of its lead.
 */
export function isStranded({ model, server }: World, { store }: Tab, grp: string): boolean {
  const channel = channelsOf(store).find((each) => each.grp === grp)
  if (!model.facts.restored || !channel) return false
  // A server that lacks the channel takes it from whoever leads it.
  if (channel.role === 'lead' && server.head(grp) === 0) return false
  if (channel.registered && server.isKnown(store.device)) return false
  return !server.isJoined(grp, store.device)
}

/** No channel of its own brings it back to a server that has never heard of it (R7). */
function isForgotten(world: World, tab: Tab, code: string): boolean {
  if (code !== 'token-unknown') return false
  return channelsOf(tab.store)
    .filter(isShared)
    .every(({ grp }) => isStranded(world, tab, grp))
}

/** Tablets that can say and hear something of a channel. */
export function readersOf(world: World, grp: string): readonly Living[] {
  return world.tablets.flatMap((tablet) => {
    const tab = tablet.isOut ? undefined : tablet.tabs[0]
    const channel = tab && channelsOf(tab.store).find((each) => each.grp === grp)
    const isReader = tab && channel && isShared(channel) && !isStranded(world, tab, grp)
    return isReader ? [{ tablet, tab }] : []
  })
}
