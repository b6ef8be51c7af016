import { gunzipSync } from 'node:zlib'
import { parseLine } from '#api/line.ts'
import { hashText } from '#lib/hash.ts'

/** What the road does to one request. */
export type Fault =
  | 'none'
  | 'drop-request'
  | 'drop-response'
  /** the server gets it twice, one answer is lost */
  | 'duplicate'
  /** the server gets it after later ones; whoever sent it has given up */
  | 'late'
  /** the answer ends at a byte that chance picks */
  | 'truncate'
  | 'portal-page'
  | 'portal-redirect'
  | 'wrong-type'
  | 'other-json'
  /** our server's answer, edited on the way: receipts missing or of other bytes, pages with a hole, doubled or swapped */
  | 'some-receipts'
  | 'wrong-receipts'
  | 'page-hole'
  | 'page-swapped'
  | 'page-short'
  /** a proxy's own answer with this status */
  | { readonly status: number; readonly retryAfter?: number }

const STATUSES = [
  400, 401, 403, 404, 405, 408, 409, 410, 413, 418, 422, 429, 451, 500, 501, 502, 503, 504, 507, 511
]
const ON_THE_ROAD: readonly Fault[] = [
  'drop-request',
  'drop-response',
  'duplicate',
  'late',
  'truncate',
  'portal-page',
  'portal-redirect',
  'wrong-type',
  'other-json',
  'some-receipts',
  'wrong-receipts',
  'page-hole',
  'page-swapped',
  'page-short'
]
/** Every fault there is: faults of the road come up more often than each status of a proxy. */
export const FAULTS: readonly Fault[] = [
  ...Array.from({ length: 7 }, () => ON_THE_ROAD).flat(),
  ...STATUSES.map((status) => ({ status }))
]

type Serve = (url: string, init: RequestInit) => Response | Promise<Response>

interface Road {
  readonly serve: Serve
  /** called once per request */
  readonly fault: () => Fault
  /** a number in [0, 1) */
  readonly chance: () => number
}

/** A `fetch` over a server in this process, with faults, and a record of every line that was ever sent. */
export function createNetwork({ serve, fault, chance }: Road) {
  const late: (() => Promise<unknown>)[] = []
  const sent = new Map<string, Set<string>>()

  const record = (init: RequestInit) => {
    for (const line of linesOf(init)) {
      const parsed = parseLine(line)
      if (!parsed.ok) throw new Error(`a malformed line was sent: ${line.slice(0, 80)}`)
      const { id } = parsed.value.head
      const hashes = sent.get(id) ?? new Set()
      sent.set(id, hashes.add(hashText(line)))
    }
  }
  const withoutSignal = (init: RequestInit): RequestInit => ({ ...init, signal: null })

  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    record(init)
    const what = fault()
    if (what === 'drop-request') throw new TypeError('network')
    if (what === 'late') {
      late.push(async () => serve(url, withoutSignal(init)))
      throw new TypeError('network')
    }
    const early = answerOfRoad(what)
    if (early) return early
    const response = await serve(url, init)
    if (what === 'duplicate') return serve(url, init)
    if (what === 'drop-response') throw new TypeError('network')
    if (what === 'truncate') return truncated(response, chance())
    if (what === 'wrong-type') {
      return new Response(await response.text(), { headers: { 'content-type': 'text/plain' } })
    }
    return typeof what === 'string' && isEdit(what) ? edited(response, what) : response
  }
  return {
    fetch,
    /** hands the server what came late, in an order that chance picks */
    async deliverLate() {
      while (late.length > 0) {
        const [one] = late.splice(Math.floor(chance() * late.length), 1)
        await one?.()
      }
    },
    /** hashes by line id of everything that was put on the road */
    sent: sent as ReadonlyMap<string, ReadonlySet<string>>
  }
}

function answerOfRoad(fault: Fault): Response | undefined {
  if (fault === 'portal-page') {
    return new Response('<!doctype html><title>Sign in</title>', {
      headers: { 'content-type': 'text/html' }
    })
  }
  if (fault === 'portal-redirect') {
    return new Response(null, { status: 302, headers: { location: 'http://portal.example/' } })
  }
  if (fault === 'other-json') return Response.json({ status: 'ok', receipts: 'yes' })
  if (typeof fault === 'string') return undefined
  return new Response(`<h1>${fault.status}</h1>`, {
    status: fault.status,
    headers: {
      'content-type': 'text/html',
      ...(fault.retryAfter === undefined ? {} : { 'retry-after': `${fault.retryAfter}` })
    }
  })
}

type Edit = 'some-receipts' | 'wrong-receipts' | 'page-hole' | 'page-swapped' | 'page-short'

function isEdit(fault: string): fault is Edit {
  return /^(some-|wrong-|page-)/.test(fault)
}

/** Our server's answer with one thing wrong; answers without that thing stay as they are. */
async function edited(response: Response, edit: Edit): Promise<Response> {
  const json: unknown = await response.json()
  if (isRecord(json)) {
    const { receipts, channels } = json
    if (Array.isArray(receipts)) json['receipts'] = editReceipts(receipts, edit)
    for (const channel of Array.isArray(channels) ? channels.filter(isRecord) : []) {
      const lines = channel['lines']
      if (Array.isArray(lines)) channel['lines'] = editLines(lines, edit)
    }
  }
  return new Response(JSON.stringify(json), {
    status: response.status,
    headers: { 'content-type': response.headers.get('content-type') ?? '' }
  })
}

function editReceipts(receipts: unknown[], edit: Edit): unknown[] {
  if (edit === 'some-receipts') return receipts.slice(1)
  if (edit !== 'wrong-receipts') return receipts
  return receipts.map((receipt) => ({ ...(isRecord(receipt) ? receipt : {}), bh: 'A'.repeat(43) }))
}

function editLines(lines: unknown[], edit: Edit): unknown[] {
  if (edit === 'page-hole') return lines.slice(1)
  if (edit === 'page-swapped') return lines.toReversed()
  return edit === 'page-short' ? lines.slice(0, -1) : lines
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

async function truncated(response: Response, where: number): Promise<Response> {
  const text = await response.text()
  return new Response(text.slice(0, Math.floor(where * text.length)), {
    status: response.status,
    headers: { 'content-type': response.headers.get('content-type') ?? '' }
  })
}

/** Lines in a push body, plain or gzipped. */
function linesOf(init: RequestInit): readonly string[] {
  const json = bodyToJson(init)
  if (typeof json !== 'object' || json === null || !('lines' in json)) return []
  return Array.isArray(json.lines) ? json.lines.map(String) : []
}

function bodyToJson({ body, headers }: RequestInit): unknown {
  const type = new Headers(headers).get('content-type')
  if (!(body instanceof Uint8Array) || type !== 'application/json') return undefined
  const isGzip = body[0] === 0x1f && body[1] === 0x8b
  return JSON.parse((isGzip ? gunzipSync(body) : Buffer.from(body)).toString('utf8'))
}
