import type { Operation } from './types.ts'

/**
 * `earlier` ≺ `later`: whoever wrote `later` had `earlier` in front of them. The whole merge rule rests on this; no clock does.
 * Where `cpos` is known it caps what `later` claims, because a restored server gives positions out again.
 */
export function isObserved(earlier: Operation, later: Operation): boolean {
  if (earlier.id === later.id) return false
  if (earlier.pos !== undefined) {
    const seen = later.cpos === undefined ? later.ctx.pos : Math.min(later.ctx.pos, later.cpos)
    if (earlier.pos <= seen) return true
  }
  return later.ctx.ids.includes(earlier.id)
}

/**
 * Those of `writes` that no other of them observed. Operations that claim to have observed each other in a circle cannot come from
 * an honest device; they are kept unless somebody outside the circle observed them, for a write is never lost.
 */
export function unobserved(writes: readonly Operation[]): readonly Operation[] {
  if (writes.length < 2) return writes
  const heads = writes.filter((write) => !writes.some((other) => isObserved(write, other)))
  const reached = new Set(heads)
  for (const later of reached) {
    for (const earlier of writes) if (isObserved(earlier, later)) reached.add(earlier)
  }
  return reached.size === writes.length
    ? heads
    : writes.filter((write) => heads.includes(write) || !reached.has(write))
}
