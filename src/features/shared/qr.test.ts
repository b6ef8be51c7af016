import decodeQR from 'qr/decode.js'
import { expect, it } from 'vitest'
import { seededRandom } from '#lib/random.ts'
import { keyCode } from '#seal/key-code.ts'
import { fitsQr, qrModules } from './qr.ts'

/** What a camera would see: 4 px a module, four white modules around. */
function picture(modules: readonly (readonly boolean[])[]) {
  const edge = (modules.length + 8) * 4
  const data = new Uint8ClampedArray(edge * edge * 4).fill(255)
  for (let y = 0; y < edge; y++)
    for (let x = 0; x < edge; x++)
      if (modules[Math.floor(y / 4) - 4]?.[Math.floor(x / 4) - 4])
        data.fill(0, (y * edge + x) * 4, (y * edge + x) * 4 + 3)
  return { width: edge, height: edge, data }
}

it('draws an invitation that the reader reads back', () => {
  const link = `https://jotter.example/join#j1.${'Ab3_'.repeat(11)}.wxyz`
  expect(decodeQR(picture(qrModules(link)))).toBe(link)
})

it('draws a code that carries a welcome in as few modules as it takes', () => {
  // one channel with one key; the same for a named school; three channels with eight keys each
  for (const [bytes, modules] of [
    [71, 37],
    [87, 41],
    [877, 117]
  ] as const) {
    const code = keyCode(seededRandom(bytes)(bytes))
    expect([bytes, fitsQr(code), qrModules(code).length]).toEqual([bytes, true, modules])
    expect(decodeQR(picture(qrModules(code)))).toBe(code)
  }
  expect(fitsQr(keyCode(seededRandom(1)(1000)))).toBe(false)
})
