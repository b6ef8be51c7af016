import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpointPath } from '#api/endpoint.ts'
import { endpoints } from '#api/endpoints.ts'
import { limits } from '#api/limits.ts'
import { deriveInvitation } from '#seal/invitation.ts'
import { bytesToBase64 } from '#lib/bytes.ts'
import {
  aGroup,
  aLine,
  aServer,
  aTablet,
  call,
  invite,
  pull,
  push,
  random,
  restoreNumber
} from './kit.ts'

const folder = mkdtempSync(join(tmpdir(), 'jotter-dist-'))
const big = `export const words = ${JSON.stringify('jotter '.repeat(500))}`
beforeAll(() => {
  const built = join(folder, 'dist')
  mkdirSync(join(built, 'assets'), { recursive: true })
  writeFileSync(join(built, 'index.html'), '<!doctype html><title>Jotter</title>')
  writeFileSync(join(built, 'sw.js'), 'self.skipWaiting')
  writeFileSync(join(built, 'manifest.webmanifest'), '{}')
  writeFileSync(join(built, 'assets', 'index-abc123.js'), big)
  writeFileSync(join(folder, 'secret.txt'), 'not for you')
  writeFileSync(join(built, '.hidden'), 'nor this')
})
afterAll(() => rmSync(folder, { recursive: true }))
const aWebServer = (more: Parameters<typeof aServer>[0] = {}) =>
  aServer({ staticFolder: join(folder, 'dist'), ...more })
const page = { headers: { accept: 'text/html,application/xhtml+xml' } }

describe('security headers', () => {
  it('stand on every answer: pages, files, the API, problems and crashes', async () => {
    const { app, store } = aWebServer({ isHttps: true })
    const requests: [string, RequestInit?][] = [
      ['/', page],
      ['/assets/index-abc123.js'],
      ['/nothing.js'],
      ['/api/v1/health'],
      ['/api/v1/nothing'],
      ['/api/v1/pull', { method: 'POST' }],
      ['/api/v1/pull', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }]
    ]
    const responses = []
    for (const [path, init] of requests) responses.push(await app.request(path, init))
    store.close()
    const crashed = await app.request('/api/v1/health')
    expect(crashed.status).toBe(500)
    for (const response of [...responses, crashed]) {
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
      expect(policy).toContain("require-trusted-types-for 'script'; trusted-types jotter-worker")
      expect(policy).not.toContain('unsafe')
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000'
      })
      expect(response.headers.get('permissions-policy')).toContain('camera=(self)')
    }
  })

  it('speak of https only where there is https', async () => {
    const response = await aWebServer().app.request('/', page)
    expect(response.headers.has('strict-transport-security')).toBe(false)
  })
})

describe('another site', () => {
  const post = (headers: Record<string, string>) => ({ method: 'POST', headers })

  it('can change nothing through somebody’s browser', async () => {
    const { app } = aWebServer({ publicUrl: 'https://jotter.example' })
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' }
    ] as Record<string, string>[]) {
      expect((await app.request('/api/v1/welcomes', post(headers))).status).toBe(403)
    }
  })

  it('is not what our own page or a program is', async () => {
    const { app } = aWebServer({ publicUrl: 'https://jotter.example' })
    for (const headers of [
      {},
      { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:5173' },
      { origin: 'https://jotter.example' },
      { origin: 'http://10.0.0.7:8787', host: '10.0.0.7:8787' }
    ] as Record<string, string>[]) {
      expect((await app.request('/api/v1/welcomes', post(headers))).status).toBe(422)
    }
  })
})

describe('a body', () => {
  const path = endpointPath(endpoints.postWelcome)
  const json = { 'content-type': 'application/json' }
  const send = async (body: BodyInit, headers: Record<string, string> = json) => {
    const response = await aServer().app.request(path, { method: 'POST', headers, body })
    return (await response.json()) as { code: string; status: number }
  }

  it('of more than 4 MB is too large, plain, gzipped, or only when inflated', async () => {
    const large = `"${'a'.repeat(limits.bodyBytes)}"`
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(limits.bodyBytes)
    const gzip = { ...json, 'content-encoding': 'gzip' }
    expect(await send(large)).toMatchObject({ status: 413, code: 'body-too-large' })
    expect(await send(gzipSync(large), gzip)).toMatchObject({ code: 'body-too-large' })
    expect(await send(bomb, gzip)).toMatchObject({ code: 'body-too-large' })
  })

  it('that cannot be read says so', async () => {
    expect(await send('{"accept":')).toMatchObject({ status: 400, code: 'body-unreadable' })
    expect(await send('{}', { 'content-type': 'text/plain' })).toMatchObject({ status: 400 })
    expect(await send('{}', { ...json, 'content-encoding': 'br' })).toMatchObject({ status: 400 })
    expect(await send('xx', { ...json, 'content-encoding': 'gzip' })).toMatchObject({ status: 400 })
    expect(await send(new Uint8Array([0xff, 0xfe, 0x22]), json)).toMatchObject({ status: 400 })
    expect(await send('{}')).toMatchObject({ status: 422, code: 'body-invalid' })
  })

  it('may be gzipped, and so is a long answer for who can read it', async () => {
    const { app, send: plainly } = aServer()
    const lead = aTablet()
    const grp = await aGroup(plainly, lead)
    const restore = await restoreNumber(plainly)
    const lines = Array.from({ length: 50 }, () => aLine(lead, grp))
    const zipped = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const authorization = `Bearer ${lead.token}`
    const pushed = await app.request(endpointPath(endpoints.postLines, { grp }), {
      method: 'POST',
      headers: { ...zipped, authorization },
      body: gzipSync(JSON.stringify({ restore, lines }))
    })
    expect(await pushed.json()).toMatchObject({ head: 51 })
    const pulled = await app.request(endpointPath(endpoints.postPull), {
      method: 'POST',
      headers: { ...zipped, authorization, 'accept-encoding': 'gzip, br' },
      body: gzipSync(JSON.stringify({ after: [{ grp, pos: 0 }], wait: 0, restore }))
    })
    expect(pulled.headers.get('content-encoding')).toBe('gzip')
    const bytes = Buffer.from(await pulled.arrayBuffer())
    const text = gunzipSync(bytes).toString()
    expect(JSON.parse(text).channels[0].lines).toHaveLength(51)
    expect(bytes.length).toBeLessThan(text.length)
  })
})

describe('the limiter', () => {
  it('stops a tablet that asks too often, tells it when to come back, and lets it', async () => {
    const { send, clock } = aServer({ rates: { device: 5, address: 0, secret: 0 } })
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const ask = () => call(send, 'getMembers', { params: { grp }, token: lead.token })
    for (let times = 0; times < 5; times++) expect((await ask()).status).toBe(200)
    const refused = await ask()
    expect(refused.problem).toMatchObject({ status: 429, details: { retry: 12 } })
    expect(refused.headers.get('retry-after')).toBe('12')
    clock.now += 12_000
    expect((await ask()).status).toBe(200)
  })

  it('is stricter with those who may be guessing a secret', async () => {
    const { send } = aServer({ rates: { device: 0, address: 0, secret: 3 } })
    const guess = () => call(send, 'postWelcome', { body: { accept: bytesToBase64(random(32)) } })
    for (let times = 0; times < 3; times++) expect((await guess()).status).toBe(404)
    expect((await guess()).status).toBe(429)
    expect((await call(send, 'health')).status).toBe(200)
  })
})

describe('the built app', () => {
  it('is served with assets kept for ever and everything else asked for again', async () => {
    const { app } = aWebServer()
    const asset = await app.request('/assets/index-abc123.js', {
      headers: { 'accept-encoding': 'gzip' }
    })
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-type')).toContain('text/javascript')
    expect(gunzipSync(Buffer.from(await asset.arrayBuffer())).toString()).toBe(big)
    for (const path of ['/', '/index.html', '/sw.js', '/manifest.webmanifest']) {
      const response = await app.request(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toBe('no-cache')
      const etag = response.headers.get('etag') ?? ''
      const again = await app.request(path, { headers: { 'if-none-match': etag } })
      expect(again.status).toBe(304)
    }
  })

  it('is itself every page that is no file, for a browser that wants a page', async () => {
    const { app } = aWebServer()
    for (const path of ['/projects/1/lessons/2', '/join', '/join%23j1.abc']) {
      const response = await app.request(path, page)
      expect(await response.text()).toContain('<title>Jotter')
      expect(response.headers.get('cache-control')).toBe('no-cache')
    }
  })

  it('is not what is asked for elsewhere: a problem says so', async () => {
    const { app } = aWebServer()
    const asked: [string, RequestInit?][] = [
      ['/nothing.js'],
      ['/assets/old-123.js', page],
      ['/api/v1/nothing', page],
      ['/', { method: 'POST' }]
    ]
    for (const [path, init] of asked) {
      const response = await app.request(path, init)
      expect([path, response.status]).toEqual([path, 404])
      expect(response.headers.get('content-type')).toContain('problem+json')
    }
  })

  it('is all that can be reached', async () => {
    const { app } = aWebServer()
    for (const path of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/..%5csecret.txt',
      '//secret.txt',
      '/.hidden',
      '/assets/%00',
      '/%ff'
    ]) {
      const response = await app.request(path)
      expect([path, response.status]).toEqual([path, 404])
    }
  })
})

describe('a secret that comes in a path', () => {
  it('voids its invitation, is answered by the app, and is in no log', async () => {
    for (const form of [
      '/join%23j1.SECRET.abcd',
      '/join%23j1%2eSECRET',
      '/join/j1.SECRET',
      '/?j1.SECRET'
    ]) {
      const { app, send, logged } = aWebServer()
      const lead = aTablet()
      const grp = await aGroup(send, lead)
      const secret = random(32)
      const { accept, acceptHash } = deriveInvitation(secret)
      await invite(send, lead, [{ grp, role: 'member' }], { stored: acceptHash })
      expect((await call(send, 'postWelcome', { body: { accept } })).status).toBe(200)
      const text = bytesToBase64(secret)
      const response = await app.request(form.replace('SECRET', text), page)
      expect(await response.text()).toContain('<title>Jotter')
      expect((await call(send, 'postWelcome', { body: { accept } })).status).toBe(404)
      expect(logged.join('')).not.toContain(text.slice(0, 8))
      expect(logged.join('')).toContain('"route":"/join"')
      expect(logged.join('')).toContain('"event":"secret-in-path","voided":true')
    }
  })
})

describe('the log', () => {
  it('tells what was asked and how it went, and nothing of whom or what', async () => {
    const { app, send, logged } = aWebServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const line = aLine(lead, grp)
    await push(send, lead, grp, [line, line.replace('"n":', '"n":1')])
    await pull(send, lead, [{ grp, pos: 0 }])
    await app.request('/projects/abc?text=canary', page)
    await app.request('/api/v1/nothing/canary')
    const text = logged.join('')
    for (const kept of [
      grp,
      lead.dev,
      lead.token,
      lead.tokenHash,
      lead.person,
      'canary',
      line.slice(-20)
    ]) {
      expect(text).not.toContain(kept)
    }
    const routes = logged.map((each) => JSON.parse(each).route as string)
    expect(new Set(routes)).toEqual(
      new Set([
        '/health',
        '/channels/:grp',
        '/channels/:grp/lines',
        '/pull',
        'page',
        'other',
        undefined
      ])
    )
  })
})
