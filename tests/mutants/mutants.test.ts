import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mutants } from './all.ts'
import { mutate } from './mutant.ts'

const NAMED = [
  'restamp',
  'no-dedupe',
  'ack-on-200',
  'ctx-at-save',
  'last-writer',
  'no-cap',
  'no-ids'
]

test('the seven wrong variants of the design are there, and more of our own than ten', () => {
  const names = mutants.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(NAMED.filter((name) => !names.includes(name))).toEqual([])
  expect(names.length).toBeGreaterThanOrEqual(NAMED.length + 10)
})

test.each(mutants)(
  '$name stands where the real modules have that place once',
  ({ name, edits }) => {
    for (const file of new Set(edits.map((edit) => edit.file))) {
      const text = readFileSync(file, 'utf8')
      expect(mutate(name, file, text, edits)).not.toBe(text)
    }
  }
)
