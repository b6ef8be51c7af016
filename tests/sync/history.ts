import fc from 'fast-check'
import { expect } from 'vitest'
import type { SeenContext } from '#store/types.ts'
import { FAULTS } from '../kit/network.ts'
import { aWorld, calm, foldsOf, settle, syncOnce, type World } from '../kit/world.ts'

/*
 * Random histories of people at three tablets with two tabs each, over a bad network and a server that is restarted and restored.
 * What each person saw is written down beside the log, so that afterwards every value can be accounted for.
 */
export type Step =
  | { readonly do: 'open'; readonly device: number; readonly tab: number; readonly ent: number }
  | { readonly do: 'save'; readonly device: number; readonly tab: number; readonly field: number }
  | { readonly do: 'sync'; readonly device: number; readonly tab: number }
  | { readonly do: 'restart'; readonly device: number }
  | { readonly do: 'server-restart' }
  | { readonly do: 'back-up' }
  | { readonly do: 'restore'; readonly release: boolean }
  | { readonly do: 'wait'; readonly ms: number }

const device = fc.nat(2)
const tab = fc.nat(1)
const usual: fc.Arbitrary<Step>[] = [
  fc.record({ do: fc.constant('open' as const), device, tab, ent: fc.nat(1) }),
  fc.record({ do: fc.constant('save' as const), device, tab, field: fc.nat(1) }),
  fc.record({ do: fc.constant('sync' as const), device, tab })
]
const rare: fc.Arbitrary<Step>[] = [
  fc.record({ do: fc.constant('restart' as const), device }),
  fc.constant({ do: 'server-restart' } as const),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 10_000_000 }) })
]
const restores: fc.Arbitrary<Step>[] = [
  fc.constant({ do: 'back-up' } as const),
  fc.record({ do: fc.constant('restore' as const), release: fc.boolean() })
]

/** Histories without, and with, a server that is put back from backups. */
export function histories(withRestores: boolean): fc.Arbitrary<readonly Step[]> {
  const step = fc.oneof(
    ...usual.map((arbitrary) => ({ weight: 6, arbitrary })),
    ...rare.map((arbitrary) => ({ weight: 1, arbitrary })),
    ...(withRestores ? restores.map((arbitrary) => ({ weight: 2, arbitrary })) : [])
  )
  return fc.array(step, { minLength: 8, maxLength: 34 })
}

interface Minted {
  readonly id: string
  readonly ent: string
  readonly field: string
  /** operations that were in front of whoever wrote it */
  readonly shown: ReadonlySet<string>
}

interface Editor {
  readonly ent: string
  readonly ctx: SeenContext
  readonly shown: ReadonlySet<string>
}

const FIELDS = ['title', 'step'] as const
const KIND = 'project'

/** Plays a history, lets the faults end, and checks every invariant. */
export async function play(
  seed: number,
  steps: readonly Step[],
  { faults = 0.4, skews = [0, 0, 0] }: { faults?: number; skews?: readonly number[] } = {}
): Promise<void> {
  const world = await aWorld({ seed, tabs: 2, skews })
  try {
    await playIn(world, steps, faults)
  } finally {
    world.close()
  }
}

async function playIn(world: World, steps: readonly Step[], faults: number): Promise<void> {
  const { dice, server, clock } = world
  const minted: Minted[] = []
  const editors = new Map<string, Editor>()
  const backups: string[] = []
  let restored = false
  world.setFaults(() => (dice.chance() < faults ? dice.pick(FAULTS) : 'none'))
  const ents = [world.book, world.devices[0]?.tab().store.newEntity() ?? world.book]

  for (const step of steps) {
    clock.now += 1000
    if (step.do === 'open') {
      const ent = ents[step.ent] ?? world.book
      editors.set(`${step.device} ${step.tab}`, await openEditor(world, step, ent))
    } else if (step.do === 'save') {
      const editor = editors.get(`${step.device} ${step.tab}`)
      if (editor) {
        const saved = await save(world, step, editor, minted.length)
        minted.push(saved.minted)
        editors.set(`${step.device} ${step.tab}`, saved.next)
      }
    } else if (step.do === 'sync') {
      const tablet = world.devices[step.device]
      if (tablet) await syncOnce(tablet, step.tab)
      if (dice.chance() < 0.3) await world.network.deliverLate()
      if (!restored) await checkReceipts(world, minted)
    } else if (step.do === 'restart') {
      await world.devices[step.device]?.restart()
      for (const key of editors.keys()) if (key.startsWith(`${step.device} `)) editors.delete(key)
    } else if (step.do === 'wait') clock.now += step.ms
    else if (step.do === 'server-restart') server.restart()
    else if (step.do === 'back-up') backups.push(server.backUp())
    else if (step.do === 'restore' && backups.length > 0) {
      server.restore(dice.pick(backups), { release: step.release })
      restored = true
    }
    await settle()
    await checkContiguous(world)
  }
  await calm(world)
  await checkEnd(world, minted)
}

async function openEditor(
  { devices, group }: World,
  { device: index, tab: at }: { device: number; tab: number },
  ent: string
): Promise<Editor> {
  const store = devices[index]?.tab(at).store
  const [found] = store ? await store.openIn(group, [ent]) : []
  if (!found) return { ent, ctx: { pos: 0, ids: [] }, shown: new Set() }
  const shown = new Set(Object.values(found.folded.live).flatMap((ops) => ops.map(({ id }) => id)))
  return { ent, ctx: found.context, shown }
}

async function save(
  { devices, group, book }: World,
  step: { device: number; tab: number; field: number },
  editor: Editor,
  count: number
): Promise<{ minted: Minted; next: Editor }> {
  const store = devices[step.device]?.tab(step.tab).store
  const field = FIELDS[step.field] ?? 'title'
  const value = field === 'title' ? `title ${count}` : String((count % 5) + 1)
  const { ent, ctx, shown } = editor
  const saved = await store?.change([
    { book, grp: group, ent, kind: KIND, patch: { [field]: value }, ctx }
  ])
  if (!saved?.ok || saved.value.place !== 'stored')
    throw new Error(`not saved: ${JSON.stringify(saved)}`)
  const [id = ''] = saved.value.ids
  // The form goes on showing what was saved beside what it showed before.
  const next = { ent, ctx: { ...ctx, ids: [...ctx.ids, id] }, shown: new Set([...shown, id]) }
  return { minted: { id, ent, field, shown }, next }
}

/** I4: what left an outbox is at the server. */
async function checkReceipts({ devices, server, group }: World, minted: readonly Minted[]) {
  const there = new Set(server.ids(group))
  const open = new Set<string>()
  for (const tablet of devices) {
    const lines = await tablet.tab().store.outbox(group, { lines: 100_000, bytes: 1e9 })
    for (const { id } of lines) open.add(id)
  }
  for (const { id } of minted) expect(there.has(id) || open.has(id), `lost ${id}`).toBe(true)
}

/** I5: who has pulled up to a position holds all before it. */
async function checkContiguous({ devices, group }: World) {
  for (const tablet of devices) {
    const { store } = tablet.tab()
    const channel = store.books.value
      .flatMap(({ channels }) => channels)
      .find(({ grp }) => grp === group)
    const { served } = await store.heldLines(group)
    expect(served.map(({ pos }) => pos)).toEqual(served.map((_, index) => index + 1))
    expect(served.length).toBeGreaterThanOrEqual(channel?.folded ?? 0)
  }
}

async function checkEnd(world: World, minted: readonly Minted[]): Promise<void> {
  const { devices, server, group, book, network } = world
  // I2: one set of bytes per line, however often it was sent.
  for (const [id, hashes] of network.sent) expect(hashes.size, `bytes of ${id}`).toBe(1)
  // I3, I17: every line once.
  const ids = server.ids(group)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { id } of minted) expect(ids).toContain(id)
  // I7: every tab of every tablet shows the same.
  const [first, ...others] = await Promise.all(
    devices.flatMap((tablet) => tablet.tabs.map((_, at) => foldsOf(tablet, book, group, at)))
  )
  for (const other of others) expect(other).toBe(first)
  for (const tablet of devices) {
    for (const { store } of tablet.tabs) expect(store.strays(book).value).toEqual([])
  }
  await checkNothingBuried(world, minted)
}

/** I8: every value stands, or was in front of somebody who wrote over it. */
async function checkNothingBuried({ devices, group }: World, minted: readonly Minted[]) {
  const store = devices[0]?.tab().store
  const opened = (await store?.openIn(group, [...new Set(minted.map(({ ent }) => ent))])) ?? []
  const live = new Map(opened.map(({ ent, folded }) => [ent, folded.live]))
  for (const { id, ent, field } of minted) {
    const stands = live.get(ent)?.[field]?.some((each) => each.id === id) ?? false
    const seen = minted.some(
      (later) => later.ent === ent && later.field === field && later.shown.has(id)
    )
    expect(stands || seen, `buried ${id} (${field})`).toBe(true)
  }
}
