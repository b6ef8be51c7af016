import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '#api/limits.ts'
import {
  aChannel,
  aGroup,
  aLine,
  aMember,
  anEntity,
  aServer,
  aTablet,
  call,
  memberLine,
  onlyReceipt,
  pull,
  push,
  readAll,
  refusals,
  restoreNumber
} from './kit.ts'

describe('a push', () => {
  it('is answered by receipts that name position, hash and time', async () => {
    const { send, clock } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const receipt = onlyReceipt(await push(send, lead, grp, [aLine(lead, grp)]))
    expect(receipt).toMatchObject({ pos: 2, rts: clock.now, cpos: 0 })
    expect(receipt.bh).toHaveLength(43)
  })

  it('that is sent again counts once and gets its first receipt', async () => {
    const { send, clock } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const line = aLine(lead, grp)
    const first = onlyReceipt(await push(send, lead, grp, [line]))
    clock.now += 60_000
    const again = await push(send, lead, grp, [line, line, aLine(lead, grp)])
    expect(again.value.receipts.slice(0, 2)).toEqual([first, first])
    expect(again.value.head).toBe(3)
    expect(await readAll(send, lead, grp)).toHaveLength(3)
  })

  it('refuses other bytes under a known id, broken and foreign lines, and keeps the rest', async () => {
    const { send, logged } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const id = anEntity()
    await push(send, lead, grp, [aLine(lead, grp, { id })])
    const reply = await push(send, lead, grp, [
      aLine(lead, grp, { id }),
      'not a line',
      aLine(lead, aChannel()),
      aLine(lead, grp, { bytes: limits.lineBytes }),
      aLine(lead, grp)
    ])
    expect(refusals(reply)).toEqual([
      'id-reuse',
      'line-malformed',
      'wrong-channel',
      'line-too-large'
    ])
    expect(reply.value.receipts[0]).toMatchObject({ id })
    expect(reply.value.receipts[4]).toMatchObject({ pos: 3 })
    expect(logged.join('')).toContain('id-reuse')
  })

  it('under another restore number is answered 410 with the lowest head since', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const restore = await restoreNumber(send)
    await push(send, lead, grp, [aLine(lead, grp)])
    const reply = await push(send, lead, grp, [aLine(lead, grp)], { restore: restore - 1 })
    expect(reply.status).toBe(410)
    expect(reply.problem).toMatchObject({ code: 'restore-changed', details: { restore, head: 0 } })
  })

  it('by many tablets at once leaves no gap and loses nothing', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const tablets = [lead]
    for (let count = 0; count < 15; count++) tablets.push(await aMember(send, lead, grp))
    const restore = await restoreNumber(send)
    const receipts = await Promise.all(
      tablets.flatMap((tablet) =>
        Array.from({ length: 20 }, async (_, round) => {
          const lines = Array.from({ length: 1 + (round % 3) }, () => aLine(tablet, grp))
          return (await push(send, tablet, grp, lines, { restore })).value.receipts
        })
      )
    )
    const positions = receipts.flat().map((receipt) => ('pos' in receipt ? receipt.pos : 0))
    const firsts = 1 + tablets.length - 1
    expect(positions.toSorted((one, other) => one - other)).toEqual(
      positions.map((_, index) => firsts + 1 + index)
    )
    expect(await readAll(send, lead, grp)).toHaveLength(firsts + positions.length)
  })

  it('with any mix of repeats and batches is the log of its distinct lines in order', async () => {
    const { send } = aServer()
    const lead = aTablet()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat({ max: 9 }), { maxLength: 6 })),
        async (batches) => {
          const grp = await aGroup(send, lead)
          const lines = Array.from({ length: 10 }, () => aLine(lead, grp))
          for (const batch of batches) {
            await push(
              send,
              lead,
              grp,
              batch.map((index) => lines[index] ?? '')
            )
          }
          const stored = (await readAll(send, lead, grp)).slice(1).map(({ line }) => line)
          expect(stored).toEqual([...new Set(batches.flat())].map((index) => lines[index]))
        }
      ),
      { numRuns: 30 }
    )
  })
})

describe('the cap on what a line claims to have seen', () => {
  it('is what was served to the tablet that brings it', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const restore = await restoreNumber(send)
    const claim = (pos: number) => aLine(lead, grp, { pos, r: restore })
    expect(onlyReceipt(await push(send, lead, grp, [claim(1)])).cpos).toBe(0)
    await pull(send, lead, [{ grp, pos: 0 }])
    expect(onlyReceipt(await push(send, lead, grp, [claim(2)])).cpos).toBe(2)
    expect(onlyReceipt(await push(send, lead, grp, [claim(99)])).cpos).toBe(2)
  })

  it('is nothing for what was read under a number this server never had', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const restore = await restoreNumber(send)
    await pull(send, lead, [{ grp, pos: 0 }])
    const old = aLine(lead, grp, { pos: 1, r: restore - 5 })
    const future = aLine(lead, grp, { pos: 1, r: restore + 5 })
    const reply = await push(send, lead, grp, [old, future])
    expect(reply.value.receipts).toMatchObject([{ cpos: 0 }, { cpos: 0 }])
  })
})

describe('a pull', () => {
  it('carries the lines of all named channels, the chain and the head', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const [one, other] = [await aGroup(send, lead), await aGroup(send, lead, 'private')]
    await push(send, lead, one, [aLine(lead, one), aLine(lead, one)])
    const { value } = await pull(send, lead, [
      { grp: one, pos: 1 },
      { grp: other, pos: 0 }
    ])
    expect(value.channels.map(({ grp, lines, head }) => [grp, lines.length, head])).toEqual([
      [one, 2, 3],
      [other, 1, 1]
    ])
    expect(value.channels[0]?.lines[0]).toMatchObject({ pos: 2, via: lead.dev, k: 'op' })
    expect((await readAll(send, lead, one)).length).toBe(3)
  })

  it('ends a page at 500 lines', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    await push(
      send,
      lead,
      grp,
      Array.from({ length: 700 }, () => aLine(lead, grp, { bytes: 40 }))
    )
    const { value } = await pull(send, lead, [{ grp, pos: 0 }])
    expect(value.channels[0]).toMatchObject({ head: 701 })
    expect(value.channels[0]?.lines).toHaveLength(500)
  })

  it('ends a page at 1 MB over all channels, yet always holds a line', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grps = [await aGroup(send, lead), await aGroup(send, lead)]
    for (const grp of grps) {
      const big = () => aLine(lead, grp, { bytes: 190_000 })
      await push(send, lead, grp, [big(), big(), big()])
      await push(send, lead, grp, [big(), big(), big()])
    }
    const { value } = await pull(
      send,
      lead,
      grps.map((grp) => ({ grp, pos: 0 }))
    )
    const bytes = value.channels.flatMap(({ lines }) => lines.map(({ line }) => line?.length ?? 0))
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(limits.pageBytes)
    expect(bytes.length).toBeGreaterThan(3)
    for (const grp of grps) expect(await readAll(send, lead, grp)).toHaveLength(7)
  })

  it('waits until something is pushed, and brings it', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const other = await aMember(send, lead, grp)
    const waiting = pull(send, other, [{ grp, pos: 2 }], { wait: 20 })
    await push(send, lead, grp, [aLine(lead, grp)])
    expect((await waiting).value.channels[0]?.lines).toMatchObject([{ pos: 3 }])
  })

  it('stops waiting when the time is over, the caller has gone, or the server stops', async () => {
    const { send, wake } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const after = [{ grp, pos: 1 }]
    expect((await pull(send, lead, after, { wait: 1 })).value.channels).toEqual([])
    const gone = new AbortController()
    const left = pull(send, lead, after, { wait: 25, signal: gone.signal })
    const waiting = pull(send, lead, after, { wait: 25 })
    gone.abort()
    await left.catch(() => undefined)
    setImmediate(() => wake.stop())
    expect((await waiting).status).toBe(200)
    expect((await pull(send, lead, after)).status).toBe(503)
  })

  it('names channels that are gone, alike whether removed, foreign or never there', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const member = await aMember(send, lead, grp)
    const foreign = await aGroup(send, aTablet())
    const nowhere = aChannel()
    const waiting = pull(send, member, [{ grp, pos: 2 }], { wait: 20 })
    const line = memberLine(lead, grp, member, 'member', 'removed')
    await call(send, 'deleteMember', {
      params: { grp, dev: member.dev },
      token: lead.token,
      body: { line }
    })
    expect((await waiting).value).toMatchObject({ gone: [grp], channels: [] })
    const asked = [grp, foreign, nowhere].map((each) => ({ grp: each, pos: 0 }))
    const { value } = await pull(send, member, asked)
    expect(value).toMatchObject({ gone: [grp, foreign, nowhere], channels: [] })
  })

  it('under another restore number tells how far each channel still counts, and no lines', async () => {
    const { send } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const restore = await restoreNumber(send)
    const { value } = await pull(send, lead, [{ grp, pos: 0 }], { restore: restore - 1 })
    expect(value).toMatchObject({ restore, channels: [], restored: [{ grp, head: 0 }] })
  })

  it('records how far each tablet is, and what it says of itself', async () => {
    const { send, clock } = aServer()
    const lead = aTablet()
    const grp = await aGroup(send, lead)
    const member = await aMember(send, lead, grp)
    clock.now += 5000
    await pull(send, member, [{ grp, pos: 0 }], { report: { pending: 3, oldest: 7 } })
    await pull(send, member, [{ grp, pos: 2 }], { report: { pending: 2 } })
    await pull(send, member, [{ grp, pos: 99 }])
    const { value } = await call(send, 'getMembers', { params: { grp }, token: lead.token })
    expect(value.members).toMatchObject([
      { dev: lead.dev, role: 'lead', cursor: 0 },
      { dev: member.dev, role: 'member', cursor: 2, pending: 2, contact: clock.now }
    ])
    expect(value.members[1]).not.toHaveProperty('oldest')
  })
})
