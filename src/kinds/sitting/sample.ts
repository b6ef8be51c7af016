import type { ValuesOf } from '#schema/define-kind.ts'
import type { sitting, stageChange } from './kind.ts'

/** Made-up values that parse: tests and fixtures start from them. */
export const sample: ValuesOf<typeof sitting> = {
  lesson: '0199c2a0-1000-7000-8000-000000000005',
  starts: '2025-11-26T10:05:00.000Z',
  ended: '2025-11-26T10:54:00.000Z'
}

export const stageChangeSample: ValuesOf<typeof stageChange> = {
  sitting: '0199c2a0-1000-7000-8000-000000000009',
  stage: '0199c2a0-1000-7000-8000-000000000006',
  at: '2025-11-26T10:17:00.000Z'
}
