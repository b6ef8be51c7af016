import type { ValuesOf } from '#schema/define-kind.ts'
import type { person } from './kind.ts'

/** Made-up values that parse: tests and fixtures start from them. */
export const sample: ValuesOf<typeof person> = {
  name: 'R. Adair',
  role: 'lead',
  school: '0199c2a0-1000-7000-8000-000000000002'
}
