import { expect, it } from 'vitest'
import { fits } from './fits.ts'

it('tells which screen an address belongs to', () => {
  expect(fits('/', '/')).toBe(true)
  expect(fits('/lessons', '/lessons/')).toBe(true)
  expect(fits('/lessons/:lesson', '/lessons/abc')).toBe(true)
  expect(fits('/lessons/:lesson', '/lessons')).toBe(false)
  expect(fits('/', '/evidence')).toBe(false)
})
