import type { ValuesOf } from '#schema/define-kind.ts'
import type { amendment, observation } from './kind.ts'

/** Made-up values that parse: tests and fixtures start from them. */
export const sample: ValuesOf<typeof observation> = {
  lesson: '0199c2a0-1000-7000-8000-000000000005',
  sitting: '0199c2a0-1000-7000-8000-000000000009',
  at: '2025-11-26T10:20:50.000Z',
  monotonic: 950_000,
  pupils: ['0199c2a0-1000-7000-8000-000000000004'],
  stage: '0199c2a0-1000-7000-8000-000000000006',
  lens: 'pupils',
  tags: ['says'],
  counted: 7,
  outOf: 11,
  ink: true,
  text: 'To partner: "No wait, she’s got the big one."',
  quote: true,
  thought: 'The picture moved him, not an adult.',
  visibility: 'group',
  looked: true
}

export const amendmentSample: ValuesOf<typeof amendment> = {
  observation: '0199c2a0-1000-7000-8000-000000000007',
  reason: 'The other observer heard the end of the sentence',
  text: 'To partner: "No wait, she’s got the big one, look."',
  at: '2025-11-26T12:30:00.000Z'
}
