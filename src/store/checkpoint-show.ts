import type { Id } from '#lib/id.ts'
import { fold } from '#log/fold.ts'
import type { Ahead } from './ahead.ts'
import { mergeOperations } from './apply.ts'
import { type CheckpointEntity, readEntity } from './checkpoint-read.ts'
import type { Core } from './core.ts'
import { type RowOperation, rowToEntry, rowToShown } from './row.ts'
import type { ShelfChannel } from './shelf.ts'
import type { CheckpointAbout } from './sync-types.ts'
import type { Entry, Shown } from './types.ts'

/** Entries kept together; when lines come, only the arrays of what they bring are made again. */
const TOGETHER = 256

/** One entity that is shown before its lines are here. Its operations stay text: a tablet's memory holds a hundred thousand of them. */
interface Held {
  readonly entry: Entry
  readonly until: number
  readonly line: string
}

interface Layer {
  readonly about: CheckpointAbout
  readonly book: Id
  readonly held: ReadonlyMap<Id, Held>
  /** by position, in which they will be replaced by their lines */
  readonly together: readonly (readonly Held[])[]
  readonly arrays: readonly (readonly Entry[])[]
  readonly named: Named
  readonly differing: number
}

/** Every entity a checkpoint tells of, and whether all of it came and could be read: only then is what it leaves out left out on purpose. */
interface Named {
  readonly ents: ReadonlySet<Id>
  readonly isReadable: boolean
  readonly isWhole: boolean
}

const layers = new WeakMap<Core, Map<string, Layer>>()

/**
 * Shows what a checkpoint says of entities whose lines are not here yet [C4]. Whatever does not fit the channel is left out. `isLast` with
 * the text after which nothing of it is missing.
 */
export async function showCheckpoint(
  core: Core,
  about: CheckpointAbout,
  text: string,
  isLast = false
): Promise<void> {
  const channel = core.shelf.channel(about.grp)
  if (!channel || channel.restore !== about.restore) return
  const mine = layersOf(core)
  const known = mine.get(about.grp)
  const before = known && isSame(known.about, about) ? known : undefined
  const held = new Map(before?.held)
  const ents = new Set(before?.named.ents)
  let isReadable = before?.named.isReadable ?? true
  for (const line of text.split('\n')) {
    const entity = readEntity(line, { ...about, rules: core.rules })
    if (entity) ents.add(entity.ent)
    else isReadable = false
    if (!entity || entity.until <= channel.folded) continue
    const entry = entryOf(core, channel, entity)
    if (entry) held.set(entity.ent, { entry, until: entity.until, line })
  }
  if (held.size === 0) return
  const named = { ents, isReadable, isWhole: isLast && isReadable }
  mine.set(about.grp, layerOf({ about, book: channel.book, named }, held, before?.differing ?? 0))
  publish(core)
  core.touches.touch(undefined)
}

/**
 * How many entities whose last line of the checkpoint is in `rows` say something else there, or were left out of it [C7]; `unread` ones
 * cannot be compared.
 */
export function countDiffering(
  core: Core,
  { grp, folded }: ShelfChannel,
  rows: ReadonlyMap<Id, { readonly operations: readonly RowOperation[] }>,
  unread: ReadonlySet<Id>
): number {
  const layer = layers.get(core)?.get(grp)
  if (!layer) return 0
  const before = core.shelf.channel(grp)?.folded ?? 0
  let differing = 0
  for (const { entry, line, until } of dueIn(layer, folded)) {
    if (until <= before || unread.has(entry.ent)) continue
    const said = readEntity(line, { ...layer.about, rules: core.rules })?.operations ?? []
    const here = (rows.get(entry.ent)?.operations ?? []).filter(
      ({ grp: channel, pos }) => channel === grp && pos !== undefined && pos <= until
    )
    if (here.length === 0 || foldedText(core, here) !== foldedText(core, said)) differing++
  }
  return differing + countLeftOut(layer, { before, folded }, rows, unread)
}

/** Entities whose first line is among those just folded, and of which a whole checkpoint knew nothing. */
function countLeftOut(
  { about, named }: Layer,
  { before, folded }: { readonly before: number; readonly folded: number },
  rows: ReadonlyMap<Id, { readonly operations: readonly RowOperation[] }>,
  unread: ReadonlySet<Id>
): number {
  if (!named.isWhole) return 0
  let leftOut = 0
  for (const [ent, { operations }] of rows) {
    if (named.ents.has(ent) || unread.has(ent)) continue
    const positions = operations.flatMap(({ grp, pos }) =>
      grp === about.grp && pos !== undefined ? [pos] : []
    )
    const first = Math.min(...positions)
    if (first > before && first <= Math.min(folded, about.pos)) leftOut++
  }
  return leftOut
}

/** Lines were folded: what they say takes the place of what was shown before them [C6]. */
export function settleCheckpoint(core: Core, { grp, folded }: ShelfChannel, found: number): void {
  const layer = layers.get(core)?.get(grp)
  if (!layer) return
  const held = new Map(layer.held)
  for (const { entry } of dueIn(layer, folded)) held.delete(entry.ent)
  const next = layerOf(layer, held, layer.differing + found, layer)
  if (folded >= layer.about.pos && next.differing === 0) layersOf(core).delete(grp)
  else layersOf(core).set(grp, next)
  publish(core)
}

/** Another tab may have folded meanwhile: what it has by now is no longer shown from here. */
export async function settleBehind(core: Core): Promise<void> {
  for (const grp of [...layersOf(core).keys()]) {
    const channel = core.shelf.channel(grp)
    if (channel && !channel.gone) settleCheckpoint(core, channel, 0)
    else dropCheckpoint(core, grp)
  }
}

/** The checkpoint that is shown of a channel. */
export function checkpointShown(core: Core, grp: string): CheckpointAbout | undefined {
  return layers.get(core)?.get(grp)?.about
}

/** The channel went back to an earlier state, or is gone [C8]. */
export function dropCheckpoint(core: Core, grp: string): void {
  if (layers.get(core)?.delete(grp)) publish(core)
}

function layersOf(core: Core): Map<string, Layer> {
  const known = layers.get(core)
  if (known) return known
  const made = new Map<string, Layer>()
  layers.set(core, made)
  return made
}

function isSame(one: CheckpointAbout, other: CheckpointAbout): boolean {
  return one.restore === other.restore && one.pos === other.pos && one.chain === other.chain
}

/** Groups by position; a group that is as it was keeps its array, so that what was counted of it counts on. */
function layerOf(
  { about, book, named }: Pick<Layer, 'about' | 'book' | 'named'>,
  held: ReadonlyMap<Id, Held>,
  differing: number,
  before?: Layer
): Layer {
  if (before) {
    const together = before.together.flatMap((group) => {
      const left = group.filter(({ entry }) => held.has(entry.ent))
      return left.length === 0 ? [] : [left.length === group.length ? group : left]
    })
    const arrays = together.map((group) => {
      const index = before.together.indexOf(group)
      return before.arrays[index] ?? group.map(({ entry }) => entry)
    })
    return { about, book, named, held, together, arrays, differing }
  }
  const byPosition = [...held.values()].toSorted((one, other) => one.until - other.until)
  const together: Held[][] = []
  for (let at = 0; at < byPosition.length; at += TOGETHER) {
    together.push(byPosition.slice(at, at + TOGETHER))
  }
  const arrays = together.map((group) => group.map(({ entry }) => entry))
  return { about, book, named, held, together, arrays, differing }
}

function dueIn({ together }: Layer, folded: number): readonly Held[] {
  const due: Held[] = []
  for (const group of together) {
    if ((group[0]?.until ?? 0) > folded) break
    due.push(...group.filter(({ until }) => until <= folded))
  }
  return due
}

function entryOf(core: Core, { book }: ShelfChannel, { ent, operations }: CheckpointEntity) {
  const entry = rowToEntry(core.rules, core.shelf, ent, book, operations)
  return entry && { ...entry, coming: true as const }
}

function foldedText(core: Core, operations: readonly RowOperation[]): string {
  return JSON.stringify(fold(operations, core.rules))
}

function publish(core: Core): void {
  const shown = [...layersOf(core).values()]
  core.ahead.value = shown.length === 0 ? undefined : aheadOf(core, shown)
}

function aheadOf(core: Core, shown: readonly Layer[]): Ahead {
  const heldOf = (ent: Id) => {
    for (const layer of shown) {
      const held = layer.held.get(ent)
      if (held) return { layer, held }
    }
    return undefined
  }
  const hides = ({ ent }: Entry) => heldOf(ent) !== undefined
  return {
    entry: (ent) => heldOf(ent)?.held.entry,
    arrays: (book) => shown.flatMap((layer) => (layer.book === book ? layer.arrays : [])),
    without: (entries) =>
      entries.some(hides) ? entries.filter((entry) => !hides(entry)) : entries,
    open: (ent, operations) => {
      const found = heldOf(ent)
      return found && openHeld(core, found.layer, found.held, operations)
    },
    coming: (book) => {
      const here = shown.filter((layer) => layer.book === book)
      if (here.length === 0) return undefined
      let [folded, lines, differing] = [0, 0, 0]
      for (const { about, differing: found } of here) {
        folded += Math.min(about.pos, core.shelf.channel(about.grp)?.folded ?? 0)
        lines += about.pos
        differing += found
      }
      return { folded, lines, differing }
    }
  }
}

/** The entity as the checkpoint has it, with what its other channels hold; whoever writes on it claims to have seen nothing [C5]. */
function openHeld(
  core: Core,
  { about, book }: Layer,
  { entry, line }: Held,
  operations: readonly RowOperation[]
): Shown | undefined {
  const said = readEntity(line, { ...about, rules: core.rules })
  if (!said) return undefined
  const kept = operations.filter(({ grp, pos }) => grp !== about.grp || pos === undefined)
  const all = mergeOperations(kept, said.operations)
  const shown = rowToShown(core.rules, core.shelf, entry.ent, book, all, () => ({ pos: 0, r: 0 }))
  if (!shown) return undefined
  const context = { pos: 0, ids: [], r: about.restore }
  const copies = shown.copies.map((copy) => ({ ...copy, context }))
  return { ...shown, coming: true, context, copies }
}
