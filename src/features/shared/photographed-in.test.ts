import { expect, test } from 'vitest'
import { sample } from '#kinds/photo/sample.ts'
import { channelOf, makeProject, NEW, takeNote } from '#kit/notes.ts'
import { makeStore } from '#kit/store.ts'
import { photographedIn } from './photographed-in.ts'

test('notes with a photo are told, and the set stays the same one while they do', async () => {
  const store = await makeStore()
  const book = await makeProject(store)
  const { ent: bare } = await takeNote(store, book, 'Draws two equal bars')
  const { ent: pictured } = await takeNote(store, book, 'Rubs one out')
  const photographed = photographedIn(store, book.book, store.pages(book.book))
  expect([...photographed.value]).toEqual([])

  const photo = store.newEntity()
  const change = {
    book: book.book,
    grp: channelOf(book, 'private'),
    ent: photo,
    kind: 'photo',
    ctx: NEW
  }
  const patch = { ...sample, observation: pictured }
  const saved = await store.change([{ ...change, patch }])
  const told = photographed.value
  expect([...told]).toEqual([pictured])
  await takeNote(store, book, 'Asks which is longer')
  expect(photographed.value).toBe(told)
  expect(told.has(bare)).toBe(false)

  const ctx = { pos: 0, ids: saved.ok ? saved.value.ids : [] }
  await store.change([{ ...change, ctx, del: true }])
  expect(photographed.value.size).toBe(0)
})
