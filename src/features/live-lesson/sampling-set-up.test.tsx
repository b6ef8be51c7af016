// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { enterRoom, settle } from '#kit/classroom.ts'
import { drawn, openGlass } from '#kit/glass.tsx'
import { samplingWords } from '../shared/sampling-words.ts'

let glass: ReturnType<typeof openGlass>

beforeEach(enterRoom)
afterEach(() => {
  cleanup()
  glass.close()
})

/** The choice of what to sample, on the glass. */
async function setUp(): Promise<ReturnType<typeof within>> {
  glass = openGlass()
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
