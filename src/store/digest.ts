import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import type { Id } from '#lib/id.ts'
import type { AheadSignal } from './ahead.ts'
import { beginEdit, type DigestEdit, type DigestPage } from './digest-edit.ts'
import { type PackedPage, unpackPage } from './packed.ts'
import type { Transaction } from './port.ts'
import type { Shelf } from './shelf.ts'
import type { DigestRecord } from './tables.ts'
import type { Entry } from './types.ts'
import type { Vault } from './vault.ts'

/** Entities that are so far only in the emergency journal; never written. */
const OVERLAY = -1
/** The version of a page that did not open */
const DAMAGED = 'damaged'

/** Every entry of every book, in memory: list, filter and count never open rows one by one. */
export interface Digest {
  entries(book: Id): ReadonlySignal<readonly Entry[]>
  entry(ent: Id): Entry | undefined
  /** the arrays of a book: replaced, never changed, so that whoever counts may remember what was counted */
  pages(book: Id): ReadonlySignal<readonly (readonly Entry[])[]>
  /** the same without what is shown before its lines are here */
  stored(book: Id): ReadonlySignal<readonly (readonly Entry[])[]>
  /** the pages of a transaction: read when touched, written by `flush`, shown by the answer of `flush` after the commit */
  begin(tx: Transaction, version: () => string): DigestEdit
  /** damaged: a page did not open and its entries are missing until the digest is rebuilt */
  load(tx: Transaction, book: Id): Promise<{ readonly show: () => void; readonly damaged: boolean }>
  /** reads pages again that another tab wrote */
  reload(tx: Transaction, book: Id, pages: readonly number[]): Promise<() => void>
  /** shows an entry that no transaction has written yet */
  overlay(entry: Entry): void
  /** takes away what `overlay` showed and nothing has stored */
  uncover(book: Id, ents: readonly Id[]): void
  remove(book: Id): void
}

interface BookPages {
  readonly pages: Map<number, DigestPage>
  readonly version: Signal<number>
  readonly stored: ReadonlySignal<readonly (readonly Entry[])[]>
  readonly arrays: ReadonlySignal<readonly (readonly Entry[])[]>
  readonly entries: ReadonlySignal<readonly Entry[]>
}

interface Held {
  readonly vault: Vault
  readonly shelf: Pick<Shelf, 'channel'>
  readonly books: Map<Id, BookPages>
  readonly byEnt: Map<Id, Entry>
  readonly ahead: AheadSignal
}

export function createDigest(
  vault: Vault,
  shelf: Pick<Shelf, 'channel'>,
  ahead: AheadSignal
): Digest {
  const held: Held = { vault, shelf, ahead, books: new Map(), byEnt: new Map() }
  const { books, byEnt } = held
  return {
    entries: (book) => bookOf(held, book).entries,
    entry: (ent) => ahead.peek()?.entry(ent) ?? byEnt.get(ent),
    pages: (book) => bookOf(held, book).arrays,
    stored: (book) => bookOf(held, book).stored,
    begin: (tx, version) =>
      beginEdit({
        tx,
        vault,
        version,
        openPage: (record) => openPage(held, record),
        show: (book, changed) => show(held, book, changed),
        lastPage: (book) => Math.max(0, ...(books.get(book)?.pages.keys() ?? [])),
        pageOf: (book, ent) => {
          if (!byEnt.has(ent)) return undefined
          for (const [number, { entries }] of books.get(book)?.pages ?? []) {
            if (number !== OVERLAY && entries.some((entry) => entry.ent === ent)) return number
          }
          return undefined
        }
      }),
    load: async (tx, book) => {
      const found = await read(held, tx, book, 0, Infinity)
      const damaged = [...found.values()].some(({ version }) => version === DAMAGED)
      return { show: () => show(held, book, found), damaged }
    },
    reload: async (tx, book, pages) => {
      const found = new Map<number, DigestPage>()
      for (const page of new Set(pages)) {
        for (const [number, opened] of await read(held, tx, book, page, page)) {
          found.set(number, opened)
        }
      }
      return () => show(held, book, found)
    },
    overlay: (entry) => {
      const { pages } = bookOf(held, entry.book)
      const home = [...pages].find(([, page]) => page.entries.some(({ ent }) => ent === entry.ent))
      const [number, page] = home ?? [OVERLAY, { version: '', entries: [] }]
      // Without its version the page is read from the database again before anything is written into it.
      const entries = [...page.entries.filter(({ ent }) => ent !== entry.ent), entry]
      show(held, entry.book, new Map([[number, { version: '', entries }]]))
    },
    uncover: (book, ents) => {
      const entries = bookOf(held, book).pages.get(OVERLAY)?.entries ?? []
      const left = entries.filter(({ ent }) => !ents.includes(ent))
      if (left.length === entries.length) return
      show(held, book, new Map([[OVERLAY, { version: '', entries: left }]]))
    },
    remove: (book) => removePages(held, book)
  }
}

function removePages(held: Held, book: Id): void {
  const pages = held.books.get(book)?.pages
  for (const page of pages?.values() ?? []) {
    for (const { ent } of page.entries) held.byEnt.delete(ent)
  }
  pages?.clear()
  show(held, book, new Map())
}

function bookOf({ books, ahead }: Held, book: Id): BookPages {
  const known = books.get(book)
  if (known) return known
  const pages = new Map<number, DigestPage>()
  const version = signal(0)
  const stored = computed(() => {
    void version.value
    return [...pages.values()].map((page) => page.entries)
  })
  const arrays = computed(() => {
    const before = ahead.value
    if (!before) return stored.value
    return [...stored.value.map(before.without), ...before.arrays(book)]
  })
  const entries = computed(() => arrays.value.flat())
  const made = { pages, version, stored, arrays, entries }
  books.set(book, made)
  return made
}

function show(held: Held, book: Id, changed: ReadonlyMap<number, DigestPage>): void {
  const { byEnt } = held
  const { pages, version } = bookOf(held, book)
  for (const [number, page] of changed) {
    for (const { ent } of pages.get(number)?.entries ?? []) byEnt.delete(ent)
    pages.set(number, page)
  }
  for (const page of changed.values()) for (const entry of page.entries) byEnt.set(entry.ent, entry)
  const overlay = pages.get(OVERLAY)
  if (overlay) {
    // Stored meanwhile: the page that holds it counts.
    const left = overlay.entries.filter((entry) => byEnt.get(entry.ent) === entry)
    pages.set(OVERLAY, { version: '', entries: left })
  }
  version.value = version.peek() + 1
}

function openPage({ books, shelf, vault }: Held, record: DigestRecord): DigestPage {
  const known = books.get(record.book)?.pages.get(record.page)
  if (known?.version === record.version) return known
  const name = `${record.book}:${record.page}`
  // Sealed by `flush` under this name.
  const packed = vault.open('digests', name, record.sealed) as PackedPage | undefined
  if (!packed) return { version: DAMAGED, entries: [] }
  return { version: record.version, entries: unpackPage(packed, record.book, shelf) }
}

async function read(
  held: Held,
  tx: Transaction,
  book: Id,
  from: number,
  to: number
): Promise<ReadonlyMap<number, DigestPage>> {
  const records = await tx.range('digests', { from: [book, from], to: [book, to] })
  return new Map(records.map((record) => [record.page, openPage(held, record)]))
}
