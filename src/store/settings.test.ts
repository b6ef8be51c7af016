import { expect, it, vi } from 'vitest'
import { openSettings, settingsFrom } from './settings.ts'

it('starts in the language of the tablet, right-handed, in normal text', () => {
  const settings = settingsFrom({}, 'gd-GB', () => undefined)
  expect([settings.language.value, settings.hand.value, settings.text.value]).toEqual([
    'gd',
    'right',
    'normal'
  ])
})

it('falls back where something strange was stored', () => {
  const settings = settingsFrom({ language: 'fr', hand: 3, text: null }, 'en-GB', () => undefined)
  expect([settings.language.value, settings.hand.value, settings.text.value]).toEqual([
    'en',
    'right',
    'normal'
  ])
})

it('keeps a choice when it is made, and not before', () => {
  const kept: string[] = []
  const settings = settingsFrom({ hand: 'left' }, 'en', (name, value) =>
    kept.push(`${name}=${value}`)
  )
  expect(kept).toEqual([])
  settings.hand.value = 'right'
  settings.text.value = 'larger'
  expect(kept).toEqual(['hand=right', 'text=larger'])
})

it('goes on with the defaults where the database never answers', async () => {
  vi.stubGlobal('indexedDB', { open: () => ({}) })
  const settings = await openSettings('gd-GB', (_, run) => run())
  expect(settings.language.value).toBe('gd')
  vi.unstubAllGlobals()
})
