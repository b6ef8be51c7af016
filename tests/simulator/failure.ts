/** A rule that did not hold: `rule` is the invariant's id, such as I8 of sync.md or 8.10 of the design. */
export class Failure extends Error {
  readonly rule: string

  constructor(rule: string, message: string) {
    super(`[${rule}] ${message}`)
    this.name = 'Failure'
    this.rule = rule
  }
}

/** Throws the rule's Failure unless the condition holds; `message` is made only then. */
export function must(rule: string, condition: boolean, message: () => string): void {
  if (!condition) throw new Failure(rule, message())
}
