import { expect, it } from 'vitest'
import { type FeedOptions, runFeed } from './feed.ts'

const many: Omit<FeedOptions, 'channels'> = {
  writers: 24,
  readers: 8,
  seconds: 15,
  restarts: 3,
  seed: Math.floor(Math.random() * 1e9)
}

it.each([1, 50])(
  '24 writers and 8 readers on %i channels see no hole while the server is killed',
  async (channels) => {
    const result = await runFeed({ ...many, channels })
    expect(result.broken, `seed ${many.seed}`).toEqual([])
    expect(result.acknowledged).toBe(result.pushed)
    expect(result.acknowledged).toBeGreaterThan(100)
  }
)
