import { expect, it } from 'vitest'
import type { Book, Standing } from '#store/types.ts'
import { stripOf } from './strip.ts'
import { words } from './words.ts'

const book: Book = { book: 'b', kind: 'project', author: 'a', channels: [] }
const nothing: Standing = {
  entities: 0,
  safe: 0,
  keyOnlyHere: 0,
  waiting: 0,
  onlyHere: 0,
  drafts: 0,
  journal: 0,
  needs: 0
}
const strip = (standing: Partial<Standing>, kind: Book['kind'] = 'project') =>
  stripOf({ ...book, kind }, { ...nothing, ...standing }, undefined, words.strip)

it('says safe only when nothing waits and the key is held twice', () => {
  expect(strip({ entities: 42, safe: 42 })).toEqual({ state: 'safe', words: 'All 42 safe' })
  expect(strip({ safe: 41, keyOnlyHere: 1 }).state).toBe('needs')
  expect(strip({ safe: 41, waiting: 1 }).state).toBe('waiting')
})

it('counts an unfinished sentence as only on this tablet', () => {
  expect(strip({ safe: 41, drafts: 1 })).toEqual({ state: 'saved', words: '1 only here' })
})

it('puts what is not saved yet before everything else', () => {
  expect(strip({ journal: 1, needs: 3, waiting: 9 }).state).toBe('lost')
})

it('calls a trial page what it is', () => {
  expect(strip({ entities: 2, onlyHere: 2 }, 'trial').words).toBe('On this tablet')
})
