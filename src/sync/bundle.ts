import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { codeToSecret, secretToCode } from '#seal/code.ts'
import {
  COPY_CODE_SIZE,
  COPY_PLACE,
  copyKeyFromCode,
  type CopyHeader,
  openChunks,
  type ParsedCopy,
  parseCopy,
  sealCopy
} from '#seal/copy.ts'
import { parseInvitation } from '#seal/invitation.ts'
import { keyId, newKey } from '#seal/primitives.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Book, Channel } from '#store/types.ts'
import { piecesFor } from './copy-blobs.ts'
import { applyBook, fitsHere, isColleagues } from './copy-apply.ts'
import { booksToRecords, type CopyBook, type CopyChannel, recordsToBooks } from './copy-records.ts'
import { labelOf } from './granting.ts'
import type { SharingDeps } from './identity.ts'
import { readSheets } from './sheet-record.ts'

/**
 * For whom a copy is made. `me`: safe-keeping, with everything. A colleague of the group or the adviser gets what was handed to
 * them and its keys, so that the file is an invitation as well: the welcome goes along where no server is (design 8.4).
 */
export type CopyReader = 'me' | 'group' | 'adviser'

export interface SealedCopy {
  readonly file: Uint8Array
  /** seven groups of four letters: shown once, stands nowhere else */
  readonly code: string
  /** a recovery sheet opens it as well */
  readonly opensWithSheet: boolean
  /** photos and recordings that found no room in it */
  readonly leftOut: number
}

/** What opening a copy brought. */
export interface CopyOpened {
  readonly books: readonly { readonly book: Id; readonly title: string }[]
  /** lines that were not here before; 0 when all of it was */
  readonly fresh: number
  /** it was a colleague's own copy, of which only what this tablet may read was taken */
  readonly colleagues: boolean
}

type CopyDeps = Pick<SharingDeps, 'store' | 'random'>

/**
 * A sealed copy of one project, or without one of all: every line as it is kept, with positions, keys and drafts. Trial, sample
 * and channels that never leave the tablet are not in it (channel-local where one is asked for by name). For another reader it holds
 * nothing but the channel they may read [H17]; channel-missing where this tablet has none to give.
 */
export async function sealedCopy(
  deps: CopyDeps,
  wanted?: Id,
  reader: CopyReader = 'me'
): Promise<Result<SealedCopy>> {
  const { store, random } = deps
  const asked = store.books.value.filter(({ book }) => wanted === undefined || book === wanted)
  const books = asked.filter(({ kind }) => kind === 'project')
  if (books.length === 0) return fail(asked.length > 0 ? 'channel-local' : 'entity-missing')
  const flushed = await store.flushDrafts()
  if (!flushed.ok) return flushed
  const copied: CopyBook[] = []
  let leftOut = 0
  for (const book of books) {
    const made = await copyBook(store, book, reader)
    copied.push(made.copy)
    leftOut += made.leftOut
  }
  if (copied.every(({ channels }) => channels.length === 0)) return fail('channel-missing')
  const key = newKey(random)
  const code = random(COPY_CODE_SIZE)
  const sheets = reader === 'me' ? await wrapToSheets(deps, key) : []
  const file = sealCopy({
    lines: booksToRecords(copied),
    key,
    code,
    sheets,
    made: Math.floor(store.now()),
    random
  })
  const opensWithSheet = sheets.length > 0
  return ok({ file, code: secretToCode(code, 'copy'), opensWithSheet, leftOut })
}

/** True when what was typed is the code that was shown: the person has it on paper. */
export function typedBack(code: string, typed: string): boolean {
  const meant = codeToSecret(typed, 'copy', COPY_CODE_SIZE)
  return meant.ok && secretToCode(meant.value, 'copy') === code
}

/**
 * Brings a sealed copy in: same projects, nothing twice. `opener` is its code, or the letters or QR text of a recovery sheet it
 * is wrapped to. file-not-ours, file-damaged, code-mistyped, sheet-mistyped and file-code-wrong leave everything as it was.
 */
export async function openCopy(
  { store }: Pick<SharingDeps, 'store'>,
  file: Uint8Array,
  opener: string
): Promise<Result<CopyOpened>> {
  const copy = parseCopy(file)
  if (!copy.ok) return copy
  const key = await keyOf(copy.value, opener)
  if (!key.ok) return key
  const lines = openChunks(copy.value, key.value)
  const books = lines.ok ? recordsToBooks(lines.value) : lines
  if (!books.ok) return books
  for (const book of books.value) {
    const fits = fitsHere(store, book)
    if (!fits.ok) return fits
  }
  const colleagues = books.value.some((book) => isColleagues(store, book))
  let fresh = 0
  for (const book of books.value) {
    const applied = await applyBook(store, book)
    if (!applied.ok) return applied
    fresh += applied.value
  }
  const brought = books.value.map(({ book, title }) => ({ book, title }))
  return ok({ books: brought, fresh, colleagues })
}

async function copyBook(
  store: SyncStore,
  { book, me, channels }: Book,
  reader: CopyReader
): Promise<{ readonly copy: CopyBook; readonly leftOut: number }> {
  const copied: CopyChannel[] = []
  for (const channel of channels) {
    if (!isCopied(channel, reader)) continue
    const { grp, audience, school, restore, chain } = channel
    const role = reader === 'me' ? channel.role : ROLES[reader]
    const { served, unsequenced } = await store.heldLines(grp)
    const keys = await store.channelKeys(grp)
    const lines = unsequenced.map(({ line }) => line)
    const shared = { grp, audience, role, restore, chain, keys, served, lines }
    copied.push(school ? { ...shared, school } : shared)
  }
  const grps = new Set(copied.map(({ grp }) => grp))
  const drafts = store
    .drafts(book)
    .peek()
    .filter(({ grp, stays }) => grps.has(grp) && !stays)
  const { pieces, leftOut } = await piecesFor(store, book, grps)
  const copy = { book, title: labelOf(store, book, book), channels: copied, pieces }
  if (reader !== 'me') return { copy: { ...copy, drafts: [] }, leftOut }
  return { copy: { ...copy, ...(me ? { me } : {}), drafts }, leftOut }
}

/** What another reader becomes by the file; the lead who shares the project later may say otherwise. */
const ROLES = { group: 'member', adviser: 'adviser' } as const

/** Fails closed: what is marked local is never copied, whatever book it stands in, and to others goes their own channel only. */
function isCopied(
  { local, audience }: Pick<Channel, 'local' | 'audience'>,
  reader: CopyReader
): boolean {
  return !local && (reader === 'me' || audience === reader)
}

/** To sheets that exist on paper: an unconfirmed one may never have been printed. */
async function wrapToSheets(deps: CopyDeps, key: Uint8Array): Promise<CopyHeader['sheets']> {
  const { store, random } = deps
  const confirmed = (await readSheets({ store })).filter((sheet) => sheet.confirmed)
  if (confirmed.length === 0) return []
  const { wrapKey } = await import('#seal/wrap.ts')
  const place = { grp: COPY_PLACE, kid: keyId(key) }
  return confirmed.map(({ pub }) => ({ pub, wrap: wrapKey(pub, key, place, random) }))
}

async function keyOf({ header }: ParsedCopy, opener: string): Promise<Result<Uint8Array>> {
  const code = codeToSecret(opener, 'copy', COPY_CODE_SIZE)
  if (code.ok) return copyKeyFromCode(header, code.value)
  // A sheet's text holds no address, so that any origin does.
  const sheet = parseInvitation(opener, 'https://sheet.invalid')
  if (!sheet.ok || sheet.value.purpose !== 'sheet') return code
  const { openWrap, pairFromSecret } = await import('#seal/wrap.ts')
  const { priv, pub } = pairFromSecret(sheet.value.secret)
  const wrap = header.sheets.find((each) => each.pub === pub)?.wrap
  const key =
    wrap === undefined ? undefined : openWrap(priv, wrap, { grp: COPY_PLACE, kid: header.kid })
  return key ? ok(key) : fail('file-code-wrong')
}
