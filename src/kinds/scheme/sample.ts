import type { ValuesOf } from '#schema/define-kind.ts'
import type { scheme, schemeCode } from './kind.ts'

/** Made-up values that parse: tests and fixtures start from them. */
export const sample: ValuesOf<typeof scheme> = {
  name: 'Active, passive, off task, waiting',
  method: 'momentary',
  every: 30_000,
  rotation: 'in-turn'
}

export const schemeCodeSample: ValuesOf<typeof schemeCode> = {
  scheme: '0199c2a0-1000-7000-8000-000000000010',
  letter: 'W',
  name: 'waiting',
  counts: 'waiting',
  means: 'Waits for help or for something needed to go on.',
  example: 'Hand up, pencil down, eyes on the teacher.',
  notThis: 'Talks to a neighbour while waiting: off task.',
  rank: 'r'
}
