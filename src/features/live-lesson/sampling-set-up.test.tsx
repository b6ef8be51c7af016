// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { enterRoom, room, settle, write } from '#kit/classroom.ts'
import { drawn, leaveScreen, openScreen } from '#kit/live-screen.tsx'
import type { LiveLesson as Model } from './model.ts'
import type { Patch } from '#log/types.ts'
import { samplingWords } from '../shared/sampling-words.ts'

let live: Model

beforeEach(enterRoom)
afterEach(() => {
  cleanup()
  leaveScreen()
})

/** The choice of what to sample, on the glass. */
async function setUp(): Promise<ReturnType<typeof within>> {
  live = openScreen()
  fireEvent.click(screen.getByRole('button', { name: 'Sampling' }))
  return within(await screen.findByRole('region', { name: 'Sample or count' }))
}

describe('what the letters mean', () => {
  test('is folded until somebody asks, and says of each what is an example and what is not', async () => {
    const panel = await setUp()
    const fold = panel.getByText('What the letters mean').closest('details')
    expect(fold?.open).toBe(false)
    for (const { means, example, notThis } of Object.values(samplingWords.codes)) {
      const row = within(panel.getByText(means).closest('dd') ?? document.body)
      expect(row.getByText(example).textContent).toBe(`For example: ${example}`)
      expect(row.getByText(notThis).textContent).toBe(`Not this: ${notThis}`)
    }
    await settle()
    await drawn()
  })
})

const scheme = (
  name: string,
  patch: Patch,
  letters: string
): { ent: string; kind: string; patch: Patch }[] => {
  const ent = room.store.newEntity()
  return [
    { ent, kind: 'scheme', patch: { name, ...patch } },
    ...Array.from(letters).map((letter) => ({
      ent: room.store.newEntity(),
      kind: 'schemeCode',
      patch: { scheme: ent, letter, name: `seen ${letter}`, means: `Seen ${letter}.`, rank: letter }
    }))
  ]
}

describe('schemes of the project', () => {
  const inTurn = { method: 'momentary', every: 60_000, rotation: 'in-turn' }

  test('one of them is no choice, and there is nothing that cannot be run', async () => {
    await write(scheme('Talk', inTurn, 'TQ'))
    const panel = await setUp()
    expect(panel.queryByRole('radiogroup', { name: /Which scheme/ })).toBeNull()
    expect(panel.queryByText('Cannot be run yet')).toBeNull()
    expect(panel.getByText('Seen T.')).toBeTruthy()
  })

  test('several are a choice, each with its letters and its own interval', async () => {
    await write(scheme('Talk', inTurn, 'TQ'))
    room.time += 1000
    await write(scheme('Hands', { ...inTurn, every: 20_000 }, 'HN'))
    const panel = await setUp()
    const choice = within(panel.getByRole('radiogroup', { name: 'Which scheme' }))
    expect(choice.getAllByRole('radio')).toHaveLength(2)
    expect(choice.getByText('Q T, every 1 minute')).toBeTruthy()
    fireEvent.click(choice.getByRole('radio', { name: /^Hands/ }))
    await drawn()
    expect(panel.getByText('Seen H.')).toBeTruthy()
    expect(panel.queryByText('Seen T.')).toBeNull()
    expect(panel.getByRole('radio', { name: '20 s' })).toHaveProperty('checked', true)
    fireEvent.click(panel.getByRole('button', { name: 'Start sampling' }))
    expect(live.sampling.value).toMatchObject({ course: { every: 20_000 } })
    expect(live.sampling.value?.codes.map(({ letter }) => letter)).toEqual(['H', 'N'])
    await settle()
  })

  test('another interval holds for the scheme it was said of', async () => {
    await write(scheme('Talk', inTurn, 'TQ'))
    room.time += 1000
    await write(scheme('Hands', { ...inTurn, every: 20_000 }, 'HN'))
    const panel = await setUp()
    fireEvent.click(panel.getByRole('radio', { name: '2 minutes' }))
    await drawn()
    fireEvent.click(panel.getByRole('radio', { name: /^Hands/ }))
    await drawn()
    expect(panel.getByRole('radio', { name: '20 s' })).toHaveProperty('checked', true)
  })

  test('what was counted before is offered by its name', async () => {
    await write(scheme('leaves the seat', { method: 'count', every: 0, rotation: 'together' }, '+'))
    const panel = await setUp()
    fireEvent.click(panel.getByRole('radio', { name: 'Count one thing' }))
    await drawn()
    fireEvent.click(panel.getByRole('button', { name: 'leaves the seat' }))
    await drawn()
    fireEvent.click(panel.getByRole('button', { name: 'Start counting' }))
    const [known] = live.schemes.value
    expect(live.sampling.value?.codes).toEqual(known?.codes)
    await settle()
  })

  test('what cannot be run is named with its method and is not offered', async () => {
    await write(scheme('On task throughout', { ...inTurn, method: 'whole' }, 'YN'))
    await write(scheme('All at once', { ...inTurn, rotation: 'together' }, 'AO'))
    const panel = await setUp()
    const later = within(panel.getByText('Cannot be run yet').parentElement ?? document.body)
    expect(later.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'On task throughout: all through the interval, one pupil after the other',
      'All at once: at the moment, every pupil at each moment'
    ])
    expect(panel.queryByRole('radio', { name: /All at once/ })).toBeNull()
    expect(panel.getByText(samplingWords.codes.A.means)).toBeTruthy()
  })
})
