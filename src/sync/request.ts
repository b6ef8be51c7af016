import { jsonToProblem } from '#api/problem-read.ts'
import { limits } from '#api/limits.ts'
import { textToBytes } from '#lib/bytes.ts'
import { fail, ok, type Problem, type Result } from '#lib/result.ts'
import { instantToMs } from '#lib/time.ts'
import { zip } from './zip.ts'
import type { Timers } from './timers.ts'

/** One call of the API. `path` begins with /api/v1; `wait` (s) is how long the server may hold it on purpose. */
export interface Call {
  readonly method: string
  readonly path: string
  /** JSON, or bytes as they are */
  readonly body?: unknown
  /** the answer is bytes as they are */
  readonly octets?: boolean
  readonly token?: string
  readonly signal?: AbortSignal
  readonly wait?: number
}

/** The transport seam: JSON or bytes in, JSON, bytes or a problem out. Never throws and never rejects. */
export type Request = (call: Call) => Promise<Result<unknown>>

export interface RequestSeams {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** such as https://jotter.example.org, no slash at its end */
  readonly origin: string
  readonly timers: Timers
  /** ms until an answer that nobody waits for on purpose is given up */
  readonly patience?: number
  /** what the server's clock said, in ms since 1970 and whole seconds, with every answer that is ours [R12] */
  readonly heard?: (server: number) => void
}

const PATIENCE = 30_000
const OCTETS = 'application/octet-stream'
/** Wi-Fi sign-in pages use these where they do not redirect: proxy sign-in, network sign-in. */
const SIGN_IN_STATUSES = new Set([407, 511])

/** Makes the transport over `fetch`. */
export function makeRequest(seams: RequestSeams): Request {
  const { fetch, origin, timers, patience = PATIENCE, heard } = seams
  return async (call) => {
    const given = new AbortController()
    const giveUp = () => given.abort()
    const stopTimer = timers.after(patience + (call.wait ?? 0) * 1000, giveUp)
    call.signal?.addEventListener('abort', giveUp)
    if (call.signal?.aborted) giveUp()
    try {
      const init = await initOf(call, given.signal)
      const response = await fetch(`${origin}${call.path}`, init)
      const answer = await readAnswer(response, call.octets === true)
      const date = instantToMs(response.headers.get('date') ?? '')
      if (answer.ok && !Number.isNaN(date)) heard?.(date)
      return answer
    } catch {
      // fetch rejects for every failure of the network and for our own abort; it does not say which.
      return fail('offline')
    } finally {
      stopTimer()
      call.signal?.removeEventListener('abort', giveUp)
    }
  }
}

async function initOf(call: Call, signal: AbortSignal): Promise<RequestInit> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (call.token !== undefined) headers['authorization'] = `Bearer ${call.token}`
  const init: RequestInit = {
    method: call.method,
    headers,
    signal,
    // A redirect is never ours: following one would hand the token to a sign-in page.
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer'
  }
  if (call.body === undefined) return init
  if (call.body instanceof Uint8Array) {
    headers['content-type'] = OCTETS
    return { ...init, body: call.body as BodyInit }
  }
  headers['content-type'] = 'application/json'
  const bytes = textToBytes(JSON.stringify(call.body))
  const zipped = bytes.length > limits.gzipBytes ? await zip(bytes) : undefined
  if (!zipped) return { ...init, body: bytes as BodyInit }
  headers['content-encoding'] = 'gzip'
  return { ...init, body: zipped as BodyInit }
}

async function readAnswer(response: Response, octets: boolean): Promise<Result<unknown>> {
  const { status } = response
  if (response.type === 'opaqueredirect' || response.redirected) return fail('captive-portal')
  if ((status >= 300 && status < 400) || SIGN_IN_STATUSES.has(status)) {
    return fail('captive-portal', { status })
  }
  const type = response.headers.get('content-type') ?? ''
  if (octets && response.ok && type === OCTETS) {
    return ok(new Uint8Array(await response.arrayBuffer()))
  }
  if (!/^application\/([a-z.-]+\+)?json\b/i.test(type)) {
    return { ok: false, problem: strangeAnswer(response) }
  }
  const body = textToJson(await response.text())
  if (body === undefined) return fail('answer-unreadable', { status, ...retryAfterOf(response) })
  if (response.ok) return ok(body)
  const problem = jsonToProblem(body)
  if (!problem) return { ok: false, problem: brokenServer(response, 'answer-invalid') }
  const details = { ...problem.details, status, ...retryAfterOf(response) }
  return { ok: false, problem: { ...problem, details } }
}

/** Text that is no JSON: a page of the Wi-Fi where it pretends success, else somebody's error page. */
function strangeAnswer(response: Response): Problem {
  if (response.ok) return { code: 'captive-portal', details: { status: response.status } }
  return brokenServer(response, 'answer-unreadable')
}

function brokenServer(
  response: Response,
  otherwise: 'answer-invalid' | 'answer-unreadable'
): Problem {
  const { status } = response
  const code = status === 429 ? 'too-many-requests' : status >= 500 ? 'server-broke' : otherwise
  return { code, details: { status, ...retryAfterOf(response) } }
}

/** `Retry-After` in seconds as `retryAfter` in ms; a date form is not understood and counts as absent. */
function retryAfterOf(response: Response): { retryAfter?: number } {
  const header = response.headers.get('retry-after') ?? ''
  return /^\d{1,6}$/.test(header) ? { retryAfter: Number(header) * 1000 } : {}
}

function textToJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
