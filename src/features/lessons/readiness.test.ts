import { describe, expect, test } from 'vitest'
import type { Channel } from '#store/types.ts'
import { type Facts, type LineName, readiness, toLookAt } from './readiness.ts'

const NOW = Date.parse('2026-11-30T09:00:00.000Z')
const channel = (over: Partial<Channel> = {}): Channel => ({
  grp: 'g',
  book: 'b',
  audience: 'group',
  local: false,
  role: 'lead',
  registered: true,
  kids: ['k'],
  heldElsewhere: true,
  pulled: 0,
  folded: 0,
  chain: '',
  restore: 1,
  ...over
})
const READY: Facts = {
  book: { kind: 'project', channels: [channel()] },
  now: NOW,
  heard: NOW - 60_000,
  asking: false,
  seats: 3,
  storage: { kept: true, persisted: true, used: 10, quota: 100 },
  awake: 'held',
  camera: 'works',
  offline: true
}

const line = (facts: Partial<Facts>, name: LineName) => {
  const found = readiness({ ...READY, ...facts }).find((each) => each.line === name)
  return [found?.state, found?.why]
}

describe('ready for the lesson', () => {
  test('says so where everything was tried and is there', () => {
    const lines = readiness(READY)
    expect(lines.map(({ state }) => state)).toEqual(lines.map(() => 'ready'))
    expect(toLookAt(lines)).toBe(0)
  })

  test('a plan of a shared project is as old as the last word of the group', () => {
    expect(line({ heard: NOW - 24 * 3_600_000 }, 'plan')).toEqual(['look', 'old'])
    expect(line({ heard: undefined }, 'plan')).toEqual(['look', 'never'])
    expect(line({ heard: undefined, asking: true }, 'plan')).toEqual(['trying', 'asking'])
    expect(line({ asking: true }, 'plan')).toEqual(['ready', 'heard'])
    const book = { kind: 'project', channels: [channel({ registered: false })] } as const
    expect(line({ book, heard: undefined }, 'plan')).toEqual(['ready', 'here'])
  })

  test('storage: what fails outranks what is full, and that outranks what is unprotected', () => {
    const say = (storage: Facts['storage']) => line({ storage }, 'storage')
    const full = { used: 86, quota: 100 }
    expect(say({ kept: undefined, persisted: true })).toEqual(['trying', 'trying'])
    expect(say({ kept: false, persisted: false, ...full })).toEqual(['look', 'fails'])
    expect(say({ kept: true, persisted: false, ...full })).toEqual(['look', 'full'])
    expect(say({ kept: true, persisted: false })).toEqual(['look', 'unprotected'])
    expect(say({ kept: true, persisted: undefined })).toEqual(['ready', 'works'])
    expect(say({ kept: true, persisted: true, used: 0, quota: 0 })).toEqual(['ready', 'protected'])
  })

  test('the screen, the seats and the app itself are said as they are', () => {
    expect(line({ awake: 'absent' }, 'awake')).toEqual(['look', 'absent'])
    expect(line({ awake: 'refused' }, 'awake')).toEqual(['look', 'refused'])
    expect(line({ awake: 'unasked' }, 'awake')).toEqual(['look', 'unasked'])
    expect(line({ camera: 'refused' }, 'camera')).toEqual(['look', 'refused'])
    expect(line({ camera: 'unasked' }, 'camera')).toEqual(['look', 'unasked'])
    expect(line({ camera: 'trying' }, 'camera')).toEqual(['trying', 'trying'])
    expect(line({ camera: 'absent' }, 'camera')).toEqual(['ready', 'absent'])
    expect(line({ seats: 0 }, 'pupils')).toEqual(['look', 'nobody'])
    expect(line({ offline: false }, 'offline')).toEqual(['look', 'not-yet'])
  })

  test('a key is held by two only where every channel of mine can be opened elsewhere', () => {
    const channels = [channel(), channel({ audience: 'private', heldElsewhere: false })]
    expect(line({ book: { kind: 'project', channels } }, 'key')).toEqual(['look', 'alone'])
    const local = [channel({ local: true, heldElsewhere: false })]
    expect(line({ book: { kind: 'sample', channels: local } }, 'key')).toEqual(['ready', 'local'])
  })
})
