/** For what cannot happen: a bug, not an expected failure. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

/** Closes an exhaustive switch; reaching it is a bug. */
export function never(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`)
}
