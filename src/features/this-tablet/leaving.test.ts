import { expect, it } from 'vitest'
import type { Book, Channel, Standing } from '#store/types.ts'
import { leaving, leavingAll } from './leaving.ts'

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
  expect(leaving(book, { ...nothing, onlyHere: 1, drafts: 1, journal: 1 })).toEqual({
    may: false,
    number: 2,
    why: 'waiting'
  })
})

it('offers to send nothing where only a person can go on', () => {
  expect(leaving(book, { ...nothing, drafts: 1 })).toEqual({
    may: false,
    number: 1,
    why: 'unfinished'
  })
})

it('counts nothing twice of what waits, needs somebody or is in the journal', () => {
  const standing = { ...nothing, onlyHere: 6, waiting: 3, needs: 2, journal: 1 }
  expect(leaving(book, standing)).toMatchObject({ number: 6, why: 'waiting' })
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

const other: Book = { ...book, book: 'other' }
const trial: Book = { ...book, book: 't', kind: 'trial' }

it('looks at every project, whichever is open', () => {
  const all = leavingAll('b', [
    { book, standing: nothing },
    { book: other, standing: { ...nothing, safe: 0, onlyHere: 3, drafts: 1 } }
  ])
  expect(all).toMatchObject({ may: false, number: 4, keyOnly: false })
  expect(all.left.map((one) => [one.book.book, one.leaving.number])).toEqual([['other', 4]])
})

it('adds up what is safe in all of them, and names the open one first where none is', () => {
  const projects = (standing: Standing) => [book, other].map((each) => ({ book: each, standing }))
  expect(leavingAll('other', projects(nothing))).toMatchObject({ may: true, number: 84, left: [] })
  const { left } = leavingAll('other', projects({ ...nothing, onlyHere: 1 }))
  expect(left.map((one) => one.book.book)).toEqual(['other', 'b'])
})

it('tells keys that are only here apart from notes that are', () => {
  const key = { book, standing: { ...nothing, safe: 0, keyOnlyHere: 2 } }
  expect(leavingAll('b', [key])).toMatchObject({ may: false, number: 2, keyOnly: true })
  const notes = { book: other, standing: { ...nothing, onlyHere: 3 } }
  expect(leavingAll('b', [key, notes])).toMatchObject({ number: 3, keyOnly: false })
})

it('is not held by a page that never leaves the tablet, but does not call it nothing', () => {
  const page = { book: trial, standing: { ...nothing, safe: 0, entities: 5 } }
  expect(leavingAll('t', [{ book, standing: nothing }, page])).toMatchObject({
    may: true,
    number: 42,
    practice: true
  })
  expect(leavingAll('b', [{ book, standing: nothing }])).toMatchObject({ practice: false })
  expect(leavingAll('t', [page])).toMatchObject({ may: false, number: 5, practice: false })
})
