import { audience, channelId, role } from '#api/shapes.ts'
import { parseLine } from '#api/line.ts'
import { bytesToBase64 } from '#lib/bytes.ts'
import { hashText } from '#lib/hash.ts'
import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { ServedLine } from '#store/sync-types.ts'
import type { Audience, Draft, Role } from '#store/types.ts'
import { type CopyPiece, readPiece } from './copy-blobs.ts'
import { type ChannelKey, id, jsonToKey, listOf, record, text } from './welcome.ts'

/** A channel in a sealed copy: its keys, its log as pulled, and lines that have no position yet. */
export interface CopyChannel {
  readonly grp: string
  readonly audience: Audience
  readonly school?: Id
  readonly role: Role
  /** restore number and chain hash that the positions of `served` belong to */
  readonly restore: number
  readonly chain: string
  readonly keys: readonly ChannelKey[]
  readonly served: readonly ServedLine[]
  readonly lines: readonly string[]
}

export interface CopyBook {
  readonly book: Id
  readonly title: string
  readonly me?: Id
  readonly channels: readonly CopyChannel[]
  readonly drafts: readonly Draft[]
  /** of pictures and recordings */
  readonly pieces: readonly CopyPiece[]
}

/** Lines of the log in one record: bounds what has to be held at once. */
const SERVED_AT_ONCE = 100

/** The NDJSON inside a sealed copy; the last record counts the others, so that a cut is seen. */
export function booksToRecords(books: readonly CopyBook[]): string[] {
  const records: unknown[] = []
  for (const { book, title, me, channels, drafts, pieces } of books) {
    records.push({ t: 'book', book, title, ...(me ? { me } : {}) })
    for (const { served, lines, keys, ...channel } of channels) {
      const { grp } = channel
      const printed = keys.map(({ kid, key }) => ({ kid, key: bytesToBase64(key) }))
      records.push({ t: 'channel', book, ...channel, keys: printed })
      for (let at = 0; at < served.length; at += SERVED_AT_ONCE) {
        records.push({ t: 'served', grp, lines: served.slice(at, at + SERVED_AT_ONCE) })
      }
      for (const line of lines) records.push({ t: 'line', grp, line })
    }
    for (const draft of drafts) records.push({ t: 'draft', draft })
    for (const piece of pieces) records.push({ t: 'piece', book, ...piece })
  }
  records.push({ t: 'end', records: records.length })
  return records.map((each) => JSON.stringify(each))
}

type GrowingChannel = Omit<CopyChannel, 'served' | 'lines'> & {
  readonly served: ServedLine[]
  readonly lines: string[]
}

interface Draught {
  readonly books: { book: Id; title: string; me?: Id }[]
  readonly channels: { readonly book: Id; readonly channel: GrowingChannel }[]
  readonly drafts: Draft[]
  readonly pieces: { readonly book: Id; readonly piece: CopyPiece }[]
}

/** Reads all of it before anything is touched: file-damaged when one record is not what it should be. */
export function recordsToBooks(lines: readonly string[]): Result<readonly CopyBook[]> {
  const draught: Draught = { books: [], channels: [], drafts: [], pieces: [] }
  for (const [index, line] of lines.entries()) {
    const fields = record(textToJson(line))
    const isLast = index === lines.length - 1
    if (isLast && fields?.['t'] === 'end' && fields['records'] === index) {
      return ok(
        draught.books.map((book) => ({
          ...book,
          channels: draught.channels
            .filter((each) => each.book === book.book)
            .map(({ channel }) => channel),
          drafts: draught.drafts.filter((draft) => draft.book === book.book),
          pieces: draught.pieces.flatMap((each) => (each.book === book.book ? [each.piece] : []))
        }))
      )
    }
    if (!fields || !readRecord(draught, fields)) return fail('file-damaged', { record: index })
  }
  return fail('file-damaged')
}

type Fields = Readonly<Record<string, unknown>>

function readRecord(draught: Draught, fields: Fields): boolean {
  const channel = () => draught.channels.find((each) => each.channel.grp === fields['grp'])?.channel
  switch (fields['t']) {
    case 'book': {
      const book = id(fields['book'])
      const me = id(fields['me'])
      if (book)
        draught.books.push({ book, title: text(fields['title']) ?? '', ...(me ? { me } : {}) })
      return book !== undefined
    }
    case 'channel': {
      const made = readChannel(fields)
      if (made) draught.channels.push(made)
      return made !== undefined && draught.books.some(({ book }) => book === made.book)
    }
    case 'served': {
      const served = listOf(fields['lines'], readServed)
      if (served) channel()?.served.push(...served)
      return served !== undefined && channel() !== undefined
    }
    case 'line': {
      const line = text(fields['line'])
      const parsed = parseLine(line ?? '')
      if (line === undefined || !parsed.ok || parsed.value.head.grp !== fields['grp']) return false
      channel()?.lines.push(line)
      return channel() !== undefined
    }
    case 'draft': {
      const draft = readDraft(record(fields['draft']))
      if (draft) draught.drafts.push(draft)
      return (
        draft !== undefined && draught.channels.some(({ channel: { grp } }) => grp === draft.grp)
      )
    }
    case 'piece': {
      const book = id(fields['book'])
      const piece = readPiece(fields)
      if (!book || !piece) return false
      draught.pieces.push({ book, piece })
      return draught.books.some((each) => each.book === book)
    }
    default:
      return false
  }
}

function readChannel(fields: Fields): Draught['channels'][number] | undefined {
  const book = id(fields['book'])
  const grp = channelId.safeParse(fields['grp']).data
  const readers = audience.safeParse(fields['audience']).data
  const held = role.safeParse(fields['role']).data
  const school = id(fields['school'])
  const restore = whole(fields['restore'])
  const chain = text(fields['chain'])
  const keys = listOf(fields['keys'], jsonToKey)
  if (!book || !grp || !readers || !held || restore === undefined || chain === undefined) {
    return undefined
  }
  if (!keys || keys.length === 0) return undefined
  const shared = { grp, audience: readers, role: held, restore, chain, keys }
  return { book, channel: { ...shared, ...(school ? { school } : {}), served: [], lines: [] } }
}

/** A line whose text does not give its stated hash is no line of this log. */
function readServed(value: unknown): ServedLine | undefined {
  const fields = record(value)
  const pos = whole(fields?.['pos'])
  const rts = whole(fields?.['rts'])
  const cpos = whole(fields?.['cpos'])
  const own = id(fields?.['id'])
  const ent = id(fields?.['ent'])
  const bh = text(fields?.['bh'])
  const via = text(fields?.['via'])
  const line = fields?.['line'] === null ? null : text(fields?.['line'])
  if (pos === undefined || rts === undefined || cpos === undefined || line === undefined) {
    return undefined
  }
  if (!own || !ent || bh === undefined || via === undefined) return undefined
  if (line !== null && hashText(line) !== bh) return undefined
  return { pos, id: own, ent, bh, rts, cpos, via, line }
}

function readDraft(fields: Fields | undefined): Draft | undefined {
  const book = id(fields?.['book'])
  const ent = id(fields?.['ent'])
  const grp = channelId.safeParse(fields?.['grp']).data
  const kind = text(fields?.['kind'])
  const typed = record(fields?.['fields'])
  const seen = record(fields?.['ctx'])
  const pos = whole(seen?.['pos'])
  const ids = listOf(seen?.['ids'], id)
  const r = whole(seen?.['r'])
  const revision = whole(fields?.['revision'])
  const touched = whole(fields?.['touched'])
  if (!book || !ent || !grp || kind === undefined || !typed || pos === undefined || !ids) {
    return undefined
  }
  if (revision === undefined || touched === undefined) return undefined
  const texts = Object.entries(typed).flatMap(([name, value]) => {
    const words = text(value)
    return words === undefined ? [] : [[name, words] as const]
  })
  const ctx = { pos, ids, ...(r === undefined ? {} : { r }) }
  return { book, grp, ent, kind, fields: Object.fromEntries(texts), ctx, revision, touched }
}

function whole(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

function textToJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
