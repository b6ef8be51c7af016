import decodeQR from 'qr/decode.js'
import { expect, it } from 'vitest'
import { qrModules } from './qr.ts'

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
