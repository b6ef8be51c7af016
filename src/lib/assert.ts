/** For what cannot happen: a bug, not an expected failure. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message)
}
