import type { ValuesOf } from '#schema/define-kind.ts'
import type { pupil } from './kind.ts'

/** Made-up values that parse: tests and fixtures start from them. */
export const sample: ValuesOf<typeof pupil> = {
  code: 'WM-1',
  label: 'Heron',
  classStage: 'P4',
  standsFor: 'Computes accurately, picks the operation from key words',
  school: '0199c2a0-1000-7000-8000-000000000002'
}
