import { afterEach, expect, test } from 'vitest'
import { drain } from '#kit/timers.ts'
import { hashText } from '#lib/hash.ts'
import { fail, ok } from '#lib/result.ts'
import { pushAll, pushChannel } from '#sync/push.ts'
import type { Call, Request } from '#sync/request.ts'
import type { Session } from '#sync/session.ts'
import { aWorld, bookOn, channelFor, type Device, syncOnce, type World } from '../kit/world.ts'

let world: World | undefined
afterEach(() => world?.close())

async function aLead(seed = 11) {
  world = await aWorld({ seed, roles: ['lead'] })
  const [device] = world.devices
  if (!device) throw new Error('no device')
  await syncOnce(device)
  return { world, device, ...device.tab() }
}

/** Writes school names of this length into the group. */
async function write(at: World, device: Device, count: number, length = 10): Promise<string[]> {
  const { store } = device.tab()
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    const saved = await store.change([
      {
        book: at.book,
        grp: at.group,
        ent: store.newEntity(),
        kind: 'project',
        patch: { title: `School ${index}`, question: 'x'.repeat(length) },
        ctx: { pos: 0, ids: [] }
      }
    ])
    if (!saved.ok) throw new Error(saved.problem.code)
    ids.push(...saved.value.ids)
  }
  return ids
}

/** The session with its requests seen, and answered by `answer` where that says so. */
function watched(
  session: Session,
  answer: (call: Call, next: Request) => ReturnType<Request> = (call, next) => next(call)
): { session: Session; pushes: string[][] } {
  const pushes: string[][] = []
  const request: Request = (call) => {
    const { body } = call
    if (typeof body === 'object' && body && 'lines' in body && Array.isArray(body.lines)) {
      pushes.push(body.lines.map(String))
    }
    return answer(call, session.request)
  }
  return { session: { ...session, request }, pushes }
}
const waiting = async (session: Session, grp: string) =>
  (await session.store.outbox(grp, { lines: 10_000, bytes: 1e9 })).map(({ id }) => id)

test('[P5] a push holds the oldest 200 lines of one channel', async () => {
  const { world: at, device, session } = await aLead()
  const ids = await write(at, device, 230)
  const { session: seen, pushes } = watched(session)
  const pushed = await pushChannel(seen, at.group)
  expect(pushed).toEqual({ receipted: 230, refused: 0 })
  expect(pushes.map((lines) => lines.length)).toEqual([200, 30])
  expect(at.server.ids(at.group).slice(-230)).toEqual(ids)
})

test('[P5] a push holds 256 KB at most, and a line that is larger goes alone', async () => {
  const { world: at, device, session } = await aLead()
  await write(at, device, 12, 30_000)
  const { session: seen, pushes } = watched(session)
  await pushChannel(seen, at.group)
  expect(pushes.length).toBeGreaterThan(1)
  for (const lines of pushes) expect(lines.join('').length).toBeLessThanOrEqual(256 * 1024)
  expect(await session.store.outbox(at.group, { lines: 5, bytes: 10 })).toEqual([])
})

test('[P2] a receipt that names other bytes, or a line that was not sent, empties nothing', async () => {
  const { world: at, device, session } = await aLead()
  const [id = ''] = await write(at, device, 1)
  const forged = (receipts: unknown[]) => async () =>
    ({ ok: true, value: { receipts, head: 9, restore: at.server.restoreNumber() } }) as const
  const other = { pos: 9, rts: 1, cpos: 0, bh: hashText('other') }
  for (const receipts of [
    [],
    [{ id, ...other }],
    [{ id: at.book, ...other }],
    [{ id, ...other, pos: 0 }]
  ]) {
    const { session: seen } = watched(session, forged(receipts))
    const pushed = await pushChannel(seen, at.group)
    expect(pushed.problem?.code).toBe('answer-invalid')
    expect(await waiting(session, at.group)).toEqual([id])
  }
})

test('[P8] a receipt for a part counts for that part, and the rest goes again, byte for byte', async () => {
  const { world: at, device, session } = await aLead()
  const ids = await write(at, device, 3)
  let first = true
  const { session: seen, pushes } = watched(session, async (call, next) => {
    const answer = await next(call)
    if (!first || !answer.ok) return answer
    first = false
    // as: the real server's answer to a push.
    const value = answer.value as { receipts: { id: string }[] }
    return { ok: true, value: { ...value, receipts: value.receipts.slice(0, 1) } }
  })
  expect(await pushChannel(seen, at.group)).toEqual({ receipted: 3, refused: 0 })
  expect(pushes[1]).toEqual(pushes[0]?.slice(1))
  expect(at.server.ids(at.group).filter((id) => ids.includes(id))).toEqual(ids)
})

test('[P8] lines left without an answer go before those that were read ahead', async () => {
  const { world: at, device, session } = await aLead()
  const ids = await write(at, device, 230)
  let first = true
  const { session: seen, pushes } = watched(session, async (call, next) => {
    const answer = await next(call)
    if (!first || !answer.ok) return answer
    first = false
    // as: the real server's answer to a push.
    const value = answer.value as { receipts: { id: string }[] }
    return { ok: true, value: { ...value, receipts: value.receipts.slice(0, 150) } }
  })
  expect(await pushChannel(seen, at.group)).toEqual({ receipted: 230, refused: 0 })
  expect(pushes.map((lines) => lines.length)).toEqual([200, 80])
  expect(pushes[1]?.slice(0, 50)).toEqual(pushes[0]?.slice(150))
  expect(at.server.ids(at.group).filter((id) => ids.includes(id))).toEqual(ids)
})

test('[P5] the next push sets out while receipts are being written, and never two at once', async () => {
  const { world: at, device, session } = await aLead()
  const ids = await write(at, device, 430)
  let travelling = 0
  let most = 0
  const { session: seen, pushes } = watched(session, async (call, next) => {
    most = Math.max(most, ++travelling)
    const answer = await next(call)
    travelling--
    return answer
  })
  const sentBeforeWritten: number[] = []
  const acknowledge: typeof session.store.acknowledge = async (grp, receipts) => {
    const unmatched = await session.store.acknowledge(grp, receipts)
    // A slow disk: a push that waits for the receipts would set out only after this.
    await drain()
    sentBeforeWritten.push(pushes.length)
    return unmatched
  }
  const slow = { ...seen, store: { ...session.store, acknowledge } }
  expect(await pushChannel(slow, at.group)).toEqual({ receipted: 430, refused: 0 })
  expect(pushes.map((lines) => lines.length)).toEqual([200, 200, 30])
  expect(sentBeforeWritten).toEqual([2, 3, 3])
  expect(most).toBe(1)
  expect(at.server.ids(at.group).filter((id) => ids.includes(id))).toEqual(ids)
  expect(await waiting(session, at.group)).toEqual([])
})

test('[P3] what was read ahead of a push that fails is still in the outbox, in its order', async () => {
  const { world: at, device, session } = await aLead()
  const ids = await write(at, device, 230)
  const { session: seen, pushes } = watched(session, async () => ({
    ok: false,
    problem: { code: 'offline' }
  }))
  expect((await pushChannel(seen, at.group)).problem?.code).toBe('offline')
  expect(pushes.length).toBe(1)
  expect(await waiting(session, at.group)).toEqual(ids)
})

test('[P6] a refused line is kept under "needs you" with its reason, and those behind it go on', async () => {
  const { world: at, device, session, store } = await aLead()
  const ids = await write(at, device, 3)
  const [, bad = ''] = ids
  const { session: seen } = watched(session, async (call, next) => {
    // as: a push; pulls are not made here.
    const { restore, lines } = call.body as { restore: number; lines: string[] }
    const answer = await next({
      ...call,
      body: { restore, lines: lines.filter((line) => !line.includes(bad)) }
    })
    if (!answer.ok || !lines.some((line) => line.includes(bad))) return answer
    const value = answer.value as { receipts: unknown[] }
    const refused = { id: bad, refused: 'line-malformed' }
    return { ok: true, value: { ...value, receipts: [...value.receipts, refused] } }
  })
  expect(await pushChannel(seen, at.group)).toEqual({ receipted: 2, refused: 1 })
  expect(await waiting(session, at.group)).toEqual([])
  expect(store.strays(at.book).value).toMatchObject([
    { id: bad, why: 'refused', reason: 'line-malformed' }
  ])
})

test('[P12] a receipt or a refusal that cannot be written down ends the push; nothing is sent for ever', async () => {
  const { world: at, device, session } = await aLead()
  const ids = await write(at, device, 3)
  const full = async () => fail('storage-full')
  const { session: seen, pushes } = watched(session)
  const store = { ...session.store, acknowledge: full }
  const unwritten = await pushChannel({ ...seen, store }, at.group)
  expect(unwritten).toEqual({ receipted: 0, refused: 0, problem: { code: 'storage-full' } })
  const { session: refusing } = watched(seen, async (call) => {
    const { restore } = call.body as { restore: number }
    const receipts = ids.map((id) => ({ id, refused: 'line-malformed' }))
    return ok({ receipts, restore, head: 9 })
  })
  const unnoted = await pushChannel(
    { ...refusing, store: { ...session.store, refuse: full } },
    at.group
  )
  expect(unnoted).toEqual({ receipted: 0, refused: 0, problem: { code: 'storage-full' } })
  expect(pushes.length).toBe(1)
  expect(await waiting(session, at.group)).toEqual(ids)
})

test('[P7] a body that is too large is halved until it passes', async () => {
  const { world: at, device, session } = await aLead()
  await write(at, device, 20)
  const { session: seen, pushes } = watched(session, async (call, next) => {
    const { lines } = call.body as { lines: string[] }
    if (lines.length <= 3) return next(call)
    return { ok: false, problem: { code: 'answer-unreadable', details: { status: 413 } } }
  })
  expect(await pushChannel(seen, at.group)).toEqual({ receipted: 20, refused: 0 })
  expect(Math.max(...pushes.map((lines) => lines.length))).toBe(20)
  expect(await waiting(session, at.group)).toEqual([])
})

test('[P7] one line that makes every body unacceptable is found and set aside', async () => {
  const { world: at, device, session, store } = await aLead()
  const ids = await write(at, device, 9)
  const bad = ids[4] ?? ''
  const { session: seen } = watched(session, async (call, next) => {
    const { lines } = call.body as { lines: string[] }
    if (!lines.some((line) => line.includes(bad))) return next(call)
    return { ok: false, problem: { code: 'body-invalid', details: { status: 422 } } }
  })
  expect(await pushChannel(seen, at.group)).toEqual({ receipted: 8, refused: 1 })
  expect(store.strays(at.book).value.map(({ id, reason }) => [id, reason])).toEqual([
    [bad, 'body-invalid']
  ])
})

test('[P7] a proxy that takes no line at all sets nothing aside', async () => {
  const { world: at, device, session, store } = await aLead()
  const ids = await write(at, device, 2)
  const { session: seen } = watched(session, async () => ({
    ok: false,
    problem: { code: 'answer-unreadable', details: { status: 413 } }
  }))
  expect((await pushChannel(seen, at.group)).problem?.details?.['status']).toBe(413)
  expect(await waiting(session, at.group)).toEqual(ids)
  expect(store.strays(at.book).value).toEqual([])
})

test('[P3] whatever the road answers, the outbox holds what it held', async () => {
  const { world: at, device, session } = await aLead()
  const ids = await write(at, device, 2)
  for (const status of [
    400, 401, 403, 404, 408, 409, 410, 413, 418, 422, 429, 500, 502, 503, 507
  ]) {
    at.setFaults(() => ({ status }))
    const pushed = await pushChannel(session, at.group)
    expect(pushed.problem, `${status}`).toBeDefined()
    expect(await waiting(session, at.group)).toEqual(ids)
  }
})

test('[P9] a channel that the server refuses does not hold up the next one', async () => {
  const { world: at, device, session, register, store } = await aLead()
  const home = channelFor(bookOn(device, at.book), 'private').grp
  for (const sick of [at.group, home]) {
    await write(at, device, 1)
    const mine = { book: at.book, grp: home, ent: store.newEntity(), kind: 'project' }
    const ctx = { pos: 0, ids: [] }
    await store.change([{ ...mine, patch: { title: 'Mine' }, ctx }])
    const { session: seen, pushes } = watched(session, async (call, next) =>
      call.path.includes(sick)
        ? { ok: false, problem: { code: 'not-found', details: { status: 404 } } }
        : next(call)
    )
    const pushed = await pushAll(seen, register)
    expect(pushed).toMatchObject({ problem: { code: 'not-found' } })
    expect(pushed.receipted).toBeGreaterThan(0)
    expect(pushes.length).toBe(2)
    await pushAll(session, register)
  }
})

test('[P10] lines of a local channel, and of one we were put out of, are never sent', async () => {
  const { world: at, device, session, register, store } = await aLead()
  const trial = await store.addBook({ kind: 'trial', patch: { title: 'Trial' } })
  if (!trial.ok) throw new Error(trial.problem.code)
  await write(at, device, 1)
  await store.updateChannel(at.group, { gone: true })
  const { session: seen, pushes } = watched(session)
  expect(await pushAll(seen, register)).toEqual({ receipted: 0, refused: 0 })
  expect(pushes).toEqual([])
})

test('[P11] a project nobody shared is not registered; once it is, its channels go before their lines', async () => {
  const { device, session, register, store } = await aLead()
  const made = await store.addBook({ kind: 'project', patch: { title: 'Kept here' } })
  if (!made.ok) throw new Error(made.problem.code)
  const paths: string[] = []
  const { session: seen } = watched(session, (call, next) => {
    paths.push(`${call.method} ${call.path}`)
    return next(call)
  })
  expect(await pushAll(seen, register)).toEqual({ receipted: 0, refused: 0 })
  expect(paths).toEqual([])
  expect(channelFor(bookOn(device, made.value.book), 'group').registered).toBe(false)
})

test('[P4] a line that is pushed twice by two tabs is one line', async () => {
  world = await aWorld({ seed: 4, roles: ['lead'], tabs: 2 })
  const [device] = world.devices
  if (!device) throw new Error('no device')
  const ids = await write(world, device, 5)
  const { group } = world
  await Promise.all([0, 1].map((tab) => pushChannel(device.tab(tab).session, group)))
  expect(world.server.ids(group).filter((id) => ids.includes(id))).toEqual(ids)
})
