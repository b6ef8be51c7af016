import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FullDiskResult } from './full-disk.ts'
import { aFolder } from './process.ts'

/** What a small file system that ran full did to a real server. */
export interface FullFileSystem extends FullDiskResult {
  /** MB of the log of pages when nothing more went in, and of the database into which it could not be moved */
  readonly log: number
  readonly database: number
}

/** A mount under this command is seen by it and its children alone, and ends with them; no rights are needed where it is allowed at all. */
const ALONE = ['unshare', '-Urm'] as const
const PLAY = fileURLToPath(new URL('full-file-system-play.ts', import.meta.url))

function runAlone(...words: readonly string[]): number | null {
  const [command, ...args] = [...ALONE, ...words]
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status
}

/** Whether the machine lets us mount a small file system for ourselves. */
export function canMount(): boolean {
  const { folder, remove } = aFolder()
  const [command, ...args] = [...ALONE, 'mount', '-t', 'tmpfs', 'none', folder]
  const { status } = spawnSync(command, args)
  remove()
  return status === 0
}

/** Runs a server on a file system of its own until that is full, kills it there, gives it room, and goes on. */
export function fillFileSystem(): FullFileSystem {
  const { folder, remove } = aFolder()
  const status = runAlone(process.execPath, PLAY, folder)
  if (status !== 0) throw new Error(`the play on a full file system ended with ${status}`)
  const found = JSON.parse(readFileSync(join(folder, 'found.json'), 'utf8')) as FullFileSystem
  remove()
  return found
}
