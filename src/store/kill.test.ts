import fc from 'fast-check'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { mortal } from '#kit/mortal.ts'
import { channelOf, editText, makeProject, shareBook, takeNote } from '#kit/notes.ts'
import {
  createSmallServer,
  pullAll,
  pushAll,
  register,
  type SmallServer
} from '#kit/small-server.ts'
import { makeStore, memoryStorage, MONDAY } from '#kit/store.ts'
import { createDatabasePort } from './database-port.ts'
import { createMemoryDisk, createMemoryPort } from './memory-port.ts'
import type { Port } from './port.ts'
import { TABLE_NAMES } from './tables.ts'
import type { SyncStore } from './sync-types.ts'
import type { Book } from './types.ts'

type Step = 'note' | 'edit' | 'draft' | 'push' | 'pull' | 'theirs' | 'strike' | 'restore'

/** What one tablet was told, and so may rely on. */
interface Told {
  readonly stored: Map<string, string>
  readonly struck: Set<string>
  drafted?: string
}

interface Tablet {
  readonly journal: Storage
  port(): Port
}

const memoryTablet = (): Tablet => {
  const disk = createMemoryDisk()
  return { journal: memoryStorage(), port: () => createMemoryPort(disk) }
}
const databaseTablet = (): Tablet => {
  const indexedDB = new IDBFactory()
  return {
    journal: memoryStorage(),
    port: () => createDatabasePort({ name: 'jotter', indexedDB, IDBKeyRange })
  }
}

async function perform(
  step: Step,
  store: SyncStore,
  colleague: SyncStore,
  server: SmallServer,
  { book, grp }: { book: Book; grp: string },
  told: Told
): Promise<void> {
  const mine = [...told.stored.keys()].filter((ent) => !told.struck.has(ent))
  switch (step) {
    case 'note': {
      const text = `note ${told.stored.size}`
      const { ent, saved } = await takeNote(store, book, text)
      if (saved.ok && saved.value.place === 'stored') told.stored.set(ent, text)
      return
    }
    case 'edit': {
      const ent = mine.at(-1)
      if (ent === undefined) return
      const saved = await editText(store, ent, 'mended')
      if (saved.ok && saved.value.place === 'stored') told.stored.set(ent, 'mended')
      return
    }
    case 'draft': {
      const ent = mine[0] ?? book.book
      const ctx = { pos: 0, ids: [] }
      const fields = { text: 'being typed' }
      const draft = {
        book: book.book,
        grp,
        ent,
        kind: 'observation',
        fields,
        ctx,
        revision: 1,
        touched: 0
      }
      store.keepDraft(draft)
      const flushed = await store.flushDrafts()
      if (flushed.ok) told.drafted = ent
      return
    }
    case 'strike': {
      const ent = mine[0]
      if (ent === undefined) return
      told.struck.add(ent)
      await store.strike([ent])
      return
    }
    case 'push':
      await pushAll(store, server, grp)
      return
    case 'pull':
      await pullAll(store, server, grp, 2)
      return
    case 'theirs':
      await takeNote(colleague, book, 'from a colleague')
      await pushAll(colleague, server, grp)
      return
    case 'restore': {
      const head = Math.floor(server.head(grp) / 2)
      server.putBack(grp, head)
      await store.restored(grp, server.restore, head)
      await colleague.restored(grp, server.restore, head)
    }
  }
}

/** Plays the steps on a tablet whose page dies at storage call `killAt`, then opens it again and looks. Answers how many calls there were. */
async function live(tablet: Tablet, steps: readonly Step[], killAt?: number): Promise<number> {
  const server = createSmallServer(() => MONDAY)
  const colleague = await makeStore({ seed: 2 })
  const first = await makeStore({ port: tablet.port(), journal: tablet.journal, seed: 1 })
  const book = await makeProject(first)
  const grp = channelOf(book, 'private')
  await register(first, server, grp)
  await shareBook(first, colleague, book)
  await colleague.setMe(book.book, book.author)
  await colleague.updateChannel(grp, { registered: true, restore: server.restore })

  const told: Told = { stored: new Map(), struck: new Set() }
  const { port, journal, life } = mortal(tablet.port(), tablet.journal, killAt)
  try {
    const store = await makeStore({ port, journal, seed: 3 })
    for (const step of steps) {
      await perform(step, store, colleague, server, { book, grp }, told)
      if (life.dead) break
    }
  } catch (error) {
    if (!life.dead) throw error
  }

  const again = await makeStore({ port: tablet.port(), journal: tablet.journal, seed: 4 })
  if (server.restore > 1) await again.restored(grp, server.restore, 0)
  expect(await again.foldPages(grp)).toEqual({ ok: true, value: undefined })
  await checkTold(again, told)
  await checkWhole(again, tablet.port(), book, grp)
  await checkHealed(again, colleague, server, book, grp, told)
  return life.calls
}

/** I1: what was called stored is there, word for word; drafts too. */
async function checkTold(store: SyncStore, told: Told): Promise<void> {
  for (const [ent, text] of told.stored) {
    if (told.struck.has(ent)) continue
    const [shown] = await store.open([ent])
    expect(['mended', text]).toContain(shown?.values['text'])
  }
  if (told.drafted !== undefined && !told.struck.has(told.drafted)) {
    const drafts = store.books.value.flatMap(({ book }) => store.drafts(book).value)
    expect(drafts.map(({ ent }) => ent)).toContain(told.drafted)
  }
}

/** I6: every shown operation has its line, every line its operation, every row its entry; I17: pending lines are in the outbox. */
async function checkWhole(store: SyncStore, port: Port, book: Book, grp: string): Promise<void> {
  await port.open()
  const { rows, lines } = await port.run({
    tables: TABLE_NAMES,
    mode: 'read',
    durability: 'relaxed',
    body: async (tx) => ({
      rows: await tx.range('rows', {}),
      lines: await tx.range('lines', { index: 'grp', from: grp, to: grp })
    })
  })
  const ents = rows.map(({ ent }) => ent)
  const shown = await store.open(ents)
  const entries = store.entries(book.book).value
  expect(entries.map(({ ent }) => ent).toSorted()).toEqual(ents.toSorted())
  for (const one of shown) {
    const entry = entries.find(({ ent }) => ent === one.ent)
    expect(entry).toMatchObject({ changed: one.changed, deleted: one.deleted, grps: one.grps })
  }
  const held = await store.heldLines(grp)
  const known = new Set([...held.served.map(({ id }) => id), ...lines.map(({ id }) => id)])
  for (const { copies } of shown) {
    for (const { grp: channel, folded } of copies) {
      if (channel !== grp) continue
      for (const { id } of Object.values(folded.live).flat()) expect(known.has(id)).toBe(true)
    }
  }
  for (const { ent, line } of held.unsequenced) {
    expect(line.startsWith('{"v":1')).toBe(true)
    expect(ents).toContain(ent)
  }
  const pending = await store.outbox(grp, { lines: 1000, bytes: 1e9 })
  expect(pending.map(({ id }) => id).toSorted()).toEqual(
    lines.flatMap(({ id, st }) => (st === 0 ? [id] : [])).toSorted()
  )
}

/** After the faults everything reaches the server once, and both tablets show the same. */
async function checkHealed(
  store: SyncStore,
  colleague: SyncStore,
  server: SmallServer,
  book: Book,
  grp: string,
  told: Told
): Promise<void> {
  for (const one of [store, colleague, store, colleague]) {
    await pushAll(one, server, grp)
    await pullAll(one, server, grp)
  }
  expect((await store.pending()).get(grp)).toBe(0)
  const ids = server.served(grp, 0, 10_000).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const seen = (one: SyncStore) =>
    one
      .entries(book.book)
      .value.filter(({ kind }) => kind === 'observation')
      .toSorted((a, b) => (a.ent < b.ent ? -1 : 1))
  expect(seen(store)).toEqual(seen(colleague))
  const there = new Set(seen(colleague).map(({ ent }) => ent))
  for (const ent of told.stored.keys()) if (!told.struck.has(ent)) expect(there.has(ent)).toBe(true)
}

const DAY: readonly Step[] = [
  'note',
  'draft',
  'note',
  'edit',
  'push',
  'theirs',
  'pull',
  'edit',
  'note',
  'push',
  'strike',
  'pull'
]

test(
  '[L5] the page may die at any single call of a day (I1, I6, I17)',
  { timeout: 600_000 },
  async () => {
    const calls = await live(memoryTablet(), DAY)
    expect(calls).toBeGreaterThan(100)
    for (let killAt = 1; killAt <= calls; killAt++) await live(memoryTablet(), DAY, killAt)
  }
)

test(
  '[L5] the same on a database, at every fifteenth call (I1, I6, I17)',
  { timeout: 600_000 },
  async () => {
    const calls = await live(databaseTablet(), DAY)
    expect(calls).toBeGreaterThan(100)
    for (let killAt = 1; killAt <= calls; killAt += 15) await live(databaseTablet(), DAY, killAt)
  }
)

test('[L5] any day may end at any call (I1, I6, I17)', { timeout: 600_000 }, async () => {
  const step = fc.constantFrom<Step>(
    'note',
    'note',
    'edit',
    'draft',
    'push',
    'pull',
    'theirs',
    'strike',
    'restore'
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 14 }),
      fc.nat(400),
      async (steps, killAt) => {
        await live(memoryTablet(), steps, killAt + 1)
      }
    ),
    { numRuns: Number(process.env['SYNC_RUNS'] ?? 30) }
  )
})
