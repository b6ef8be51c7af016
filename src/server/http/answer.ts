import { promisify } from 'node:util'
import { constants, gzip, gzipSync } from 'node:zlib'
import { limits } from '#api/limits.ts'
import { PROBLEM_TYPE, problemToJson } from '#api/problem-json.ts'
import type { Problem } from '#lib/result.ts'
import type { Ctx } from './context.ts'

const gzipAsync = promisify(gzip)
/** Answers up to this many characters are zipped on the spot: handing them to another thread takes longer. */
const SMALL = 8 * 1024

/** A JSON answer, gzipped when that is worth it. */
export async function answerJson(c: Ctx, value: unknown): Promise<Response> {
  return answerText(c, JSON.stringify(value), 200, { 'Content-Type': 'application/json' })
}

/** Bytes as they are: for whoever asks with a token, and nothing that a browser would open by itself. */
export function answerOctets(c: Ctx, bytes: Uint8Array): Response {
  return new Response(new Uint8Array(bytes), {
    status: 200,
    headers: {
      ...c.get('headers'),
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': 'attachment',
      'Content-Security-Policy': "default-src 'none'; sandbox"
    }
  })
}

/** A problem with its catalogue status. `Retry-After` where waiting is what helps. */
export async function answerProblem(c: Ctx, problem: Problem): Promise<Response> {
  const json = problemToJson(problem)
  const retry = problem.details?.retry
  const maySoon = json.status === 429 || json.status === 503
  return answerText(c, JSON.stringify(json), json.status, {
    'Content-Type': PROBLEM_TYPE,
    ...(maySoon ? { 'Retry-After': String(typeof retry === 'number' ? retry : 5) } : {}),
    ...(json.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {})
  })
}

async function answerText(
  c: Ctx,
  text: string,
  status: number,
  own: Readonly<Record<string, string>>
): Promise<Response> {
  const headers = { ...c.get('headers'), ...own, Vary: 'Accept-Encoding' }
  if (text.length <= limits.gzipBytes || !acceptsGzip(c)) {
    return new Response(text, { status, headers })
  }
  // Sealed text hardly compresses; its heads repeat themselves, and the lowest level finds that too.
  const fast = { level: constants.Z_BEST_SPEED }
  const bytes = text.length <= SMALL ? gzipSync(text, fast) : await gzipAsync(text, fast)
  return new Response(new Uint8Array(bytes), {
    status,
    headers: { ...headers, 'Content-Encoding': 'gzip' }
  })
}

export function acceptsGzip(c: Ctx): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(c.req.header('accept-encoding') ?? '')
}
