import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { FullFileSystem } from './full-file-system.ts'
import { type Cramped, runFullDisk, startFullDisk } from './full-disk.ts'
import { type Running, serve } from './process.ts'

/*
 * A program: mounts a file system of a few megabytes below the folder it is given, plays there, and leaves what it found in
 * found.json. Run by full-file-system.ts where a mount is nobody else's business.
 */
const UNLIMITED: Record<string, string> = { RATE_DEVICE: '0', RATE_ADDRESS: '0', RATE_SECRET: '0' }
/** The log of pages is moved into the database from 32 MB on: there is room for it, and not for both. */
const [SMALL, LARGE] = ['44m', '200m']
const [folder = ''] = process.argv.slice(2)
const mount = join(folder, 'small')
const ballast = join(mount, 'ballast')
const megabytes = (name: string) => statSync(join(mount, name)).size / 2 ** 20

/** Writes until nothing more goes on the disk, not a byte. */
function fill(): void {
  const file = openSync(ballast, 'w')
  for (const size of [2 ** 20, 4096, 1]) {
    try {
      for (;;) writeSync(file, Buffer.alloc(size))
    } catch {
      // no room for a piece of this size
    }
  }
  closeSync(file)
}

async function play(): Promise<FullFileSystem> {
  let server: Running = await serve(mount, UNLIMITED)
  const makeRoom = () => rmSync(ballast, { force: true })
  const cramped: Cramped = { send: (path, init) => server.send(path, init), fill, makeRoom }
  const first = await runFullDisk(cramped)

  const second = await startFullDisk(cramped)
  await second.pushUntilRefused(30_000)
  const sizes = { log: megabytes('jotter.db-wal'), database: megabytes('jotter.db') }
  await second.look('while its log is full')
  server.kill('SIGKILL')
  await server.ended
  server = await serve(mount, UNLIMITED)
  await second.look('after a kill on a full disk')
  execFileSync('mount', ['-o', `remount,size=${LARGE}`, mount])
  await second.pushOwed()
  await second.look('with room again')
  server.kill('SIGTERM')
  const { code } = await server.ended
  server = await serve(mount, UNLIMITED)
  await second.look('after a stop')
  server.kill('SIGKILL')
  await server.ended

  const { acknowledged, refused, broken } = second.result()
  const all = [...first.broken, ...broken, ...(code === 0 ? [] : [`it stopped with ${code}`])]
  return {
    acknowledged: first.acknowledged + acknowledged,
    refused: first.refused + refused,
    broken: all,
    ...sizes
  }
}

mkdirSync(mount)
execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL}`, 'none', mount])
writeFileSync(join(folder, 'found.json'), JSON.stringify(await play()))
