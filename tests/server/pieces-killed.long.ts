import { expect, it } from 'vitest'
import { runPiecesKilled } from './pieces-killed.ts'

const seed = Math.floor(Math.random() * 1e9)

it('[B3] [B7] pieces of pictures that were acknowledged outlive ten kills of the server, and every picture arrives whole', async () => {
  const result = await runPiecesKilled({ tablets: 4, kills: 10, seed })
  expect(result.broken, `seed ${seed}`).toEqual([])
  expect(result.photos).toBeGreaterThan(10)
  expect(result.acknowledged).toBeGreaterThan(20)
}, 60_000)
