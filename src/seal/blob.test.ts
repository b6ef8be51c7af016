import { describe, expect, it } from 'vitest'
import { manifestToText, textToManifest } from '#lib/blob-text.ts'
import { seededRandom } from '#lib/random.ts'
import { hashPiece, openBlob, PIECE_OVERHEAD, sealBlob } from './blob.ts'

const random = seededRandom(411)
const some = (size: number) => new Uint8Array(random(size))

describe('a sealed blob', () => {
  it.each([0, 1, 999, 1000, 1001, 5000])('[B1] of %i bytes opens as it was', async (size) => {
    const bytes = some(size)
    const { manifest, pieces } = await sealBlob(bytes, 'image/jpeg', random, 1000)
    expect(await openBlob(manifest, pieces)).toEqual(bytes)
    expect(pieces.map(({ length }) => length - PIECE_OVERHEAD)).toEqual(
      size === 0
        ? [0]
        : Array.from({ length: Math.ceil(size / 1000) }, (_, at) =>
            Math.min(1000, size - at * 1000)
          )
    )
    expect(pieces.map(hashPiece)).toEqual(manifest.hashes)
    expect(textToManifest(manifestToText(manifest))).toEqual(manifest)
  })

  it('[B1] does not open with a byte changed, wherever it is', async () => {
    const { manifest, pieces } = await sealBlob(some(90), 'image/jpeg', random, 40)
    for (const [index, piece] of pieces.entries()) {
      for (let at = 0; at < piece.length; at++) {
        const changed = new Uint8Array(piece)
        changed[at] = (changed[at] ?? 0) ^ 1
        expect(await openBlob(manifest, pieces.with(index, changed))).toBeUndefined()
      }
    }
  })

  it('[B1] does not open with a piece missing, cut, doubled, moved or taken from another', async () => {
    const bytes = some(120)
    const { manifest, pieces } = await sealBlob(bytes, 'image/jpeg', random, 40)
    const other = await sealBlob(bytes, 'image/jpeg', random, 40)
    const [one, two, three] = pieces as [Uint8Array, Uint8Array, Uint8Array]
    for (const wrong of [
      [one, two],
      [one, two, three, three],
      [two, one, three],
      [one, two, three.subarray(0, -1)],
      [one, two, three.subarray(0, 5)],
      other.pieces
    ]) {
      expect(await openBlob(manifest, wrong)).toBeUndefined()
    }
    const shorter = { ...manifest, bytes: 80, hashes: manifest.hashes.slice(0, 2) }
    expect(await openBlob(shorter, [one, two])).toBeUndefined()
    expect(await openBlob({ ...manifest, key: other.manifest.key }, pieces)).toBeUndefined()
  })

  it('what is sealed says nothing of what is inside', async () => {
    const bytes = new TextEncoder().encode('JFIF canary canary canary')
    const { pieces } = await sealBlob(bytes, 'image/jpeg', random)
    expect(pieces.some((piece) => Buffer.from(piece).includes('canary'))).toBe(false)
  })
})

it('a text that is no manifest is none', async () => {
  const { manifest } = await sealBlob(some(90), 'audio/mp4', random, 40)
  const text = manifestToText(manifest)
  expect(textToManifest(text)?.type).toBe('audio/mp4')
  for (const wrong of [
    '',
    undefined,
    7,
    `${text},`,
    text.replace('b1', 'b2'),
    text.replace('audio/mp4', 'text/html'),
    text.replace('.90.', '.900.'),
    text.slice(0, -1)
  ]) {
    expect(textToManifest(wrong)).toBeUndefined()
  }
})
