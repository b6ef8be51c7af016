import * as z from 'zod/mini'
import { problems } from '#lib/problem.ts'
import type { Problem } from '#lib/result.ts'

export const PROBLEM_TYPE = 'application/problem+json'

/** An expected failure on the wire (RFC 9457): `code` is from the one catalogue, `details` hold facts, never content. */
export const problemJson = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  details: z.exactOptional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])))
})
export type ProblemJson = z.infer<typeof problemJson>

/** `status` is the catalogue's; 422 for a code that has none of its own (a malformed line inside a body). */
export function problemToJson(problem: Problem): ProblemJson {
  return {
    type: `urn:jotter:problem:${problem.code}`,
    title: problem.code.replaceAll('-', ' '),
    status: problems[problem.code] || 422,
    code: problem.code,
    ...(problem.details ? { details: problem.details } : {})
  }
}
