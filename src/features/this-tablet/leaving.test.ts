import { expect, it } from 'vitest'
import type { Book, Channel, Standing } from '#store/types.ts'
import { leaving } from './leaving.ts'

const nothing: Standing = {
  entities: 42,
  safe: 42,
  keyOnlyHere: 0,
  waiting: 0,
  onlyHere: 0,
  drafts: 0,
  journal: 0,
  needs: 0
}
const channel = { registered: true } as Channel
const book: Book = { book: 'b', kind: 'project', author: 'a', channels: [channel] }

it('lets go with 42 of 42 safe', () => {
  expect(leaving(book, nothing)).toEqual({ may: true, number: 42 })
})

it('counts unfinished sentences and the journal as only here', () => {
  expect(leaving(book, { ...nothing, drafts: 1, journal: 1 })).toEqual({
    may: false,
    number: 2,
    why: 'waiting'
  })
})

it('does not let go while only this tablet holds the key', () => {
  expect(leaving(book, { ...nothing, safe: 40, keyOnlyHere: 2 })).toMatchObject({
    number: 2,
    why: 'key'
  })
})

it('says that an unshared project has nowhere to go yet', () => {
  expect(leaving({ ...book, channels: [] }, { ...nothing, onlyHere: 6 })).toMatchObject({
    number: 6,
    why: 'unshared'
  })
})
