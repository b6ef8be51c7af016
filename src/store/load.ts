import { ok, type Result } from '#lib/result.ts'
import { BLOB_RECORDS } from './blob-ledger.ts'
import type { Core } from './core.ts'
import { toLedger } from './ledger.ts'
import { later, retryForKeys } from './later.ts'
import { LAST } from './port.ts'
import { rebuildDigest } from './rebuild.ts'
import { refusedStray } from './strays.ts'

const PENDING = { index: 'st+grp+n', from: [0, ''], to: [0, LAST] } as const
/** A longer outbox is read to its end after the first screen is up; until then nothing is called safe. */
const AT_ONCE = 1000

/** Everything held in memory, read in one transaction: books, keys, digest, outbox, strays, clock. */
export async function load(core: Core): Promise<Result<void>> {
  const read = await core.guard.run({
    tables: ['meta', 'keys', 'digests', 'lines'],
    mode: 'read',
    durability: 'relaxed',
    body: async (tx) => {
      const showShelf = await core.shelf.load(tx)
      showShelf()
      const pages = []
      for (const { book } of core.shelf.books.peek()) {
        pages.push({ book, loaded: await core.digest.load(tx, book) })
      }
      const showStrays = await core.strays.load(tx)
      const blobs = await tx.count('meta', BLOB_RECORDS)
      const clock = (await tx.get('meta', 'clock'))?.clear
      core.clock.correct(Number(clock?.['offset'] ?? 0))
      core.clock.adopt(await core.clock.read(tx))
      const count = await tx.count('lines', PENDING)
      const pending = await tx.range('lines', { ...PENDING, limit: AT_ONCE })
      const refused = await tx.range('lines', { index: 'st+grp+n', from: [2, ''], to: [2, LAST] })
      const signature = (await tx.get('meta', 'kinds'))?.clear?.['signature']
      return { pages, showStrays, pending, refused, signature, count, blobs }
    }
  })
  if (!read.ok) return read
  const { pages, showStrays, pending, refused, signature, count, blobs } = read.value
  for (const { loaded } of pages) loaded.show()
  showStrays()
  core.ledger.apply([...pending, ...refused].map(toLedger))
  core.strays.adopt({ put: refused.map(refusedStray) })
  core.ledger.setComplete(count <= AT_ONCE)
  // Before anything is called safe: a picture may not be sent yet.
  if (blobs > 0 && !(await later(({ loadBlobs }) => loadBlobs(core), false))) {
    core.ledger.setComplete(false)
  }
  if (signature !== core.rules.signature) await learnKinds(core)
  for (const { book, loaded } of pages) if (loaded.damaged) await rebuildDigest(core, book)
  await retryForKeys(core)
  return ok(undefined)
}

/** This build knows other kinds than the last one did: lists are made anew, and lines that could not be read are tried again (I11). */
async function learnKinds(core: Core): Promise<void> {
  for (const { book } of core.shelf.books.peek()) await rebuildDigest(core, book)
  const isForThisBuild = ({ why }: { why: string }) =>
    why === 'kind-unknown' || why === 'line-invalid'
  if (core.strays.all().some(isForThisBuild)) {
    const tried = await later(async ({ retryStrays }) => {
      await retryStrays(core, isForThisBuild)
      return true
    }, false)
    // Not tried: the next start tries again.
    if (!tried) return
  }
  await core.guard.run({
    tables: ['meta'],
    mode: 'write',
    durability: 'relaxed',
    body: (tx) => tx.put('meta', { name: 'kinds', clear: { signature: core.rules.signature } })
  })
}

/** The rest of a long outbox, and the blobs where they could not be read at the start: until both are here, nothing is called safe. */
export async function loadOutbox(core: Core): Promise<void> {
  if (core.ledger.complete()) return
  if (!(await later(({ loadBlobs }) => loadBlobs(core), false))) return
  const read = await core.guard.run({
    tables: ['lines'],
    mode: 'read',
    durability: 'relaxed',
    body: (tx) => tx.range('lines', PENDING)
  })
  if (!read.ok) return
  core.ledger.setComplete(true)
  core.ledger.apply(read.value.map(toLedger))
}
