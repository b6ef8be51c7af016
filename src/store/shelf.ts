import { type ReadonlySignal, signal } from '@preact/signals-core'
import { base64ToBytes, bytesToBase64 } from '#lib/bytes.ts'
import type { Id } from '#lib/id.ts'
import type { Transaction } from './port.ts'
import { LAST } from './port.ts'
import type { Audience, Book, Channel } from './types.ts'
import type { Vault } from './vault.ts'

/** A channel with what only the store needs to know of it. */
export interface ShelfChannel extends Channel {
  /** lines up to this `n` have been handed to sync and may be at the server */
  readonly offered: number
  /** every restore we lived through: [restore number, the head the server was put back to] */
  readonly restores: readonly (readonly [number, number])[]
}

/** A book without its channels, as it is kept. */
export interface ShelfBook {
  readonly book: Id
  readonly kind: Book['kind']
  readonly author: Id
  readonly me?: Id
}

export interface ChannelKey {
  readonly kid: string
  readonly key: Uint8Array
}

/** Books, channels and their keys: few, read once, held in memory, and read again inside a transaction before they are changed. */
export interface Shelf {
  readonly books: ReadonlySignal<readonly Book[]>
  book(book: Id): Book | undefined
  channel(grp: string): ShelfChannel | undefined
  /** newest key of a channel */
  key(grp: string): ChannelKey | undefined
  keys(grp: string): readonly ChannelKey[]
  load(tx: Transaction): Promise<() => void>
  readChannel(tx: Transaction, grp: string): Promise<ShelfChannel | undefined>
  writeChannel(tx: Transaction, channel: ShelfChannel): Promise<void>
  writeBook(tx: Transaction, book: ShelfBook): Promise<void>
  writeKey(tx: Transaction, grp: string, key: ChannelKey): Promise<void>
  /** deletes the book with its channels and keys */
  remove(tx: Transaction, book: Id): Promise<void>
  /** after the commit: what was written becomes what is shown */
  adopt(change: ShelfChange): void
}

export interface ShelfChange {
  readonly books?: readonly ShelfBook[]
  readonly channels?: readonly ShelfChannel[]
  readonly keys?: readonly { readonly grp: string; readonly key: ChannelKey }[]
  readonly removed?: Id
}

interface Held {
  readonly books: Map<Id, ShelfBook>
  readonly channels: Map<string, ShelfChannel>
  readonly keys: Map<string, Map<string, Uint8Array>>
}

export function createShelf(vault: Vault): Shelf {
  const held: Held = { books: new Map(), channels: new Map(), keys: new Map() }
  const books = signal<readonly Book[]>([])
  const adopt = (change: ShelfChange) => {
    take(held, change)
    books.value = booksOf(held)
  }
  const keys = (grp: string) =>
    (held.channels.get(grp)?.kids ?? []).flatMap((kid) => {
      const key = held.keys.get(grp)?.get(kid)
      return key ? [{ kid, key }] : []
    })
  return {
    books,
    book: (book) => books.peek().find((each) => each.book === book),
    channel: (grp) => held.channels.get(grp),
    key: (grp) => keys(grp)[0],
    keys,
    load: async (tx) => {
      const found = await readAll(tx, vault)
      return () => {
        for (const map of Object.values(held)) map.clear()
        adopt(found)
      }
    },
    readChannel: async (tx, grp) => {
      const record = await tx.get('meta', `channel:${grp}`)
      // Sealed by writeChannel under this name.
      return record?.sealed && (vault.open('meta', record.name, record.sealed) as ShelfChannel)
    },
    writeChannel: (tx, channel) => putMeta(tx, vault, `channel:${channel.grp}`, channel),
    writeBook: (tx, book) => putMeta(tx, vault, `book:${book.book}`, book),
    writeKey: async (tx, grp, { kid, key }) => {
      const id = `channel:${grp}:${kid}`
      await tx.put('keys', { id, sealed: vault.seal('keys', id, bytesToBase64(key)) })
    },
    remove: async (tx, book) => {
      await tx.delete('meta', `book:${book}`)
      for (const channel of held.channels.values()) {
        if (channel.book !== book) continue
        await tx.delete('meta', `channel:${channel.grp}`)
        await tx.clear('meta', prefix(`control:${channel.grp}:`))
        await tx.clear('keys', prefix(`channel:${channel.grp}:`))
      }
    },
    adopt
  }
}

function take(held: Held, change: ShelfChange): void {
  for (const book of change.books ?? []) held.books.set(book.book, book)
  for (const channel of change.channels ?? []) held.channels.set(channel.grp, channel)
  for (const { grp, key } of change.keys ?? []) {
    const known = held.keys.get(grp)
    if (known) known.set(key.kid, key.key)
    else held.keys.set(grp, new Map([[key.kid, key.key]]))
  }
  if (change.removed === undefined) return
  held.books.delete(change.removed)
  for (const { grp, book } of held.channels.values()) {
    if (book !== change.removed) continue
    held.channels.delete(grp)
    held.keys.delete(grp)
  }
}

function booksOf(held: Held): readonly Book[] {
  return [...held.books.values()].map((book) => ({
    ...book,
    channels: [...held.channels.values()]
      .filter((channel) => channel.book === book.book)
      .toSorted(widestFirst)
  }))
}

const WIDEST_FIRST: readonly Audience[] = ['group', 'school', 'adviser', 'private']
const widestFirst = (one: Channel, other: Channel) =>
  WIDEST_FIRST.indexOf(one.audience) - WIDEST_FIRST.indexOf(other.audience) ||
  (one.grp < other.grp ? -1 : 1)
const prefix = (text: string) => ({ from: text, to: text + LAST })

async function putMeta(tx: Transaction, vault: Vault, name: string, value: unknown): Promise<void> {
  await tx.put('meta', { name, sealed: vault.seal('meta', name, value) })
}

/** What a damaged database no longer opens is left out, never a reason not to start. */
async function readAll(tx: Transaction, vault: Vault): Promise<ShelfChange> {
  const metas = await tx.range('meta', prefix('book:'))
  const channelMetas = await tx.range('meta', prefix('channel:'))
  const keyRecords = await tx.range('keys', prefix('channel:'))
  const opened = <T>(name: string, sealed: ArrayBuffer | undefined, table: string) => {
    const value = sealed && vault.open(table, name, sealed)
    // Sealed by us under this very name: it is what writeBook or writeChannel put there.
    return value === undefined ? [] : [value as T]
  }
  return {
    books: metas.flatMap(({ name, sealed }) => opened<ShelfBook>(name, sealed, 'meta')),
    channels: channelMetas.flatMap(({ name, sealed }) =>
      opened<ShelfChannel>(name, sealed, 'meta')
    ),
    keys: keyRecords.flatMap(({ id, sealed }) => {
      const [, grp, kid] = id.split(':')
      const key = base64ToBytes(opened<string>(id, sealed, 'keys')[0] ?? '')
      return grp && kid && key?.length === 32 ? [{ grp, key: { kid, key } }] : []
    })
  }
}
