import type { IncomingMessage } from 'node:http'
import { get } from 'node:https'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  aGroup,
  aLine,
  aMember,
  anEntity,
  aControl,
  aSecret,
  aTablet,
  call,
  invite,
  joining,
  pull,
  push,
  readAll,
  restoreNumber,
  type Send,
  type Tablet
} from './kit.ts'
import { aCertificate } from './certificate.ts'
import { aFolder, run, type Running, serve } from './process.ts'

/** These tablets ask faster than people do. */
const UNLIMITED = { RATE_DEVICE: '0', RATE_ADDRESS: '0', RATE_SECRET: '0' }
const rubbish: (() => void)[] = []
const running = new Set<Running>()
const folder = () => {
  const made = aFolder()
  rubbish.push(made.remove)
  return made.folder
}
const open = async (at: string, environment?: Record<string, string>) => {
  const server = await serve(at, { ...UNLIMITED, ...environment })
  running.add(server)
  return server
}
const stop = async (server: Running, signal: NodeJS.Signals = 'SIGTERM') => {
  server.kill(signal)
  running.delete(server)
  return server.ended
}

afterEach(async () => {
  await Promise.all([...running].map((server) => stop(server, 'SIGKILL')))
  for (const remove of rubbish.splice(0)) remove()
})

/** Pushes lines one after another until the server is gone; answers those that got a receipt. */
async function pushUntilGone(send: Send, tablet: Tablet, grp: string, restore: number) {
  const safe: string[] = []
  for (;;) {
    const line = aLine(tablet, grp)
    const reply = await push(send, tablet, grp, [line], { restore }).catch(() => undefined)
    if (reply?.status !== 200) return safe
    safe.push(line)
  }
}

async function headOf(send: Send, tablet: Tablet, grp: string): Promise<number> {
  return (await pull(send, tablet, [{ grp, pos: 0 }])).value.channels[0]?.head ?? 0
}

describe('a server under load', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'stopped by %s loses nothing it acknowledged',
    async (signal) => {
      const at = folder()
      const first = await open(at)
      const lead = aTablet()
      const grp = await aGroup(first.send, lead)
      const restore = await restoreNumber(first.send)
      const tablets = [lead]
      for (let count = 0; count < 7; count++) tablets.push(await aMember(first.send, lead, grp))
      const pushing = tablets.map((tablet) => pushUntilGone(first.send, tablet, grp, restore))
      while ((await headOf(first.send, lead, grp)) < 200);
      const ended = await stop(first, signal)
      const safe = (await Promise.all(pushing)).flat()
      if (signal === 'SIGTERM') expect(ended).toMatchObject({ code: 0, signal: null })
      expect(safe.length).toBeGreaterThan(190)
      const second = await open(at)
      const stored = new Set((await readAll(second.send, lead, grp)).map(({ line }) => line))
      expect(safe.filter((line) => !stored.has(line))).toEqual([])
    }
  )

  it('answers waiting polls at once when it is stopped', async () => {
    const server = await open(folder())
    const lead = aTablet()
    const grp = await aGroup(server.send, lead)
    const report = { pending: 9 }
    const waiting = pull(server.send, lead, [{ grp, pos: 1 }], { wait: 25, report })
    const heard = async () => {
      const { value } = await call(server.send, 'getMembers', {
        params: { grp },
        token: lead.token
      })
      return value.members[0]?.pending === 9
    }
    while (!(await heard()));
    expect(await stop(server)).toMatchObject({ code: 0 })
    expect((await waiting).status).toBe(200)
  })
})

describe('a data folder', () => {
  it('belongs to one server: a second is refused and told by whom', async () => {
    const at = folder()
    const first = await open(at)
    const second = await run('main', at, [], { PORT: '0' })
    expect(second.code).toBe(1)
    expect(second.said).toContain(`process ${first.pid}`)
    expect(second.said).toContain('DATA_DIR')
    expect((await call(first.send, 'health')).status).toBe(200)
    await stop(first, 'SIGKILL')
    expect((await call((await open(at)).send, 'health')).value.ok).toBe(true)
  })

  it('holds no token and no secret of an invitation, in no file and no log', async () => {
    const at = folder()
    const server = await open(at)
    const [lead, member] = [aTablet(), aTablet()]
    const grp = await aGroup(server.send, lead)
    const { accept, stored } = aSecret()
    const grant = [{ grp, role: 'member' as const }]
    await invite(server.send, lead, grant, { stored })
    await call(server.send, 'postJoin', { body: joining(member, accept, grant) })
    await push(server.send, member, grp, [aLine(member, grp)])
    const secrets = [lead.token, member.token, accept]
    const holding = () =>
      readdirSync(at).filter((name) => {
        const bytes = readFileSync(join(at, name))
        return secrets.some((secret) => bytes.includes(secret))
      })
    expect(holding()).toEqual([])
    const { said } = await stop(server)
    expect(holding()).toEqual([])
    expect(said).toContain('"route":"/channels/:grp/lines"')
    for (const kept of [...secrets, grp, lead.dev, member.person]) expect(said).not.toContain(kept)
  })
})

describe('the environment', () => {
  it.each([
    ['PORT', 'eighty', 'whole number'],
    ['PUBLIC_URL', 'jotter.school', 'https://'],
    ['REGISTRATION', 'maybe', '"open"'],
    ['TLS_CERT', '/nowhere/cert.pem', 'TLS_KEY'],
    ['HOST', '203.0.113.7', '127.0.0.1'],
    ['RATE_DEVICE', '-1', 'leave it out']
  ])('with a wrong %s is refused by its name and with the mend', async (variable, value, mend) => {
    const ended = await run('main', folder(), [], { PORT: '0', [variable]: value })
    expect(ended.code).toBe(1)
    expect(ended.said).toContain(`${variable} is`)
    expect(ended.said).toContain(mend)
  })

  it('with a data folder that cannot be one says so', async () => {
    const file = join(folder(), 'a-file')
    writeFileSync(file, '')
    const ended = await run('main', file, [], { PORT: '0' })
    expect(ended.said).toContain(`DATA_DIR is ${file}`)
  })

  it('with a port that is taken names another', async () => {
    const server = await open(folder())
    const ended = await run('main', folder(), [], { PORT: String(server.port) })
    expect(ended.said).toContain(`PORT=${server.port + 1}`)
  })
})

describe('a certificate', () => {
  it('makes the server speak https, and offer tablets an address', async () => {
    const at = folder()
    const { cert, key } = aCertificate()
    const files = { TLS_CERT: join(at, 'cert.pem'), TLS_KEY: join(at, 'key.pem') }
    writeFileSync(files.TLS_CERT, cert)
    writeFileSync(files.TLS_KEY, key)
    const server = await open(at, { ...files, HOST: '127.0.0.1' })
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = { port: server.port, host: '127.0.0.1', path: '/api/v1/health', agent: false }
      const checked = { ca: cert, servername: 'localhost' }
      get({ ...options, ...checked }, resolve).on('error', reject)
    })
    answer.resume()
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
    const ended = await stop(server)
    expect(ended.code).toBe(0)
    expect(ended.said).toMatch(/For tablets: https:/)
  })

  it('is what a tablet’s address needs: without one none is offered', async () => {
    const server = await open(folder(), { HOST: '0.0.0.0' })
    const { said } = await stop(server)
    expect(said).not.toMatch(/For tablets: http/)
    expect(said).toMatch(/Set-up code, asked once .*: [0-9A-Z]{4}(-[0-9A-Z]{4}){3}/)
  })
})

describe('a backup', () => {
  it('made while tablets push is a log without a gap, and restoring it heals from the tablets', async () => {
    const at = folder()
    const file = join(folder(), 'backup.db')
    const first = await open(at)
    const lead = aTablet()
    const grp = await aGroup(first.send, lead)
    const author = await aMember(first.send, lead, grp)
    const old = await restoreNumber(first.send)
    const pushing = pushUntilGone(first.send, author, grp, old)
    while ((await headOf(first.send, lead, grp)) < 30);
    const backup = await run('backup', at, [file])
    expect(backup).toMatchObject({ code: 0, said: expect.stringContaining('sealed as they came') })
    expect((await run('backup', at, [file])).said).toContain('is there already')
    const refused = await run('restore', at, [file])
    expect(refused).toMatchObject({
      code: 1,
      said: expect.stringContaining(`process ${first.pid}`)
    })
    await stop(first)
    const safe = await pushing
    const restored = await run('restore', at, [file])
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('Restored') })

    const second = await open(at)
    const { value: health } = await call(second.send, 'health')
    expect(health.restore).toBeGreaterThan(old)
    expect(health.reoffer).toBe(true)
    const { value: told } = await pull(second.send, author, [{ grp, pos: 0 }], { restore: old })
    const head = told.restored[0]?.head ?? 0
    expect(head).toBeGreaterThanOrEqual(30)
    expect(head).toBeLessThan(safe.length + 2)
    // Nothing is served before a lead has been in touch; capture and push go on.
    const waiting = await pull(second.send, author, [{ grp, pos: 0 }])
    expect(waiting.problem).toMatchObject({ status: 503, code: 'awaiting-lead' })
    const again = await push(second.send, author, grp, safe)
    expect(again.value.head).toBe(safe.length + 2)
    await push(second.send, lead, grp, [], { reoffered: true })
    const lines = await readAll(second.send, author, grp)
    expect(lines.slice(2).map(({ line }) => line)).toEqual(safe)
    expect((await call(second.send, 'health')).value).not.toHaveProperty('reoffer')
  })

  it('restored voids open invitations, caps what was seen above its head, and erases again', async () => {
    const at = folder()
    const file = join(folder(), 'backup.db')
    const first = await open(at)
    const lead = aTablet()
    const grp = await aGroup(first.send, lead)
    const old = await restoreNumber(first.send)
    const { accept, stored } = aSecret()
    await invite(first.send, lead, [{ grp, role: 'member' }], { stored })
    const [ent, seen] = [anEntity(), anEntity()]
    const line = aLine(lead, grp, { ent })
    await push(first.send, lead, grp, [line])
    await run('backup', at, [file])
    await push(first.send, lead, grp, [aLine(lead, grp), aLine(lead, grp)])
    await pull(first.send, lead, [{ grp, pos: 0 }])
    const erasure = aControl(lead, grp, 'erase', { ents: [ent], why: 'erasure' })
    await call(first.send, 'postErase', {
      params: { grp },
      token: lead.token,
      body: { ents: [ent], line: erasure }
    })
    await stop(first)
    const restored = await run('restore', at, [file, '--release'])
    expect(restored.said).toContain('1 entities erased')
    const second = await open(at)
    expect((await call(second.send, 'postWelcome', { body: { accept } })).status).toBe(404)
    const stored2 = await readAll(second.send, lead, grp)
    expect(stored2.map((each) => each.line === null)).toEqual([false, true])
    const reply = await push(second.send, lead, grp, [
      aLine(lead, grp, { ent: seen, pos: 4, r: old }),
      line,
      erasure
    ])
    expect(reply.value.receipts).toMatchObject([{ pos: 3, cpos: 2 }, { pos: 2 }, { pos: 4 }])
  })

  it('that is none, or damaged, is refused and touches nothing', async () => {
    const at = folder()
    const server = await open(at)
    const lead = aTablet()
    const grp = await aGroup(server.send, lead)
    await stop(server)
    const [text, foreign] = [join(at, 'text.db'), join(at, 'lock.db')]
    writeFileSync(text, 'not a database')
    for (const file of [text, foreign, join(at, 'nowhere.db')]) {
      expect((await run('restore', at, [file])).code).toBe(1)
    }
    expect(existsSync(join(at, 'jotter.db.restoring'))).toBe(false)
    expect(await readAll((await open(at)).send, lead, grp)).toHaveLength(1)
  })
})
