import type { Id } from '#lib/id.ts'
import { fold } from '#log/fold.ts'
import type { Folded } from '#log/types.ts'
import { compareText } from '#log/effective.ts'
import type { RowOperation } from '#store/row.ts'
import { channelsOf } from '#sync/session.ts'
import { seededRandom } from '#lib/random.ts'
import { FURTHEST_AHEAD } from '#lib/stamp.ts'
import { checkComing } from './checkpoints.ts'
import { isStranded, type Living, readersOf } from './calm.ts'
import { Failure, must } from './failure.ts'
import { checkPhotos } from './photo-checks.ts'
import { lookAt, operationsOf, rules, servedIn } from './look.ts'
import { checkBuried, checkHidden } from './buried.ts'
import { checkWhole } from './step-checks.ts'
import type { World } from './world.ts'

/** One channel after the calm: what the server has of it, opened, and what a reader shows. */
export interface Ended {
  readonly grp: string
  readonly operations: ReadonlyMap<Id, readonly RowOperation[]>
  readonly folds: ReadonlyMap<Id, Folded>
}

/** Everything that must hold when all was said and heard. */
export async function checkEnd(world: World): Promise<void> {
  checkBytes(world)
  for (const tablet of world.tablets) {
    const tab = tablet.isOut ? undefined : tablet.tabs[0]
    if (!tab) continue
    checkComing(tablet, tab, world.book)
    await checkWhole(world, tablet, tab)
  }
  const channels = channelsIn(world)
  const ended: Ended[] = []
  for (const grp of channels) {
    checkPositions(world, grp)
    const readers = readersOf(world, grp)
    const [first] = readers
    if (!first) continue
    const channel = await checkFolds(world, grp, readers)
    checkErased(world, channel)
    ended.push(channel)
  }
  for (const channel of ended) {
    checkClocks(world, channel)
    checkBuried(world, channel)
    checkHidden(world, channel)
  }
  checkGone(world)
  checkWishes(world)
  await checkLost(world, ended)
  await checkBodies(world)
  await checkPhotos(world)
}

function channelsIn(world: World): readonly string[] {
  const grps = new Set<string>()
  for (const tablet of world.tablets) {
    const tab = tablet.isOut ? undefined : tablet.tabs[0]
    for (const { grp, registered } of tab ? channelsOf(tab.store) : [])
      if (registered) grps.add(grp)
  }
  return [...grps]
}

/** I2: one set of bytes a line, however often it was sent. */
function checkBytes({ network }: World) {
  for (const [id, hashes] of network.sent) {
    must('I2', hashes.size === 1, () => `${id} was sent with ${hashes.size} different texts`)
  }
}

/** I3, I5 and the cap of 8.9, at the server. */
function checkPositions({ server }: World, grp: string) {
  const lines = server.channel(grp)?.lines ?? []
  const ids = new Set(lines.map(({ id }) => id))
  must(
    'I3',
    ids.size === lines.length,
    () => `${lines.length - ids.size} lines of ${grp} are there twice`
  )
  for (const [index, { pos }] of lines.entries()) {
    must('I5', pos === index + 1, () => `position ${pos} of ${grp} stands ${index + 1}th`)
  }
}

/** I7: all readers show the same; what they folded piece by piece is what one fold of everything gives; the chain is the server's. */
async function checkFolds(world: World, grp: string, readers: readonly Living[]): Promise<Ended> {
  const [first] = readers
  if (!first) throw new Error('no reader')
  const operations = Map.groupBy(
    operationsOf(world.server, grp, await first.tab.store.channelKeys(grp)),
    ({ ent }) => ent
  )
  const ents = [...operations.keys()].toSorted(compareText)
  const folds = new Map(
    ents.map((ent) => [ent, fold(shuffled(operations.get(ent) ?? [], world.seed), rules)])
  )
  const whole = JSON.stringify([...folds])
  for (const { tablet, tab } of readers) {
    const opened = await tab.store.openIn(grp, ents)
    const shown = opened.map(({ ent, folded }) => [ent, folded] as const)
    const text = JSON.stringify(shown.toSorted(([one], [other]) => compareText(one, other)))
    if (text !== whole)
      throw new Failure('I7', `${tablet.name} shows another ${grp}: ${differs(shown, folds)}`)
    const channel = channelsOf(tab.store).find((each) => each.grp === grp)
    must(
      'I7',
      channel?.chain === world.server.channel(grp)?.chain,
      () => `${tablet.name} has another chain of ${grp}`
    )
    const strays = tab.store.strays(world.book).value.filter((stray) => stray.grp === grp)
    must(
      'I11',
      strays.length === 0,
      () => `${tablet.name} cannot read ${JSON.stringify(strays[0])}`
    )
  }
  return { grp, operations, folds }
}

function differs(
  shown: readonly (readonly [Id, Folded])[],
  folds: ReadonlyMap<Id, Folded>
): string {
  const byEnt = new Map(shown)
  for (const [ent, folded] of folds) {
    const [one, other] = [JSON.stringify(byEnt.get(ent)), JSON.stringify(folded)]
    if (one !== other) return `${ent} is ${one}, not ${other}`
  }
  return `${shown.length} entities, not ${folds.size}`
}

function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  const random = seededRandom(seed)
  return list
    .map((item) => ({ item, by: random(1)[0] ?? 0 }))
    .toSorted((one, other) => one.by - other.by)
    .map(({ item }) => item)
}

/** I9, I10: other clocks give the same heads, and no clock reaches further ahead than it may. */
function checkClocks({ seed }: World, { operations, folds }: Ended) {
  const random = seededRandom(seed + 1)
  for (const [ent, own] of operations) {
    const other = own.map(({ rts: _, ...operation }) => {
      const [high = 0, low = 0] = random(2)
      return { ...operation, t: [high * 1e10 + low, 0] as const }
    })
    const folded = folds.get(ent)
    const [one, two] = [folded, fold(other, rules)].map((each) =>
      JSON.stringify([each?.live, each?.deleted, each?.refused.toSorted()])
    )
    must('I9', one === two, () => `clocks decide what lives of ${ent}`)
    const bound = Math.max(...own.map(({ rts = 0 }) => rts)) + FURTHEST_AHEAD
    must(
      'I10',
      (folded?.changed ?? 0) <= bound,
      () => `${ent} is ${(folded?.changed ?? 0) - bound} ms ahead of what the server allows`
    )
    for (const heads of Object.values(folded?.heads ?? {})) {
      for (const { at } of heads)
        must('I10', at <= bound, () => `a version of ${ent} is too far ahead`)
    }
  }
}

/** L8: nobody counts as taken out of a channel whom the server still has in it. */
function checkGone({ tablets, server, model }: World) {
  if (model.facts.restored) return
  for (const { name, isOut, tabs } of tablets) {
    const store = isOut ? undefined : tabs[0]?.store
    for (const { grp, gone } of store ? channelsOf(store) : []) {
      const isWrong = gone === true && store !== undefined && server.isJoined(grp, store.device)
      must('L8', !isWrong, () => `${name} takes itself for gone from ${grp}`)
    }
  }
}

/**
 * H10, H8: an erasure that was noted is asked for until it is answered; and one of a note taken back only where the note was made anew.
 */
function checkWishes(world: World) {
  const { model, server } = world
  if (model.facts.restored || model.facts.removed) return
  const wishes = [...model.wishes.values()]
  const otherwise = new Set(wishes.flatMap(({ erasure }) => (erasure.fresh ? [] : erasure.ents)))
  for (const { tablet, erasure } of wishes) {
    const { grp, ents, why, fresh } = erasure
    const store = tablet.tabs[0]?.store
    if (!store || isOut(world, tablet)) continue
    for (const ent of ents) {
      const isErased = server.isErased(grp, ent)
      const mayHave = why !== 'taken-back' && server.mayErase(grp, ent, store.device)
      must('H10', isErased || !mayHave, () => `${tablet.name}: ${ent} was never erased in ${grp}`)
      if (!isErased || fresh?.[ent] === undefined || otherwise.has(ent)) continue
      // A page that died between the note of an erasure and the making leaves a wish of no effect; a second try has its own new name.
      const named = wishes.map((each) => each.erasure.fresh?.[ent])
      const isMade = model.written.some(({ change }) => named.includes(change.ent))
      must('H8', isMade, () => `${ent} was erased in ${grp} and never made anew`)
    }
  }
}

/** I1, I8: whatever was stored is at the server, unless its author or the right to be forgotten took it away. */
async function checkLost(world: World, ended: readonly Ended[]): Promise<void> {
  const { model, server } = world
  for (const { id, change, tablet, isCertain } of model.written) {
    const channel = ended.find(({ grp }) => grp === change.grp)
    if (!isCertain || id === undefined || !channel || isOut(world, tablet)) continue
    if (model.struck.has(change.ent) || server.isErased(change.grp, change.ent)) continue
    const isThere =
      channel.operations.get(change.ent)?.some((operation) => operation.id === id) ||
      (await stillWaits(world, tablet, id, change.grp))
    must(
      'I8',
      isThere === true,
      () => `${id} of ${tablet.name} (${change.ent} in ${change.grp}) is nowhere at the end`
    )
  }
}

/** Where a restored server forgot the tablet, its lines are at least with itself. */
async function stillWaits(world: World, tablet: World['tablets'][number], id: Id, grp: string) {
  const [tab] = tablet.tabs
  if (!tab || !isStranded(world, tab, grp)) return false
  return (await lookAt(tablet.kept)).lines.some((line) => line.id === id)
}

function isOut(_: World, tablet: World['tablets'][number]): boolean {
  return (
    tablet.isOut ||
    tablet.tabs[0] === undefined ||
    channelsOf(tablet.tabs[0].store).some(({ gone }) => gone)
  )
}

/** 8.3: an erased entity has no words left, at the server and on every device that has heard of it. */
function checkErased({ server }: World, { grp }: Ended) {
  for (const { k, ent, line, pos } of server.channel(grp)?.lines ?? []) {
    const holds = k === 'op' && line !== null && server.isErased(grp, ent)
    must('8.3', !holds, () => `position ${pos} of ${grp} still holds erased words`)
  }
}

async function checkBodies(world: World): Promise<void> {
  if (world.model.facts.restored) return
  for (const tablet of world.tablets) {
    if (tablet.isOut) continue
    const disk = await lookAt(tablet.kept)
    for (const [grp, pages] of disk.pages) {
      for (const { k, ent, line, pos } of pages.flatMap(servedIn)) {
        const holds = k === 'op' && line !== null && world.server.isErased(grp, ent)
        if (holds && !isOut(world, tablet))
          throw new Failure('8.3', `${tablet.name} keeps erased words at ${pos} of ${grp}`)
      }
    }
  }
}
