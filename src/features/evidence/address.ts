import { isId } from '#lib/id.ts'
import type { Filters } from './model.ts'

/** Filters that another screen asked for by address; ids only, never words. */
export function readFilters(search: string): Filters {
  const asked = new URLSearchParams(search)
  const pupil = asked.get('pupil')
  const lesson = asked.get('lesson')
  return {
    ...(isId(pupil) ? { pupil } : {}),
    ...(isId(lesson) ? { lesson } : {})
  }
}
