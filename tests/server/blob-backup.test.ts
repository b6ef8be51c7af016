import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import {
  aControl,
  aGroup,
  aLine,
  anEntityWith,
  aPiece,
  aTablet,
  call,
  push,
  type Send,
  type Tablet
} from './kit.ts'
import { aFolder, run, type Running, serve } from './process.ts'

const rubbish: (() => void)[] = []
let running: Running | undefined
afterEach(async () => {
  running?.kill('SIGKILL')
  await running?.ended
  for (const remove of rubbish.splice(0)) remove()
})
const folder = () => {
  const made = aFolder()
  rubbish.push(made.remove)
  return made.folder
}
const stop = async () => {
  running?.kill('SIGTERM')
  await running?.ended
  running = undefined
}
const filesIn = (at: string): readonly string[] =>
  existsSync(at)
    ? readdirSync(at, { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile())
        .map(({ name }) => name)
        .toSorted()
    : []
const get = async (send: Send, by: Tablet, params: Record<string, string>) =>
  (await call(send, 'getBlobPiece', { params, token: by.token })).value

it('[B9] a backup takes pictures along; put back, what was erased since stays away and what came since is asked for', async () => {
  const at = folder()
  const backup = join(folder(), 'backup.db')
  running = await serve(at)
  const { send } = running
  const lead = aTablet()
  const grp = await aGroup(send, lead)
  const [stays, goes, comes] = [aPiece(90_000), aPiece(), aPiece()]
  const kept = await anEntityWith(send, lead, grp, [stays])
  const erased = await anEntityWith(send, lead, grp, [goes])
  const done = await run('backup', at, [backup])
  expect(done).toMatchObject({ code: 0, said: expect.stringContaining('2 pieces') })
  expect(filesIn(`${backup}.blobs`)).toEqual([stays.hash, goes.hash].toSorted())
  expect((await run('backup', at, [join(folder(), 'other.db')])).code).toBe(0)
  const fresh = await anEntityWith(send, lead, grp, [comes])
  await call(send, 'postErase', {
    params: { grp },
    token: lead.token,
    body: { ents: [erased], line: aControl(lead, grp, 'erase', { ents: [erased], why: 'erasure' }) }
  })
  await stop()
  // The disk lost a piece that the backup has.
  rmSync(join(at, 'blobs', stays.hash.slice(0, 2), stays.hash))
  const restored = await run('restore', at, [backup, '--release'])
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('1 pieces') })
  expect(filesIn(join(at, 'blobs'))).toEqual([stays.hash, comes.hash].toSorted())
  expect(
    new Uint8Array(readFileSync(join(at, 'blobs', stays.hash.slice(0, 2), stays.hash)))
  ).toEqual(stays.bytes)

  running = await serve(at)
  const again = running.send
  expect(await get(again, lead, { grp, ent: kept, hash: stays.hash })).toEqual(stays.bytes)
  const gone = { grp, ent: erased, hash: goes.hash }
  expect((await call(again, 'getBlobPiece', { params: gone, token: lead.token })).status).toBe(404)
  // Its line comes again from the tablet, and its bytes are still there: nothing of them is sent.
  const { restore } = (await call(again, 'health')).value
  const asked = { params: { grp, ent: fresh }, token: lead.token, body: { hashes: [comes.hash] } }
  expect((await call(again, 'postBlob', asked)).status).toBe(404)
  await push(again, lead, grp, [aLine(lead, grp, { ent: fresh })], {
    restore
  })
  expect((await call(again, 'postBlob', asked)).value).toEqual({ missing: [] })
})
