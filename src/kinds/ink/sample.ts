import type { ValuesOf } from '#schema/define-kind.ts'
import type { ink } from './kind.ts'

/** Made-up values that parse: tests and fixtures start from them. */
export const sample: ValuesOf<typeof ink> = {
  observation: '0199c2a0-1000-7000-8000-000000000007',
  at: '2025-11-26T10:20:55.000Z',
  width: 4,
  points: '120,200,0 6,0,8 9,-2,8 14,-6,9'
}
