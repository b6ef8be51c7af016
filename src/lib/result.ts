import type { ProblemCode } from './problem.ts'

/** An expected failure: a plain object that survives workers, storage and the wire. */
export interface Problem {
  readonly code: ProblemCode
  /** Facts for the words shown to people; never content, tokens or keys. */
  readonly details?: Readonly<Record<string, string | number | boolean>>
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail(
  code: ProblemCode,
  details?: Readonly<Record<string, string | number | boolean>>
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: details ? { code, details } : { code } }
}
