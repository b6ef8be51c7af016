import { earliestFirst, effectiveTime } from './effective.ts'
import { fold, type FoldRules } from './fold.ts'
import type { Operation } from './types.ts'

/**
 * The operations of one entity in one channel that still say something: the first, which names the author, those that stand, those that
 * were refused, and the newest change. Folding them gives byte for byte what folding all of them gives; where that cannot be had with
 * fewer, the answer is all of them (design 8.3: what a checkpoint carries).
 */
export function abridge<O extends Operation>(
  operations: readonly O[],
  rules: FoldRules
): readonly O[] {
  if (operations.length < 2) return operations
  const whole = fold(operations, rules)
  const needed = new Set<string>(whole.refused)
  for (const standing of Object.values(whole.live)) for (const { id } of standing) needed.add(id)
  const [first] = operations.toSorted(earliestFirst)
  const newest = operations.find(
    (operation) => (operation.p ?? operation.del) && effectiveTime(operation) === whole.changed
  )
  const few = operations.filter(
    (operation) => needed.has(operation.id) || operation === first || operation === newest
  )
  return JSON.stringify(fold(few, rules)) === JSON.stringify(whole) ? few : operations
}
