import type { ValuesOf } from '#schema/define-kind.ts'
import type { photo } from './kind.ts'

/** Made-up values that parse: tests and fixtures start from them. */
export const sample: ValuesOf<typeof photo> = {
  observation: '0199c2a0-1000-7000-8000-000000000007',
  at: '2025-11-26T10:36:20.000Z',
  picture:
    'b1.image/jpeg.200000.131072.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA,CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCA',
  width: 1536,
  height: 2048,
  thumb: '_9j_4AAQ',
  checked: '2025-11-26T15:40:00.000Z'
}
