// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { kinds } from '#kinds/index.ts'
import { lesson } from '#kinds/lesson/kind.ts'
import { observation } from '#kinds/observation/kind.ts'
import { defineKinds } from '#schema/define-kind.ts'
import { choice, choices, optional } from '#schema/field.ts'
import {
  enterRoom,
  enterRoomOf,
  kept,
  MINUTE,
  pass,
  room,
  settle,
  sit,
  write
} from '#kit/classroom.ts'
import { drawn, openScreen } from '#kit/live-screen.tsx'
import { planVisit } from '../lessons/model.ts'
import { METHODS, methodOf, type Method } from '../shared/method.ts'
import { tick } from './ending.ts'
import type { LiveLesson as Model } from './model.ts'

/** Nobody's method: the zones of a playground, ten minutes in each, and groups of children in place of pupils. */
const playground: Method = {
  strip: { times: 'visit', bar: 10 * MINUTE, names: 'numbered', taught: false },
  chips: [
    { chip: 'ball', key: 'B', columns: '1 / span 3', rail: 2, first: true, mark: 'M8 8h24v24H8z' },
    { chip: 'edge', key: 'E', columns: '4 / span 3', rail: 1, first: true },
    { chip: 'class', key: 'W', columns: '7 / span 2', rail: 9, first: true }
  ],
  tags: [{ slot: 'tag', tag: 'invites' }, { slot: 'tag', tag: 'says' }, { slot: 'count' }],
  otherwise: [],
  prompts: 'edge',
  words: {
    stages: 'Zones',
    stagesHint: 'Where children play.',
    stage: 'Zone',
    addStage: 'Add a zone',
    numbered: (number) => `Zone ${number}`,
    timed: (name, range) => `${name}: ${range}`,
    next: (name) => `On to ${name}`,
    chips: { ball: 'At the ball', edge: 'At the edge' },
    tags: { invites: 'invites someone' },
    keys: [['B', 'those at the ball']],
    prompts: ['Who do you play with?']
  },
  gaelic: () => Promise.reject(new Error('nobody reads Gàidhlig here'))
}

const { lens, tags } = observation.fields

/** The kinds of a Jotter that has it: its names may be stored. */
const register = defineKinds(
  kinds.kinds.map((kind) => {
    if (kind === lesson) {
      const method = optional(choice('lesson', 'rounds', 'playground'))
      return { ...lesson, fields: { ...lesson.fields, method } }
    }
    if (kind !== observation) return kind
    const more = {
      lens: optional(choice(...(lens.options ?? []), 'ball', 'edge')),
      tags: choices(...(tags.options ?? []), 'invites')
    }
    return { ...observation, fields: { ...observation.fields, ...more } }
  })
)

let live: Model

function open(id: string): void {
  live = openScreen([], id)
}

const down = (target: Element) =>
  fireEvent.pointerDown(target, { button: 0, pointerType: 'touch', width: 20, height: 24 })
const buttons = (group: string) =>
  within(screen.getByRole('group', { name: group })).queryAllByRole('button')
const button = (group: string, name: string) =>
  within(screen.getByRole('group', { name: group })).getByRole('button', { name })
const lines = () => [...document.querySelectorAll('li[data-note]')]
const prompt = () => screen.queryByText('Who do you play with?')

afterEach(() => {
  cleanup()
  live.dispose()
})

describe('a third method, as data only', () => {
  beforeEach(async () => {
    METHODS.set('playground', playground)
    await enterRoomOf(register)
    const planned = await planVisit(room.store, room.book, {
      method: 'playground',
      title: 'Morning break',
      day: '2025-11-26',
      starts: '10:05',
      places: ['Zone 1', 'Zone 2'],
      minutes: 0
    })
    if (!planned.ok) throw new Error(planned.problem.code)
    open(planned.value.lesson)
  })

  afterEach(() => {
    METHODS.delete('playground')
  })

  test('the strip has its places and its silent bar, which begins anew in each by one tap', async () => {
    const strip = within(screen.getByRole('region', { name: 'Zones' }))
    const now = () => document.querySelector('[aria-current=step]')
    const bar = () => now()?.querySelector<HTMLElement>('[style]')?.style.inlineSize
    expect(now()?.textContent).toBe('Zone 110 minutes')
    expect(strip.getByRole('button', { name: '2, Zone 2: 10 minutes' })).toBeTruthy()
    pass(5 * MINUTE)
    tick(live)
    await drawn()
    expect(bar()).toBe('50%')
    const next = strip.getByRole('button', { name: 'Next' })
    expect(next.getAttribute('aria-description')).toBe('On to Zone 2')
    fireEvent.click(next)
    await drawn()
    expect(now()?.textContent).toBe('Zone 210 minutes')
    expect(bar()).toBe('0%')
  })

  test('the chips are its own, in its own columns and with its own markers, and no pupil is among them', () => {
    const chips = buttons('Who')
    expect(chips.map(({ dataset }) => dataset['chip'])).toEqual(['ball', 'edge', 'class'])
    expect(chips.map(({ textContent }) => textContent)).toEqual([
      'At the ballAt the ball',
      'At the edgeAt the edge',
      'Whole classClass'
    ])
    const placed = chips.map(({ style }) => [
      style.getPropertyValue('--columns'),
      style.getPropertyValue('--rail')
    ])
    expect(placed).toEqual([
      ['1 / span 3', '2'],
      ['4 / span 3', '1'],
      ['7 / span 2', '9']
    ])
    expect(chips[0]?.querySelector('path')?.getAttribute('d')).toBe('M8 8h24v24H8z')
  })

  test('the tags are its own, and what it does not allow is not offered', () => {
    const named = buttons('What happened').map(({ textContent }) => textContent)
    expect(named).toEqual(['invites someone', 'says', 'count'])
    const tools = buttons('Tools').map(({ textContent }) => textContent)
    expect(tools).toContain('Pen')
    expect(tools).not.toContain('Photo')
    expect(tools).not.toContain('Sound')
  })

  test('a note is taken, stored, and read again from the store', async () => {
    down(button('Who', 'At the ball'))
    down(button('What happened', 'invites someone'))
    await drawn()
    expect(button('Who', 'At the ball').getAttribute('aria-pressed')).toBe('true')
    expect(lines()[0]?.textContent).toContain('invites someone')
    await settle()
    const stage = live.plan.value.stages[0]?.id
    expect(kept(live)[0]?.values).toMatchObject({ lens: 'ball', tags: ['invites'], stage })
    cleanup()
    const { lesson: id } = live
    live.dispose()
    open(id)
    await drawn()
    expect(lines()[0]?.textContent).toContain('invites someone')
    expect(screen.getByText('Undo: note, At the ball')).toBeTruthy()
  })

  test('its keys are its chips, and its prompts stand beside the chip that it names', async () => {
    const key = (name: string) => fireEvent.keyDown(document.body, { key: name })
    key('b')
    await drawn()
    expect(prompt()).toBeNull()
    pass(MINUTE)
    key('e')
    key('1')
    await drawn()
    expect(prompt()).not.toBeNull()
    await settle()
    expect(kept(live).map(({ values }) => values['lens'])).toEqual(['ball', 'edge'])
    key('a')
    expect(live.notes.value).toHaveLength(2)
    key('?')
    await drawn()
    expect(screen.getByText('those at the ball')).toBeTruthy()
    expect(screen.queryByText('a pupil')).toBeNull()
  })
})

describe('a method that only a newer Jotter knows', () => {
  test('is not taken for a lesson: its parts stand there, nobody is a chip, and words are kept', async () => {
    // A newer Jotter wrote it into this tablet's storage, and an older one was opened again.
    await enterRoomOf(register)
    const id = room.store.newEntity()
    const patch = { title: 'Break', day: '2025-11-26', method: 'playground' }
    const zone = { lesson: id, name: 'Zone 1', planned: 0, rank: 'a' }
    await write([
      { ent: id, kind: 'lesson', patch },
      { ent: room.store.newEntity(), kind: 'lessonStage', patch: zone }
    ])
    open(id)
    expect(live.plan.value.method.closed).toBe(true)
    expect(live.plan.value.seats).toEqual({})
    expect(document.querySelector('[aria-current=step]')?.textContent).toBe('Zone 1')
    expect(buttons('Who')).toEqual([])
    expect(buttons('What happened')).toEqual([])
    expect(buttons('Tools').map(({ textContent }) => textContent)).not.toContain('Photo')
    const field = screen.getByLabelText('What did you see or hear?')
    fireEvent.pointerDown(field)
    fireEvent.input(field, { target: { value: 'two at the wall' } })
    fireEvent.blur(field)
    await settle()
    expect(kept(live)[0]?.values).toMatchObject({ words: 4 })
    const stored = room.store.entries(room.book.book).peek()
    expect(stored.find(({ ent }) => ent === id)?.values['method']).toBe('playground')
  })

  test('lends no seats and no subject to a lesson made from a note', async () => {
    await enterRoomOf(register)
    const patch = { day: '2025-11-26', method: 'playground', subject: 'play', classStage: 'P1' }
    pass(1)
    await write([{ ent: room.store.newEntity(), kind: 'lesson', patch }])
    live = sit()
    expect(live.plan.value.subject).toBe('numeracy')
    expect(live.plan.value.method).toBe(methodOf(undefined))
  })
})

test('a lesson that says nothing of its method, or that it is a lesson, is one', async () => {
  await enterRoom()
  live = sit(room.lesson)
  expect(live.plan.value.method).toBe(METHODS.get('lesson'))
  expect(methodOf('')).toBe(METHODS.get('lesson'))
  expect(methodOf('rounds')).toBe(METHODS.get('rounds'))
})
