import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { runFullDisk, startFullDisk, withShortFiles } from './full-disk.ts'
import { anEntity } from './kit.ts'
import { aCrampedServer } from './limited-pages.ts'
import { aFolder, run, serve } from './process.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const UNLIMITED = { RATE_DEVICE: '0', RATE_ADDRESS: '0', RATE_SECRET: '0' }

describe('a server whose disk is full', () => {
  it('refuses pushes in its own words, serves what it has, loses nothing it acknowledged, and goes on', async () => {
    const cramped = await aCrampedServer()
    ends.push(cramped.stop)
    const result = await runFullDisk(cramped)
    expect(result.broken).toEqual([])
    expect(result.refused).toBe(8)
    expect(result.acknowledged).toBeGreaterThan(10)
  })

  it('lives on where the log of pages finds no room in the database, and stops in good order', async () => {
    const { folder, remove } = aFolder()
    ends.push(async () => remove())
    const cramped = await serve(folder, UNLIMITED, withShortFiles(2000))
    const play = await startFullDisk({ ...cramped, fill: () => {}, makeRoom: () => {} }, 1)
    let ent = anEntity()
    let erased = 0
    // Each erasure empties the log of pages: first the database may not grow, then the log neither.
    for (; await play.pushOne({ bytes: 30_000, ent }); ent = anEntity()) {
      for (let more = 0; more < 10; more++) await play.pushOne({ bytes: 10_000 })
      erased += (await play.erase(ent)) ? 1 : 0
    }
    expect(erased).toBeGreaterThan(5)
    await play.look('while it is full')
    cramped.kill('SIGTERM')
    expect(await cramped.ended).toMatchObject({ code: 0 })
    const roomy = await serve(folder, UNLIMITED)
    ends.push(async () => roomy.kill('SIGKILL'))
    play.moveTo(roomy.send)
    await play.pushOwed()
    await play.look('with room again')
    expect(play.result().broken).toEqual([])
  })
  it('does not let it start without saying why', async () => {
    const { folder, remove } = aFolder()
    ends.push(async () => remove())
    const ended = await run('main', folder, [], { PORT: '0' }, withShortFiles(0))
    expect(ended).toMatchObject({ code: 1, said: expect.stringContaining('no room') })
    expect(ended.said).not.toContain('Error')
  })

  it('lets no backup be half made, and no restore touch the data', async () => {
    const [{ folder, remove }, elsewhere] = [aFolder(), aFolder()]
    ends.push(async () => [remove, elsewhere.remove].forEach((each) => each()))
    const server = await serve(folder, UNLIMITED)
    const cramped = { ...server, fill: () => {}, makeRoom: () => {} }
    const play = await startFullDisk(cramped, 1)
    const [early, late] = ['early.db', 'late.db'].map((name) => join(elsewhere.folder, name))
    expect((await run('backup', folder, [early ?? ''])).code).toBe(0)
    for (let turn = 0; turn < 20; turn++) await play.pushOne({ bytes: 100_000 })
    const short = withShortFiles(1000)
    const backup = await run('backup', folder, [late ?? ''], {}, short)
    expect(backup).toMatchObject({ code: 1, said: expect.stringContaining('no room') })
    expect(readdirSync(elsewhere.folder)).toEqual(['early.db'])
    // Killed, so that what it took is in the log of pages and has to be moved before anything else.
    server.kill('SIGKILL')
    await server.ended
    const restored = await run('restore', folder, [early ?? ''], {}, short)
    expect(restored).toMatchObject({ code: 1, said: expect.stringContaining('no room') })
    const again = await serve(folder, UNLIMITED)
    ends.push(async () => again.kill('SIGKILL'))
    play.moveTo(again.send)
    await play.look('after a restore for which there was no room')
    expect(play.result()).toMatchObject({ acknowledged: 20, refused: 0, broken: [] })
  })
})
