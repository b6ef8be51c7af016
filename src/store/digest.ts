import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import type { Id } from '#lib/id.ts'
import type { Transaction } from './port.ts'
import type { Shelf } from './shelf.ts'
import type { DigestRecord } from './tables.ts'
import type { Entry } from './types.ts'
import type { Vault } from './vault.ts'

/** Entries a page holds at most (design 8.14). */
export const PAGE_ENTRIES = 256
/** Entities that are so far only in the emergency journal; never written. */
const OVERLAY = -1

/** A page in memory; replaced, never changed. */
interface DigestPage {
  readonly version: string
  readonly entries: readonly Entry[]
}

/** Every entry of every book, in memory: list, filter and count never open rows one by one. */
export interface Digest {
  entries(book: Id): ReadonlySignal<readonly Entry[]>
  entry(ent: Id): Entry | undefined
  /** the arrays of a book as they are, for counts that remember what they counted */
  pages(book: Id): readonly (readonly Entry[])[]
  changed(book: Id): ReadonlySignal<number>
  /** the pages of a transaction: read when touched, written by `flush`, shown by the answer of `flush` after the commit */
  begin(tx: Transaction, version: () => string): DigestEdit
  load(tx: Transaction, book: Id): Promise<() => void>
  /** reads pages again that another tab wrote */
  reload(tx: Transaction, book: Id, pages: readonly number[]): Promise<() => void>
  /** shows an entry that no transaction has written yet */
  overlay(entry: Entry): void
  remove(book: Id): void
}

export interface DigestEdit {
  /** the page for an entity born now */
  birth(book: Id): Promise<number>
  put(page: number, entry: Entry): Promise<void>
  remove(book: Id, page: number, ent: Id): Promise<void>
  flush(): Promise<() => void>
  /** book and page of everything touched */
  touched(): readonly { readonly book: Id; readonly page: number }[]
}

interface BookPages {
  readonly pages: Map<number, DigestPage>
  readonly version: Signal<number>
  readonly entries: ReadonlySignal<readonly Entry[]>
}

export function createDigest(vault: Vault, shelf: Pick<Shelf, 'channel'>): Digest {
  const books = new Map<Id, BookPages>()
  const byEnt = new Map<Id, Entry>()

  const bookOf = (book: Id): BookPages => {
    const known = books.get(book)
    if (known) return known
    const pages = new Map<number, DigestPage>()
    const version = signal(0)
    const entries = computed(() => {
      void version.value
      return [...pages.values()].flatMap((page) => page.entries)
    })
    const made = { pages, version, entries }
    books.set(book, made)
    return made
  }
  const show = (book: Id, changed: ReadonlyMap<number, DigestPage>) => {
    const { pages, version } = bookOf(book)
    for (const [number, page] of changed) {
      for (const { ent } of pages.get(number)?.entries ?? []) byEnt.delete(ent)
      pages.set(number, page)
    }
    for (const page of changed.values())
      for (const entry of page.entries) byEnt.set(entry.ent, entry)
    const overlay = pages.get(OVERLAY)
    if (overlay) {
      const left = overlay.entries.filter((entry) => byEnt.get(entry.ent) === entry)
      pages.set(OVERLAY, { version: '', entries: left })
    }
    version.value = version.peek() + 1
  }
  const openPage = (record: DigestRecord): DigestPage => {
    const held = books.get(record.book)?.pages.get(record.page)
    if (held?.version === record.version) return held
    const name = `${record.book}:${record.page}`
    // Sealed by `flush` under this name.
    const packed = vault.open('digests', name, record.sealed) as Packed[] | undefined
    if (!packed) throw new Error('a digest page does not open')
    return {
      version: record.version,
      entries: packed.map((each) => unpack(each, record.book, shelf))
    }
  }
  const read = async (tx: Transaction, book: Id, range: { from: number; to: number }) => {
    const records = await tx.range('digests', { from: [book, range.from], to: [book, range.to] })
    return new Map(records.map((record) => [record.page, openPage(record)]))
  }
  return {
    entries: (book) => bookOf(book).entries,
    entry: (ent) => byEnt.get(ent),
    pages: (book) => [...bookOf(book).pages.values()].map((page) => page.entries),
    changed: (book) => bookOf(book).version,
    begin: (tx, version) => {
      const lastPage = (book: Id) => Math.max(0, ...(books.get(book)?.pages.keys() ?? []))
      return beginEdit({ tx, vault, openPage, show, version, lastPage })
    },
    load: async (tx, book) => {
      const found = await read(tx, book, { from: 0, to: Infinity })
      return () => show(book, found)
    },
    reload: async (tx, book, pages) => {
      const found = new Map<number, DigestPage>()
      for (const page of new Set(pages)) {
        for (const [number, opened] of await read(tx, book, { from: page, to: page })) {
          found.set(number, opened)
        }
      }
      return () => show(book, found)
    },
    overlay: (entry) => {
      const { pages } = bookOf(entry.book)
      const home = [...pages].find(([, page]) => page.entries.some(({ ent }) => ent === entry.ent))
      const [number, page] = home ?? [OVERLAY, { version: '', entries: [] }]
      // Without its version the page is read from the database again before anything is written into it.
      const entries = [...page.entries.filter(({ ent }) => ent !== entry.ent), entry]
      show(entry.book, new Map([[number, { version: '', entries }]]))
    },
    remove: (book) => {
      for (const page of books.get(book)?.pages.values() ?? []) {
        for (const { ent } of page.entries) byEnt.delete(ent)
      }
      books.get(book)?.pages.clear()
      show(book, new Map())
    }
  }
}

interface EditParts {
  readonly tx: Transaction
  readonly vault: Vault
  readonly openPage: (record: DigestRecord) => DigestPage
  readonly show: (book: Id, changed: ReadonlyMap<number, DigestPage>) => void
  readonly version: () => string
  /** the last page this tab knows of; another tab may have begun further ones */
  readonly lastPage: (book: Id) => number
}

function beginEdit({ tx, vault, openPage, show, version, lastPage }: EditParts): DigestEdit {
  const edits = new Map<string, { book: Id; page: number; entries: Entry[]; dirty: boolean }>()
  const last = new Map<Id, number>()
  const edit = async (book: Id, page: number) => {
    const name = `${book}:${page}`
    const known = edits.get(name)
    if (known) return known
    const record = await tx.get('digests', [book, page])
    const made = { book, page, entries: record ? [...openPage(record).entries] : [], dirty: false }
    edits.set(name, made)
    return made
  }
  const dirty = () => [...edits.values()].filter((each) => each.dirty)
  return {
    birth: async (book) => {
      let page = last.get(book) ?? lastPage(book)
      while ((await edit(book, page)).entries.length >= PAGE_ENTRIES) page += 1
      last.set(book, page)
      return page
    },
    put: async (page, entry) => {
      const { entries } = Object.assign(await edit(entry.book, page), { dirty: true })
      const at = entries.findIndex(({ ent }) => ent === entry.ent)
      if (at < 0) entries.push(entry)
      else entries[at] = entry
    },
    remove: async (book, page, ent) => {
      const edited = await edit(book, page)
      edited.entries = edited.entries.filter((entry) => entry.ent !== ent)
      edited.dirty = true
    },
    flush: async () => {
      const pages = dirty().map(({ book, page, entries }) => ({
        book,
        page,
        version: version(),
        entries
      }))
      for (const { book, page, version: made, entries } of pages) {
        const sealed = vault.seal('digests', `${book}:${page}`, entries.map(pack))
        await tx.put('digests', { book, page, version: made, sealed })
      }
      return () => {
        for (const book of new Set(pages.map((page) => page.book))) {
          const mine = pages.filter((page) => page.book === book)
          show(book, new Map(mine.map(({ page, ...rest }) => [page, rest])))
        }
      }
    },
    touched: () => dirty().map(({ book, page }) => ({ book, page }))
  }
}

/** An entry as a list: 256 copies of every field name would be half of a page. */
type Packed = readonly [
  ent: Id,
  kind: string,
  author: Id,
  born: number,
  changed: number,
  grp: string,
  grps: readonly string[],
  flags: number,
  values: Entry['values']
]

function pack(entry: Entry): Packed {
  const flags = (entry.deleted ? 1 : 0) | (entry.forked ? 2 : 0) | (entry.changedBehind ? 4 : 0)
  const { ent, kind, author, born, changed, grp, grps, values } = entry
  return [ent, kind, author, born, changed, grp, grps, flags, values]
}

function unpack(packed: Packed, book: Id, shelf: Pick<Shelf, 'channel'>): Entry {
  const [ent, kind, author, born, changed, grp, grps, flags, values] = packed
  return {
    ent,
    book,
    kind,
    author,
    born,
    changed,
    audience: shelf.channel(grp)?.audience ?? 'private',
    grp,
    grps,
    deleted: (flags & 1) > 0,
    forked: (flags & 2) > 0,
    changedBehind: (flags & 4) > 0,
    values
  }
}
