import { parseLine } from '#api/line.ts'
import { chainLink } from '#api/chain.ts'
import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { ServedLine, SyncStore } from '#store/sync-types.ts'
import type { Book, Channel } from '#store/types.ts'
import { applyPieces } from './copy-blobs.ts'
import type { CopyBook, CopyChannel } from './copy-records.ts'
import { channelOf } from './session.ts'
import { verifyPage } from './page.ts'

/** Lines in one transaction of the import. */
const AT_ONCE = 200

/**
 * Puts one project of a copy into the store, in bounded transactions; repeating it after a break adds nothing twice. Mints
 * nothing. Of a colleague's own copy it takes what this tablet may read. Answers how many lines were new here.
 */
export async function applyBook(store: SyncStore, copied: CopyBook): Promise<Result<number>> {
  let fresh = 0
  const colleagues = isColleagues(store, copied)
  for (const channel of copied.channels) {
    if (colleagues && !isOurs(store, channel)) continue
    const applied = await applyChannel(store, copied, channel)
    if (!applied.ok) return applied
    fresh += applied.value
  }
  const book = bookIn(store, copied)
  if (copied.me && book && book.me === undefined) {
    const set = await store.setMe(copied.book, copied.me)
    if (!set.ok) return set
  }
  const here = store.drafts(copied.book).peek()
  const drafts = colleagues ? [] : copied.drafts
  for (const draft of drafts) {
    const ours = here.find(({ ent }) => ent === draft.ent)
    if (!ours || ours.revision < draft.revision) store.keepDraft(draft)
  }
  const brought = await applyPieces(store, copied.book, copied.pieces)
  if (!brought.ok) return brought
  const flushed = drafts.length > 0 ? await store.flushDrafts() : ok(0)
  return flushed.ok ? ok(fresh) : flushed
}

/** Made by somebody else of this project for her own safe-keeping: what only she may read is not taken from it [W4]. */
export function isColleagues(store: SyncStore, copied: CopyBook): boolean {
  const me = bookIn(store, copied)?.me
  return me !== undefined && copied.me !== undefined && copied.me !== me
}

/** A channel that this tablet reads by right: it was let into it, and it is nobody's alone. */
function isOurs(store: SyncStore, { grp }: CopyChannel): boolean {
  const known = channelOf(store, grp)
  return known !== undefined && known.audience !== 'private'
}

/** What a copy or a code brings: its project, and the channels it speaks of. */
interface Brings {
  readonly book: Id
  readonly channels: readonly { readonly grp: string }[]
}

/** Neither must reach into a trial or sample, nor into another project's channel. */
export function fitsHere(store: SyncStore, copied: Brings): Result<void> {
  const book = bookIn(store, copied)
  if (book && book.kind !== 'project') return fail('channel-local')
  for (const { grp } of copied.channels) {
    const known = channelOf(store, grp)
    if (known && (known.local || known.book !== copied.book)) return fail('file-damaged')
  }
  return ok(undefined)
}

function bookIn(store: SyncStore, { book }: Brings): Book | undefined {
  return store.books.value.find((each) => each.book === book)
}

async function applyChannel(
  store: SyncStore,
  { book }: CopyBook,
  copied: CopyChannel
): Promise<Result<number>> {
  const { grp, keys, audience, school, role } = copied
  const added = await store.addChannel(
    {
      grp,
      book,
      audience,
      ...(school ? { school } : {}),
      local: false,
      role,
      // The server knows the tablet that made the copy, not this one.
      registered: false,
      kids: keys.map(({ kid }) => kid),
      heldElsewhere: false,
      pulled: 0,
      folded: 0,
      chain: '',
      restore: 0
    },
    keys
  )
  if (!added.ok) return added
  const known = channelOf(store, grp)
  if (!known) return fail('channel-missing', { grp })
  const sequenced = await keepWhatContinues(store, known, copied)
  if (!sequenced.ok) return sequenced
  const held = await store.heldLines(grp)
  const have = new Set([...held.served, ...held.unsequenced].map(({ id }) => id))
  const lines = [...copied.served.flatMap(({ line }) => line ?? []), ...copied.lines]
  const missing = lines.filter((line) => isMissing(line, have))
  let fresh = sequenced.value
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    const imported = await store.importLines(grp, missing.slice(at, at + AT_ONCE))
    if (!imported.ok) return imported
    fresh += imported.value
  }
  return ok(fresh)
}

/** Members and keys of a copy are past: only operations are brought in again. */
function isMissing(line: string, have: ReadonlySet<string>): boolean {
  const parsed = parseLine(line)
  return parsed.ok && parsed.value.form === 'sealed' && !have.has(parsed.value.head.id)
}

/**
 * Positions of the copy count where they go on from exactly what we hold: same restore number, same chain hash at our last
 * position. Everything else is folded without a position until the server serves it.
 */
async function keepWhatContinues(
  store: SyncStore,
  ours: Channel,
  { served, restore, chain }: CopyChannel
): Promise<Result<number>> {
  if (ours.restore === 0 || ours.restore !== restore) return ok(0)
  const last = served.at(-1)?.pos ?? 0
  if (last <= ours.pulled || chainAt(served, ours.pulled) !== ours.chain) return ok(0)
  const rest = served.filter(({ pos }) => pos > ours.pulled)
  const whole = verifyPage(ours, { lines: rest.map(asWire), head: last, h: chain })
  if (!whole.ok) return ok(0)
  let at = ours.chain
  for (let from = 0; from < rest.length; from += AT_ONCE) {
    const lines = rest.slice(from, from + AT_ONCE)
    at = lines.reduce((before, line) => chainLink(before, line), at)
    const kept = await store.keepPage({ grp: ours.grp, restore, lines, chain: at })
    if (!kept.ok) return kept
  }
  const folded = await store.foldPages(ours.grp)
  return folded.ok ? ok(rest.length) : folded
}

/** Chain hash of a copy's log after `pos`; undefined when it does not reach from 1 to there without a hole. */
function chainAt(served: readonly ServedLine[], pos: number): string | undefined {
  let chain = ''
  for (const [index, line] of served.entries()) {
    if (line.pos !== index + 1) return undefined
    if (line.pos > pos) break
    chain = chainLink(chain, line)
  }
  return pos <= served.length ? chain : undefined
}

/** What kind of line it is plays no part in the chain. */
function asWire(line: ServedLine) {
  return { ...line, k: 'op' as const }
}
