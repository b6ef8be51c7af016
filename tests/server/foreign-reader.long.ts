import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { describe, expect, it } from 'vitest'
import { runFeed, type Source } from './feed.ts'
import { type ForeignReader, openForeignReader } from './foreign-reader.ts'
import { aGroup, aLine, aServer, aTablet, push, restoreNumber, type Send } from './kit.ts'

const seed = Math.floor(Math.random() * 1e9)

/** Everything once, in order, without a hole: what any reader may rely on. */
async function isWhole({ documents, written }: ForeignReader): Promise<boolean> {
  const positions = (await documents()).map(({ pos }) => pos)
  const inOrder = positions.every((pos, at) => pos === at + 1)
  return (
    inOrder && written.every((pos, at) => pos === at + 1) && written.length === positions.length
  )
}

describe('[L1] a client of another make, RxDB with its own checkpoints', () => {
  it('holds every line once and in order, though 8 write and the server is killed 3 times', async () => {
    let whole = false
    const result = await runFeed({
      ...{ channels: 1, writers: 8, readers: 0, seconds: 5, restarts: 3, seed },
      async stranger(source, isOver) {
        const reader = await openForeignReader(getRxStorageMemory(), 'stranger', source)
        // The first kill falls among runs that end, each going on from the checkpoint of the one before; the others among polls.
        for (const began = Date.now(); Date.now() - began < 2000;) await reader.catchUp()
        await reader.follow(isOver)
        const documents = await reader.documents()
        whole = await isWhole(reader)
        await reader.close()
        return documents.map(({ id }) => id)
      }
    })
    expect(result.broken.slice(0, 5), `seed ${seed}`).toEqual([])
    expect(whole, `seed ${seed}`).toBe(true)
    expect(result.acknowledged).toBe(result.pushed)
    expect(result.acknowledged).toBeGreaterThan(100)
  })

  it('shows the hole when the feed leaves out a line', async () => {
    const source = await filled(120)
    const honest = await openForeignReader(getRxStorageMemory(), 'honest', source)
    await honest.catchUp()
    expect(await isWhole(honest)).toBe(true)
    await honest.close()

    const skipping = { ...source, send: withoutLine(source.send, 77) }
    const misled = await openForeignReader(getRxStorageMemory(), 'misled', skipping)
    await misled.catchUp()
    await misled.follow(() => true)
    expect(await isWhole(misled)).toBe(false)
    const positions = (await misled.documents()).map(({ pos }) => pos)
    expect(positions).not.toContain(77)
    expect(positions.at(-1)).toBe(121)
    await misled.close()
  })
})

/** A channel with that many lines after the one that made it. */
async function filled(lines: number): Promise<Source> {
  const { send } = aServer()
  const tablet = aTablet()
  const grp = await aGroup(send, tablet)
  await push(
    send,
    tablet,
    grp,
    Array.from({ length: lines }, () => aLine(tablet, grp))
  )
  return { send, tablet, grp, restore: await restoreNumber(send) }
}

/** A feed whose cursor skips: one position is never served. */
function withoutLine(send: Send, skipped: number): Send {
  return async (path, init) => {
    const answer = await send(path, init)
    if (!path.endsWith('/pull')) return answer
    const body: { channels: { lines: { pos: number }[] }[] } = await answer.json()
    for (const channel of body.channels)
      channel.lines = channel.lines.filter(({ pos }) => pos !== skipped)
    return Response.json(body)
  }
}
