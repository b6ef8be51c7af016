import type { PlannedStage } from '../shared/lesson-plan.ts'
import type { Tag } from '../shared/note-values.ts'

/** One of the eight places for tags. `helped` opens peer and adult in place. */
export type TagSlot =
  | { readonly slot: 'tag'; readonly tag: Tag }
  | { readonly slot: 'looked'; readonly phrase: string }
  | { readonly slot: 'helped' }

const FIXED: readonly Tag[] = ['says', 'does', 'shows-work', 'asks', 'stuck', 'unlocks']
export const HELPED: readonly Tag[] = ['helped-by-peer', 'helped-by-adult']

/** R10: six fixed tags, then what the plan looks for in this stage; where it says nothing, who helped. */
export function tagSlots(stage: PlannedStage | undefined): readonly TagSlot[] {
  const fixed = FIXED.map<TagSlot>((tag) => ({ slot: 'tag', tag }))
  const [first, second] = stage?.lookedFor ?? []
  if (first === undefined)
    return [...fixed, ...HELPED.map<TagSlot>((tag) => ({ slot: 'tag', tag }))]
  return [
    ...fixed,
    { slot: 'looked', phrase: first },
    second === undefined ? { slot: 'helped' } : { slot: 'looked', phrase: second }
  ]
}
