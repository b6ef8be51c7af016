import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** The name of the folder of sealed pieces, beside the database. */
export const BLOB_FOLDER = 'blobs'

/** The bytes of sealed pieces, each under its SHA-256 in base64url. What `keep` has answered is on the disk. */
export interface BlobFiles {
  has(hash: string): boolean
  /** bytes of a kept piece; undefined where there is none */
  size(hash: string): number | undefined
  /** rejects with what the disk says where there is no room */
  keep(hash: string, bytes: Uint8Array): Promise<void>
  read(hash: string): Promise<Uint8Array | undefined>
  remove(hash: string): void
  /** name and age (ms) of every file, half-written ones too */
  list(now: number): readonly { readonly name: string; readonly age: number }[]
}

/** Files below a folder, spread over sub-folders by their first two letters. */
export function blobFiles(folder: string): BlobFiles {
  const placeOf = (hash: string) => join(folder, hash.slice(0, 2), hash)
  let parts = 0
  return {
    has: (hash) => statSync(placeOf(hash), { throwIfNoEntry: false }) !== undefined,
    size: (hash) => statSync(placeOf(hash), { throwIfNoEntry: false })?.size,
    async keep(hash, bytes) {
      const place = placeOf(hash)
      const home = join(folder, hash.slice(0, 2))
      mkdirSync(home, { recursive: true, mode: 0o700 })
      // Under another name first: a file under its hash is always whole.
      const part = `${place}.${process.pid}-${++parts}.part`
      try {
        await writeThrough(part, bytes)
        await rename(part, place)
        await syncFolder(home)
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
    },
    async read(hash) {
      try {
        return await readFile(placeOf(hash))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    remove: (hash) => rmSync(placeOf(hash), { force: true }),
    list: (now) =>
      foldersIn(folder).flatMap((home) =>
        readdirSync(join(folder, home)).flatMap((name) => {
          const found = statSync(join(folder, home, name), { throwIfNoEntry: false })
          return found ? [{ name, age: now - found.mtimeMs }] : []
        })
      )
  }
}

/** For a server that keeps nothing on a disk: tests. */
export function memoryFiles(): BlobFiles {
  const kept = new Map<string, Uint8Array>()
  return {
    has: (hash) => kept.has(hash),
    size: (hash) => kept.get(hash)?.length,
    keep: async (hash, bytes) => void kept.set(hash, bytes),
    read: async (hash) => kept.get(hash),
    remove: (hash) => void kept.delete(hash),
    list: () => [...kept.keys()].map((name) => ({ name, age: 0 }))
  }
}

async function writeThrough(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** So that the name is on the disk as well as the bytes. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((each) => each.isDirectory())
      .map(({ name }) => name)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** Whether there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
