import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { drain } from '#kit/timers.ts'
import { endpoints } from '#api/endpoints.ts'
import { problemToJson } from '#api/problem-json.ts'
import type { Problem, Result } from '#lib/result.ts'
import { ask } from './ask.ts'
import { makeRequest } from './request.ts'

const NEVER = { after: () => () => {} }
const ORIGIN = 'https://jotter.example'

function answering(response: Response | (() => Response | Promise<Response>)) {
  const seen: { url: string; init: RequestInit }[] = []
  const request = makeRequest({
    origin: ORIGIN,
    timers: NEVER,
    fetch: async (url, init) => {
      seen.push({ url, init })
      return typeof response === 'function' ? response() : response
    }
  })
  const health = () => ask(request, endpoints.health, {})
  return { request, health, seen }
}

const problemOf = (result: Result<unknown>): Problem | undefined =>
  result.ok ? undefined : result.problem

const HEALTH = {
  ok: true,
  service: 'jotter',
  protocol: 1,
  version: '0.1.0',
  restore: 7,
  now: 1,
  registration: 'open'
}
const page = (status: number, headers: Record<string, string> = {}) =>
  new Response('<html>sign in</html>', {
    status,
    headers: { 'content-type': 'text/html', ...headers }
  })

test('an answer of our server comes through', async () => {
  expect(await answering(Response.json(HEALTH)).health()).toEqual({ ok: true, value: HEALTH })
})

test('[R6] the sign-in page of a school Wi-Fi is called that, with 200, a redirect, 407 or 511', async () => {
  expect(problemOf(await answering(page(200)).health())?.code).toBe('captive-portal')
  expect(problemOf(await answering(page(407)).health())?.code).toBe('captive-portal')
  expect(problemOf(await answering(page(511)).health())?.code).toBe('captive-portal')
  const redirect = new Response(null, { status: 302, headers: { location: 'http://portal/' } })
  expect(problemOf(await answering(redirect).health())?.code).toBe('captive-portal')
})

test('[R6] JSON cut at any byte is unreadable, never half believed', async () => {
  const text = JSON.stringify(HEALTH)
  for (let end = 0; end < text.length; end++) {
    const cut = new Response(text.slice(0, end), {
      headers: { 'content-type': 'application/json' }
    })
    expect(problemOf(await answering(cut).health())?.code).toBe('answer-unreadable')
  }
})

test('[R6] JSON of somebody else is invalid, and another type is no answer of ours', async () => {
  expect(problemOf(await answering(Response.json({ ok: true })).health())?.code).toBe(
    'answer-invalid'
  )
  const plain = new Response(JSON.stringify(HEALTH), { headers: { 'content-type': 'text/plain' } })
  expect(problemOf(await answering(plain).health())?.code).toBe('captive-portal')
})

test('[R6] a status counts as our no only with our own problem in the body', async () => {
  for (const status of [400, 401, 403, 404, 409, 410, 413, 422]) {
    expect(problemOf(await answering(page(status)).health())?.code).toBe('answer-unreadable')
    const json = Response.json({ error: 'no' }, { status })
    expect(problemOf(await answering(json).health())?.code).toBe('answer-invalid')
  }
  for (const status of [500, 502, 503, 504]) {
    expect(problemOf(await answering(page(status)).health())?.code).toBe('server-broke')
  }
  const ours = Response.json(
    problemToJson({ code: 'restore-changed', details: { restore: 9, head: 3 } }),
    {
      status: 410,
      headers: { 'content-type': 'application/problem+json' }
    }
  )
  expect(problemOf(await answering(ours).health())).toEqual({
    code: 'restore-changed',
    details: { restore: 9, head: 3, status: 410 }
  })
})

test('[R4] Retry-After comes through in milliseconds', async () => {
  const busy = page(503, { 'retry-after': '12' })
  expect(problemOf(await answering(busy).health())?.details).toEqual({
    status: 503,
    retryAfter: 12_000
  })
  const limited = page(429, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' })
  expect(problemOf(await answering(limited).health())).toEqual({
    code: 'too-many-requests',
    details: { status: 429 }
  })
})

test('[R9] a silent server is given up after its time and counts as offline; nothing is thrown', async () => {
  const timers: { ms: number; run: () => void }[] = []
  const request = makeRequest({
    origin: ORIGIN,
    patience: 30_000,
    timers: {
      after: (ms, run) => {
        timers.push({ ms, run })
        return () => {}
      }
    },
    fetch: (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('aborted')))
      })
  })
  const waiting = request({ method: 'POST', path: '/api/v1/pull', body: {}, wait: 25 })
  await drain()
  expect(timers.map(({ ms }) => ms)).toEqual([55_000])
  timers[0]?.run()
  expect(await waiting).toEqual({ ok: false, problem: { code: 'offline' } })
})

test('a caller may end a request, also before it began', async () => {
  const ended = new AbortController()
  const { request } = answering(() => {
    throw new TypeError('network')
  })
  ended.abort()
  expect(problemOf(await request({ method: 'GET', path: '/', signal: ended.signal }))?.code).toBe(
    'offline'
  )
})

test('a redirect is never followed, and neither cookies nor the page address go along', async () => {
  const { request, seen } = answering(Response.json({}))
  await request({ method: 'GET', path: '/api/v1/health', token: 'secret' })
  expect(seen[0]?.url).toBe('https://jotter.example/api/v1/health')
  expect(seen[0]?.init).toMatchObject({
    redirect: 'manual',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    headers: { authorization: 'Bearer secret' }
  })
})

test('a body over 1 KB is gzipped, a small one is not', async () => {
  const { request, seen } = answering(() => Response.json({}))
  const large = { text: 'machair '.repeat(500) }
  await request({ method: 'POST', path: '/', body: large })
  await request({ method: 'POST', path: '/', body: { text: 'small' } })
  const [first, second] = seen.map(({ init }) => init)
  expect(first?.headers).toMatchObject({ 'content-encoding': 'gzip' })
  // as: makeRequest always sends bytes.
  expect(JSON.parse(gunzipSync(first?.body as Uint8Array).toString('utf8'))).toEqual(large)
  expect(second?.headers).not.toHaveProperty('content-encoding')
  expect(new TextDecoder().decode(second?.body as Uint8Array)).toBe('{"text":"small"}')
})

test('[R12] tells what the server’s clock says, but not what a sign-in page says', async () => {
  const heard: number[] = []
  const at = Date.UTC(2026, 10, 23, 9, 0, 7)
  const date = new Date(at).toUTCString()
  const hearing = (response: Response) =>
    makeRequest({
      origin: ORIGIN,
      timers: NEVER,
      fetch: async () => response,
      heard: (server) => heard.push(server)
    })
  await ask(hearing(page(200, { date })), endpoints.health, {})
  await ask(hearing(Response.json(HEALTH)), endpoints.health, {})
  expect(heard).toEqual([])
  await ask(hearing(Response.json(HEALTH, { headers: { date } })), endpoints.health, {})
  expect(heard).toEqual([at])
})
