import type { ValuesOf } from '#schema/define-kind.ts'
import type { sampling, samplingMark } from './kind.ts'

/** Made-up values that parse: tests and fixtures start from them. */
export const sample: ValuesOf<typeof sampling> = {
  lesson: '0199c2a0-1000-7000-8000-000000000005',
  sitting: '0199c2a0-1000-7000-8000-000000000009',
  scheme: '0199c2a0-1000-7000-8000-000000000010',
  seatA: '0199c2a0-1000-7000-8000-000000000004',
  starts: '2025-11-26T10:17:00.000Z',
  every: 30_000,
  ended: '2025-11-26T10:37:00.000Z',
  visibility: 'group',
  looked: true
}

export const samplingMarkSample: ValuesOf<typeof samplingMark> = {
  sampling: '0199c2a0-1000-7000-8000-000000000012',
  moment: 11,
  pupil: '0199c2a0-1000-7000-8000-000000000004',
  code: '0199c2a0-1000-7000-8000-000000000011',
  at: '2025-11-26T10:23:01.400Z',
  late: 1400,
  counted: 18,
  outOf: 24
}
