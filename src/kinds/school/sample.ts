import type { ValuesOf } from '#schema/define-kind.ts'
import type { school } from './kind.ts'

/** Made-up values that parse: tests and fixtures start from them. */
export const sample: ValuesOf<typeof school> = { name: 'Whinmuir Primary' }
