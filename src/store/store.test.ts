import { expect, test } from 'vitest'
import { makeStore, newTablet } from '#kit/store.ts'
import type { Patch } from '#log/types.ts'
import type { SyncStore } from './sync-types.ts'
import type { Book } from './types.ts'

const NEW = { pos: 0, ids: [] }
const PROJECT: Patch = { title: 'Talk in maths', step: '1' }
const ME: Patch = { name: 'Mòrag', role: 'lead' }

async function projectOf(store: SyncStore): Promise<Book> {
  const made = await store.addBook({ kind: 'project', patch: PROJECT, me: ME })
  if (!made.ok) throw new Error(made.problem.code)
  return made.value
}

const channelOf = (book: Book, audience: string) =>
  book.channels.find((channel) => channel.audience === audience)?.grp ?? ''

async function note(store: SyncStore, book: Book, patch: Patch = {}): Promise<string> {
  const ent = store.newEntity()
  const lesson = store.newEntity()
  const saved = await store.change([
    {
      book: book.book,
      grp: channelOf(book, 'private'),
      ent,
      kind: 'observation',
      patch: { lesson, at: '2026-11-23T10:00:00.000Z', ...patch },
      ctx: NEW
    }
  ])
  expect(saved).toMatchObject({ ok: true, value: { place: 'stored' } })
  return ent
}

test('a project made offline has its channels, its entity and its person', async () => {
  const store = await makeStore()
  const book = await projectOf(store)
  expect(book.channels.map(({ audience }) => audience).toSorted()).toEqual(['group', 'private'])
  expect(book.me).toBe(book.author)
  const [project, person] = await store.open([book.book, book.author])
  expect(project?.values).toMatchObject({ title: 'Talk in maths' })
  expect(person?.values).toMatchObject({ name: 'Mòrag' })
})

test('what was saved is there after every tab was closed', async () => {
  const tablet = newTablet()
  const store = await makeStore({ tablet })
  const book = await projectOf(store)
  const ent = await note(store, book, { text: 'She counts on her fingers' })
  const again = await makeStore({ tablet, seed: 2 })
  expect(again.device).toBe(store.device)
  expect(again.books.value).toEqual(store.books.value)
  expect(again.entries(book.book).value.map((entry) => entry.ent)).toContain(ent)
  const [shown] = await again.open([ent])
  expect(shown?.values).toMatchObject({ text: 'She counts on her fingers' })
  expect(again.entries(book.book).value.find((entry) => entry.ent === ent)?.values).toMatchObject({
    words: 5
  })
  expect(again.place(ent)).toBe('saved')
})

test('a change to what was shown replaces it, and its context names what was seen', async () => {
  const store = await makeStore()
  const book = await projectOf(store)
  const ent = await note(store, book, { text: 'first' })
  const [shown] = await store.open([ent])
  expect(shown?.context.ids).toHaveLength(1)
  await store.change([
    {
      book: book.book,
      grp: shown?.grp ?? '',
      ent,
      kind: 'observation',
      patch: { text: 'second' },
      ctx: shown?.context ?? NEW
    }
  ])
  const [after] = await store.open([ent])
  expect(after?.values['text']).toBe('second')
  expect(after?.forked).toBe(false)
})
