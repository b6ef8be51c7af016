import { type Id, newId } from '#lib/id.ts'
import { ok, type Result } from '#lib/result.ts'
import { contextOf } from '#log/context.ts'
import { foldChannels } from '#log/fold.ts'
import { readRows } from './apply.ts'
import { controlName } from './apply-served.ts'
import { everything } from './everything.ts'
import { dropCheckpoint } from './checkpoint-show.ts'
import type { Core } from './core.ts'
import { LAST } from './port.ts'
import { retryStrays } from './retry-strays.ts'
import type { ChannelKey, ShelfBook, ShelfChannel } from './shelf.ts'
import { adoptChannels } from './tell.ts'
import type { OpenIn, ServedLine, SyncStore } from './sync-types.ts'
import type { Channel } from './types.ts'

export async function updateChannel(
  core: Core,
  grp: string,
  change: Parameters<SyncStore['updateChannel']>[1]
): Promise<void> {
  const stored = await core.guard.run(
    everything('strict', async (tx) => {
      const channel = await core.shelf.readChannel(tx, grp)
      if (!channel) return undefined
      const changed = { ...channel, ...change }
      await core.shelf.writeChannel(tx, changed)
      return changed
    })
  )
  if (!stored.ok || !stored.value) return
  if (change.gone) dropCheckpoint(core, grp)
  adoptChannels(core, [stored.value])
}

/** A channel we were let into. A known one keeps its positions and gains the keys it lacks; an unknown book is made. */
export async function addChannel(
  core: Core,
  channel: Channel,
  keys: readonly ChannelKey[]
): Promise<Result<void>> {
  const grp = channel.grp
  const stored = await core.guard.run(
    everything('strict', async (tx) => {
      const known = await core.shelf.readChannel(tx, grp)
      const given = keys.map(({ kid }) => kid)
      const before = known?.kids ?? channel.kids
      // Keys that do not reach up to ours are older: they open what is past and never become what we write with.
      const isOlder = known !== undefined && !given.includes(before[0] ?? '')
      const kids = [...new Set(isOlder ? [...before, ...given] : [...given, ...before])]
      const added: ShelfChannel = known
        ? { ...known, kids }
        : { ...channel, kids, offered: 0, restores: [] }
      const book: ShelfBook | undefined = core.shelf.book(channel.book)
        ? undefined
        : { book: channel.book, kind: 'project', author: newId(core.clock.now(), core.random) }
      if (book) await core.shelf.writeBook(tx, book)
      for (const key of keys) await core.shelf.writeKey(tx, grp, key)
      await core.shelf.writeChannel(tx, added)
      return { added, book }
    })
  )
  if (!stored.ok) return stored
  const { added, book } = stored.value
  core.shelf.adopt({
    channels: [added],
    keys: keys.map((key) => ({ grp, key })),
    ...(book ? { books: [book] } : {})
  })
  core.tabs.post({ tell: 'shelf' })
  await retryStrays(core, (stray) => stray.grp === grp)
  return ok(undefined)
}

/** The key becomes the one we write with, or one only read with; lines that waited for it are tried again. */
export async function addKey(
  core: Core,
  grp: string,
  { kid, key }: ChannelKey,
  use: 'write' | 'read'
): Promise<void> {
  const stored = await core.guard.run(
    everything('strict', async (tx) => {
      const channel = await core.shelf.readChannel(tx, grp)
      if (!channel) return undefined
      const [newest, ...others] = channel.kids
      const isBehind = use === 'read' && newest !== undefined
      const kids = isBehind ? [newest, kid, ...others] : [kid, ...channel.kids]
      const changed = channel.kids.includes(kid) ? channel : { ...channel, kids }
      await core.shelf.writeKey(tx, grp, { kid, key })
      await core.shelf.writeChannel(tx, changed)
      return changed
    })
  )
  if (!stored.ok || !stored.value) return
  core.shelf.adopt({ channels: [stored.value], keys: [{ grp, key: { kid, key } }] })
  core.tabs.post({ tell: 'shelf' })
  await retryStrays(core, (stray) => stray.grp === grp)
}

/** Control lines of a channel as served, in order. MACs are the caller's to verify. */
export async function controls(core: Core, grp: string): Promise<readonly ServedLine[]> {
  const prefix = controlName(grp, 0).slice(0, -12)
  const found = await core.guard.run({
    tables: ['meta'],
    mode: 'read',
    durability: 'relaxed',
    body: (tx) => tx.range('meta', { from: prefix, to: prefix + LAST })
  })
  if (!found.ok) return []
  return found.value.flatMap(({ name, sealed }) => {
    const line = sealed && core.vault.open('meta', name, sealed)
    // Sealed by applyServed under this name.
    return line === undefined ? [] : [line as ServedLine]
  })
}

/** Entities as one channel holds them, each with the context for a change to that channel. */
export async function openIn(
  core: Core,
  grp: string,
  ents: readonly Id[]
): Promise<readonly OpenIn[]> {
  const found = await core.guard.run({
    tables: ['rows', 'meta'],
    mode: 'read',
    durability: 'relaxed',
    body: async (tx) => {
      const rows = await readRows(
        core,
        tx,
        ents.map((ent) => ({ ent, book: '' }))
      )
      return { rows, channel: await core.shelf.readChannel(tx, grp) }
    }
  })
  if (!found.ok) return []
  const { rows, channel } = found.value
  return [...rows.values()].flatMap(({ ent, operations }) => {
    const folded = foldChannels(
      operations.filter((operation) => operation.grp === grp),
      core.rules
    ).get(grp)
    if (!folded || !channel) return []
    const position = Math.min(channel.folded, core.strays.ceiling(grp, ent))
    return [{ ent, folded, context: { ...contextOf(folded, position), r: channel.restore } }]
  })
}
