import { hashBytes } from '#lib/hash.ts'
import { kinds } from '#kinds/index.ts'
import { coded, parts } from '#kinds/parts.ts'
import { defineKinds } from '#schema/define-kind.ts'
import { endpoints } from '#api/endpoints.ts'
import { ask } from '#sync/ask.ts'
import { openCopy, sealedCopy } from '#sync/bundle.ts'
import { controlLine } from '#sync/control.ts'
import { keepErasures, sendErasures } from '#sync/erasures.ts'
import { handIn } from '#sync/hand-in.ts'
import { invite } from '#sync/invitations.ts'
import { join, openInvitation } from '#sync/join.ts'
import { members, removeMember } from '#sync/members.ts'
import { fetchKeys, newKey } from '#sync/new-key.ts'
import { pullAll } from '#sync/pull.ts'
import { pushAll } from '#sync/push.ts'
import { endWait } from '#sync/restore.ts'
import { channelsOf, isShared } from '#sync/session.ts'
import { finishBell, strike } from '#sync/strike.ts'
import { takeBack } from '#sync/take-back.ts'
import type { Id } from '#lib/id.ts'
import type { Entry } from '#store/types.ts'
import { channelOn, type Tab, type Tablet } from './world.ts'
import { type Scene, writable } from './writing.ts'

/** A build that has never heard of notes. */
const OLD_KINDS = defineKinds(kinds.kinds.filter(({ name }) => name !== 'pupil'))

export async function push({ tab }: Pick<Scene, 'tab'>): Promise<void> {
  await pushAll(tab.session, tab.register)
}

/** Pulls, takes the keys that wait, and opens what waited for them. */
export async function pull({ tab, tablet }: Pick<Scene, 'tab' | 'tablet'>): Promise<void> {
  await pullAll(tab.session, tablet.now, 30)
}

/** One round as the engine makes it. */
export async function sync(tab: Tab, tablet: Tablet, withKeys: boolean): Promise<void> {
  const { session, register, store, deps } = tab
  await pushAll(session, register)
  await sendErasures(session, deps)
  await pullAll(session, tablet.now, 30)
  const shared = channelsOf(store).filter(isShared)
  if (withKeys) for (const { grp } of shared) await fetchKeys(deps, grp)
}

/** A lead's device after a restore: offers what it holds, and says so. */
export async function leadBack({ session, register, store }: Tab): Promise<void> {
  await pushAll(session, register)
  for (const { grp, role } of channelsOf(store).filter(isShared)) {
    if (role === 'lead') await endWait(session, grp)
  }
}

/** Two tabs of one tablet at the same time: two leaders, or a capture during a page. */
export async function together({ tablet, dice }: Scene, both: () => Promise<void>) {
  const other = await tablet.tab(1)
  if (!other.ok) return
  const second =
    dice.chance() < 0.5 ? sync(other.value, tablet, false) : pull({ tab: other.value, tablet })
  await Promise.all([both(), second])
}

const mine = (scene: Scene) =>
  writable(scene.world, scene.tab).filter(({ kind }) => kind === 'observation')

/** One of these notes, rather one with a photo: there is most to go wrong with. */
function pickNote({ world, dice }: Scene, notes: readonly Entry[]): Id {
  const photographed = notes.filter(({ ent }) => world.model.photographed.has(ent))
  const among = photographed.length > 0 && dice.chance() < 0.7 ? photographed : notes
  return dice.pick(among).ent
}

export async function handInSome(scene: Scene): Promise<void> {
  const { world, tab, dice } = scene
  const notes = mine(scene).filter(
    ({ audience, changedBehind }) => audience === 'private' || changedBehind
  )
  if (notes.length === 0) return
  const ents = notes.filter(() => dice.chance() < 0.5).map(({ ent }) => ent)
  const wanted = ents.length > 0 ? ents : [pickNote(scene, notes)]
  await handIn({ store: tab.store, kinds, parts, coded }, world.book, wanted, 'group')
}

export async function takeBackOne(scene: Scene): Promise<void> {
  const { world, tab } = scene
  const notes = mine(scene).filter(({ audience }) => audience === 'group')
  if (notes.length === 0) return
  const ent = pickNote(scene, notes)
  world.model.takenBack.add(ent)
  const { random } = tab.deps
  await takeBack(tab.session, { kinds, parts, random }, world.book, [ent])
}

export async function strikeOne(scene: Scene): Promise<void> {
  const { world, tab } = scene
  const notes = mine(scene).filter(({ audience }) => audience === 'private')
  if (notes.length > 0) await strike(tab.store, parts, world.book, [pickNote(scene, notes)])
}

export async function finish({ world, tab }: Scene): Promise<void> {
  await finishBell(tab.store, world.book)
}

/** The lead is asked to have something erased for ever. */
export async function erase({ world, tab, dice }: Scene): Promise<void> {
  const { store } = tab
  const channel = channelOn(store, world.book, 'group')
  if (channel?.role !== 'lead') return
  const there = store
    .entries(world.book)
    .peek()
    .filter(
      ({ kind, grps }) => kind !== 'project' && kind !== 'person' && grps.includes(channel.grp)
    )
  if (there.length === 0) return
  await keepErasures(store, [{ grp: channel.grp, ents: [dice.pick(there).ent], why: 'erasure' }])
  await sendErasures(tab.session, tab.deps)
}

/** Somebody without the key says "erase": the server stores what it cannot check, and no device may obey. */
export async function forge({ world, tab, dice }: Scene): Promise<void> {
  const { store, deps } = tab
  const channel = channelOn(store, world.book, 'group')
  const [key] = channel ? await store.channelKeys(channel.grp) : []
  const targets = writable(world, tab).filter(({ grp }) => grp === channel?.grp)
  if (!channel || channel.role === 'lead' || !channel.registered || !key) return
  if (targets.length === 0) return
  const body = { ents: [dice.pick(targets).ent], why: 'erasure' as const }
  const by = { dev: store.device, now: store.now(), restore: channel.restore }
  const wrong = { kid: key.kid, key: hashBytes(key.key) }
  const line = controlLine(by, { grp: channel.grp, k: 'erase', body }, wrong, deps.random)
  const token = await tab.session.token()
  await ask(deps.request, endpoints.postLines, {
    ...(token.ok && token.value !== undefined ? { token: token.value } : {}),
    params: { grp: channel.grp },
    body: { restore: channel.restore, lines: [line] }
  })
}

export async function bundleOut({ world, tab, tablet }: Scene): Promise<void> {
  const copy = await sealedCopy(tab.deps, world.book)
  if (copy.ok) world.bundles.push({ ...copy.value, person: tablet.person })
}

export async function bundleIn({ world, tab, tablet, dice }: Scene): Promise<void> {
  // A copy holds its maker's private channel: it is for her own tablets.
  const own = world.bundles.filter(({ person }) => person === tablet.person)
  if (own.length === 0) return
  const { file, code } = dice.pick(own)
  world.model.facts.brought = true
  await openCopy(tab.deps, file, code)
}

export async function inviteSomebody({ world, tab, tablet, dice }: Scene): Promise<void> {
  const own = dice.chance() < 0.4
  const shared = { book: world.book, role: 'member' } as const
  const asked = own ? { ...shared, own: true as const } : shared
  const invited = await invite(tab.deps, asked)
  if (invited.ok) world.links.push({ link: invited.value.link, own, person: tablet.person })
}

/** A new tablet opens a link and joins; sometimes twice, sometimes with a link that another has used. */
export async function joinIn({ world, dice }: Pick<Scene, 'world' | 'dice'>): Promise<void> {
  if (world.links.length === 0 || world.tablets.length > 7) return
  const { link, own, person } = dice.pick(world.links)
  const number = world.tablets.length
  const tablet = world.addTablet(`new-${number}`, own ? person : number, world.newKept())
  const tab = await tablet.tab(0)
  if (!tab.ok) return
  const opened = await openInvitation(tab.value.deps, link)
  if (!opened.ok) {
    tablet.isOut = true
    return
  }
  const me = own ? undefined : { name: `New ${number}` }
  const first = await join(tab.value.deps, opened.value, me)
  if (!first.ok || dice.chance() < 0.3) await join(tab.value.deps, opened.value, me)
  const isIn = channelOn(tab.value.store, world.book, 'group') !== undefined
  if (!isIn) tablet.isOut = true
}

export async function addKey({ world, tab }: Scene): Promise<void> {
  const channel = channelOn(tab.store, world.book, 'group')
  if (!channel || channel.role !== 'lead' || !channel.registered) return
  world.model.facts.keys = true
  await newKey(tab.deps, channel.grp)
}

/** The lead takes somebody out, maybe while that tablet is reading a page. */
export async function takeOut({ world, tab, dice }: Scene): Promise<void> {
  const channel = channelOn(tab.store, world.book, 'group')
  if (channel?.role !== 'lead') return
  const listed = await members(tab.deps, world.book)
  if (!listed.ok) return
  const others = listed.value.filter(
    ({ mine: isMine, places }) => !isMine && places.some((place) => place.joined)
  )
  if (others.length < 2) return
  world.model.facts.keys = true
  world.model.facts.removed = true
  await removeMember(tab.deps, { book: world.book, dev: dice.pick(others).dev })
}

/** The app on this tablet is of another year: it knows fewer kinds than the others. */
export function otherBuild(tablet: Tablet): void {
  tablet.kill()
  tablet.kinds = OLD_KINDS
}

/** A tab of the newest build opens and takes the database: the open pages may only say so, until they are loaded again. */
export function upgrade(tablet: Tablet): void {
  for (const tab of tablet.tabs) tab?.upgrade()
  tablet.isDoubtful = true
  tablet.kinds = kinds
}
