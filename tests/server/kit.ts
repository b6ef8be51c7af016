import { chainLink } from '#api/chain.ts'
import { endpointPath } from '#api/endpoint.ts'
import {
  type AnswerOf,
  type EndpointName,
  endpoints,
  type WireReceipt,
  type WireRefusal
} from '#api/endpoints.ts'
import type { ControlHead, SealedHead } from '#api/head.ts'
import { printHead } from '#api/print-head.ts'
import type { ProblemJson } from '#api/problem-json.ts'
import type { WireRole } from '#api/shapes.ts'
import { bytesToBase64, textToBytes } from '#lib/bytes.ts'
import { hashBytes, hashText } from '#lib/hash.ts'
import { newId } from '#lib/id.ts'
import { newToken, seededRandom } from '#lib/random.ts'
import { createApp } from '#server/app.ts'
import { type AppConfig, openConfig } from '#server/app-config.ts'
import { openServerStore } from '#server/db/store.ts'
import { createLog } from '#server/log.ts'
import { createWake } from '#server/wake.ts'

export const random = seededRandom(2026)
export const START = 1_795_000_000_000

/** A server in this process with a clock of its own; `logged` holds every line it wrote. */
export function aServer(config: Partial<AppConfig> = {}, folder = ':memory:') {
  const clock = { now: START }
  const now = () => clock.now
  const logged: string[] = []
  const store = openServerStore(folder, now)
  const wake = createWake()
  const log = createLog((line) => void logged.push(line), now)
  const app = createApp({ store, now, random, log, wake, config: { ...openConfig, ...config } })
  const send: Send = async (path, init) => app.request(path, init)
  return { app, send, store, wake, clock, logged }
}
export type TestServer = ReturnType<typeof aServer>
export type Send = (path: string, init: RequestInit) => Promise<Response>

export interface Reply<T> {
  readonly status: number
  readonly value: T
  readonly problem: ProblemJson
  readonly headers: Headers
}
type Endpoints = typeof endpoints
/** Calls an endpoint by its name, as a device or as nobody. */
export async function call<N extends EndpointName>(
  send: Send,
  name: N,
  options: {
    params?: Record<string, string>
    body?: unknown
    token?: string
    headers?: Record<string, string>
    signal?: AbortSignal
  } = {}
): Promise<Reply<AnswerOf<Endpoints[N]>>> {
  const { params, body, token, headers, signal } = options
  const response = await send(endpointPath(endpoints[name], params), {
    method: endpoints[name].method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': typeOf(body) }),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...headers
    },
    ...(body === undefined
      ? {}
      : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
    ...(signal ? { signal } : {})
  })
  const isOctets = response.headers.get('content-type') === 'application/octet-stream'
  const json = isOctets ? new Uint8Array(await response.arrayBuffer()) : await response.json()
  return { status: response.status, value: json, problem: json, headers: response.headers }
}

const typeOf = (body: unknown) =>
  body instanceof Uint8Array ? 'application/octet-stream' : 'application/json'

/** A sealed piece as the server sees one: random bytes under their hash. */
export function aPiece(size = 1000) {
  const bytes = new Uint8Array(random(size))
  return { bytes, hash: bytesToBase64(hashBytes(bytes)) }
}

/** Pushes a fresh entity and gives it pieces. */
export async function anEntityWith(
  send: Send,
  by: Tablet,
  grp: string,
  pieces: readonly ReturnType<typeof aPiece>[]
): Promise<string> {
  const ent = anEntity()
  await push(send, by, grp, [aLine(by, grp, { ent })])
  for (const { bytes, hash } of pieces) {
    const params = { grp, ent, hash }
    const put = await call(send, 'putBlobPiece', { params, token: by.token, body: bytes })
    if (put.status !== 200) throw new Error(JSON.stringify(put.problem))
  }
  return ent
}

export interface Tablet {
  readonly dev: string
  readonly token: string
  readonly tokenHash: string
  readonly pub: string
  readonly person: string
  n: number
}

export function aTablet(person = newId(START, random)): Tablet {
  const token = newToken(random, 32)
  return {
    dev: newToken(random),
    token,
    tokenHash: hashText(token),
    pub: bytesToBase64(random(65)),
    person,
    n: 0
  }
}

export const aChannel = () => newToken(random)
export const anEntity = () => newId(START, random)
export const aKey = () => newToken(random, 8)

/** A sealed line as the server sees one: the seal is random bytes. */
export function aLine(
  tablet: Tablet,
  grp: string,
  facts: { ent?: string; pos?: number; r?: number; id?: string; bytes?: number; dev?: string } = {}
): string {
  const head: SealedHead = {
    v: 1,
    alg: 'XC20P',
    id: facts.id ?? newId(START, random),
    grp,
    dev: facts.dev ?? tablet.dev,
    n: ++tablet.n,
    t: [START, 0],
    ctx: { pos: facts.pos ?? 0, ids: [] },
    r: facts.r ?? 0,
    ent: facts.ent ?? newId(START, random),
    k: 'op',
    kid: 'AAAAAAAAAAA'
  }
  return `${printHead(head)}.${bytesToBase64(random(24))}.${bytesToBase64(random(facts.bytes ?? 200))}`
}

export function aControl(
  tablet: Tablet,
  grp: string,
  k: ControlHead['k'],
  body: unknown,
  kid = 'AAAAAAAAAAA'
): string {
  const id = newId(START, random)
  const head: ControlHead = {
    v: 1,
    alg: 'HS256',
    id,
    grp,
    dev: tablet.dev,
    n: ++tablet.n,
    t: [START, 0],
    ctx: { pos: 0, ids: [] },
    r: 0,
    ent: id,
    k,
    kid
  }
  const clear = bytesToBase64(textToBytes(JSON.stringify(body)))
  return `${printHead(head)}.${clear}.${bytesToBase64(random(32))}`
}

export const PROOF = bytesToBase64(new Uint8Array(32).fill(7))

export function memberLine(
  by: Tablet,
  grp: string,
  who: Tablet,
  role: WireRole,
  status: 'joined' | 'removed' = 'joined'
): string {
  const { dev, pub, person, tokenHash } = who
  return aControl(by, grp, 'member', { dev, role, pub, mac: PROOF, person, status, tokenHash })
}

export function registration(
  tablet: Tablet,
  grp: string,
  audience: 'private' | 'school' | 'group' | 'adviser' = 'group',
  code?: string
) {
  const { dev, tokenHash, pub, person } = tablet
  const lines = [memberLine(tablet, grp, tablet, 'lead')]
  const shared = { dev, tokenHash, pub, kid: 'AAAAAAAAAAA', audience, person, lines }
  return code === undefined ? shared : { ...shared, code }
}

/** Registers a fresh group channel of the tablet's. */
export async function aGroup(send: Send, lead: Tablet, audience: 'private' | 'group' = 'group') {
  const grp = aChannel()
  const reply = await call(send, 'putChannel', {
    params: { grp },
    token: lead.token,
    body: registration(lead, grp, audience)
  })
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.problem))
  return grp
}

/** An invitation's two secrets: what accepts it, and the name the server keeps. */
export function aSecret() {
  const accept = random(32)
  return { accept: bytesToBase64(accept), stored: bytesToBase64(hashBytes(accept)) }
}

export function invite(
  send: Send,
  lead: Tablet,
  channels: readonly { grp: string; role: WireRole }[],
  more: { stored: string; kind?: 'once' | 'sheet'; expires?: number; pub?: string }
) {
  const { stored, kind = 'once', expires = 4e12, pub } = more
  return call(send, 'postInvitation', {
    token: lead.token,
    body: {
      accept: stored,
      channels,
      welcome: 'sealed.welcome',
      expires,
      kind,
      ...(pub && { pub })
    }
  })
}

export function joining(
  tablet: Tablet,
  accept: string,
  channels: { grp: string; role: WireRole }[]
) {
  const { dev, tokenHash, pub, person } = tablet
  return {
    accept,
    dev,
    tokenHash,
    pub,
    person,
    channels: channels.map(({ grp, role }) => ({
      grp,
      mac: PROOF,
      line: memberLine(tablet, grp, tablet, role)
    }))
  }
}

/** Brings a new tablet into a channel. */
export async function aMember(
  send: Send,
  lead: Tablet,
  grp: string,
  role: WireRole = 'member',
  tablet = aTablet()
) {
  const { accept, stored } = aSecret()
  await invite(send, lead, [{ grp, role }], { stored })
  const reply = await call(send, 'postJoin', { body: joining(tablet, accept, [{ grp, role }]) })
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.problem))
  return tablet
}

export async function restoreNumber(send: Send): Promise<number> {
  return (await call(send, 'health')).value.restore
}

export async function push(
  send: Send,
  tablet: Tablet,
  grp: string,
  lines: readonly string[],
  more: { restore?: number; reoffered?: true } = {}
) {
  const restore = more.restore ?? (await restoreNumber(send))
  return call(send, 'postLines', {
    params: { grp },
    token: tablet.token,
    body: { restore, lines, ...(more.reoffered ? { reoffered: true } : {}) }
  })
}

export async function pull(
  send: Send,
  tablet: Tablet,
  after: readonly { grp: string; pos: number }[],
  more: { wait?: number; restore?: number; report?: object; signal?: AbortSignal } = {}
) {
  const restore = more.restore ?? (await restoreNumber(send))
  const { wait = 0, report, signal } = more
  return call(send, 'postPull', {
    token: tablet.token,
    body: { after, wait, restore, ...(report ? { report } : {}) },
    ...(signal ? { signal } : {})
  })
}

/** Reads a channel from the start and checks what every reader may rely on: 1, 2, 3 … and the chain. */
export async function readAll(send: Send, tablet: Tablet, grp: string) {
  const lines: AnswerOf<Endpoints['postPull']>['channels'][number]['lines'] = []
  let chain = ''
  for (;;) {
    const reply = await pull(send, tablet, [{ grp, pos: lines.length }])
    const page = reply.value.channels[0]
    if (!page) return lines
    for (const line of page.lines) {
      if (line.pos !== lines.length + 1) throw new Error(`${line.pos} after ${lines.length}`)
      chain = chainLink(chain, line)
      lines.push(line)
    }
    if (page.h !== chain) throw new Error(`the chain broke at ${lines.length}`)
  }
}

/** The one receipt of a push of one line. */
export function onlyReceipt(reply: Reply<AnswerOf<Endpoints['postLines']>>): WireReceipt {
  const [receipt] = reply.value.receipts
  if (!receipt || 'refused' in receipt) throw new Error(JSON.stringify(reply.value))
  return receipt
}

export function refusals(reply: Reply<AnswerOf<Endpoints['postLines']>>): WireRefusal[] {
  return reply.value.receipts.flatMap((receipt) => ('refused' in receipt ? [receipt.refused] : []))
}
