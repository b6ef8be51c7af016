import { isProblemCode } from '#lib/problem.ts'
import { isRecord } from '#lib/record.ts'
import type { Problem } from '#lib/result.ts'

/**
 * The problem in the body of an answer, read without the schemas of the wire: the first screen needs no more of them.
 * Undefined when the body is no problem of ours (a captive portal, a proxy's own page).
 */
export function jsonToProblem(body: unknown): Problem | undefined {
  if (!isRecord(body)) return undefined
  const { type, title, status, code, details } = body
  if (typeof type !== 'string' || typeof title !== 'string' || !Number.isSafeInteger(status))
    return undefined
  if (typeof code !== 'string' || !isProblemCode(code)) return undefined
  if (details === undefined) return { code }
  return isFacts(details) ? { code, details } : undefined
}

function isFacts(value: unknown): value is NonNullable<Problem['details']> {
  return isRecord(value) && Object.values(value).every((fact) => FACTS.has(typeof fact))
}

const FACTS: ReadonlySet<string> = new Set(['string', 'number', 'boolean'])
