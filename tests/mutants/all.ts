import { keeping } from './keeping.ts'
import { lookingAhead } from './looking-ahead.ts'
import { merging } from './merging.ts'
import type { Mutant } from './mutant.ts'
import { pictures } from './pictures.ts'
import { talking } from './talking.ts'

/** Every wrong variant that the histories must tell from the real modules. */
export const mutants: readonly Mutant[] = [
  ...merging,
  ...talking,
  ...keeping,
  ...lookingAhead,
  ...pictures
]
