import type { PlannedStage } from '../shared/lesson-plan.ts'
import { methodOf, PLAIN, type Method, type TagSlot } from '../shared/method.ts'

export { HELPED, type TagSlot } from '../shared/method.ts'

/** R10: fixed tags of the method, then what the plan looks for in this stage; where it says nothing, what the method has instead. */
export function tagSlots(
  stage: PlannedStage | undefined,
  method: Method = methodOf(PLAIN)
): readonly TagSlot[] {
  const { tags, otherwise } = method
  const [first, second] = stage?.lookedFor ?? []
  if (first === undefined) return [...tags, ...otherwise]
  const looked = (phrase: string): TagSlot => ({ slot: 'looked', phrase })
  if (second !== undefined) return [...tags, looked(first), looked(second)]
  return otherwise.length > 0
    ? [...tags, looked(first), { slot: 'helped' }]
    : [...tags, looked(first)]
}
