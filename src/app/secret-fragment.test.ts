import { expect, it } from 'vitest'
import { linkIn, takeLink } from './secret-fragment.ts'

const at = (pathname: string, hash = '', search = '') => ({
  origin: 'https://jotter.example',
  pathname,
  hash,
  search
})

it('takes the secret out of the address bar', () => {
  const shown: string[] = []
  const link = takeLink(at('/join', '#j1.abc.wxyz'), {
    replaceState: (_, __, url) => shown.push(url)
  })
  expect(link?.text).toBe('https://jotter.example/join#j1.abc.wxyz')
  expect(shown).toEqual(['/join'])
})

it('brings along a secret that a mail filter moved into the path', () => {
  expect(linkIn(at('/join%23j1.abc.wxyz'))?.text).toContain('%23j1.abc')
})

it('leaves every other address alone', () => {
  expect(linkIn(at('/join'))).toBeUndefined()
  expect(linkIn(at('/evidence', '#j1.abc'))).toBeUndefined()
})
