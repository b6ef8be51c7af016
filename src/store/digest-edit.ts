import type { Id } from '#lib/id.ts'
import { packPage } from './packed.ts'
import type { Transaction } from './port.ts'
import type { DigestRecord } from './tables.ts'
import type { Entry } from './types.ts'
import type { Vault } from './vault.ts'

/**
 * Entries a page holds at most. Every tap seals and writes the page its note is in, so the page's size is part of the tap's price: 64
 * in place of the 256 that were planned (docs/decisions/010). Pages of any size are read.
 */
export const PAGE_ENTRIES = 64
/** A page in memory; replaced, never changed. */
export interface DigestPage {
  readonly version: string
  readonly entries: readonly Entry[]
}

export interface DigestEdit {
  /** begins to read the pages these entities will most likely touch, beside whatever else is being read */
  prefetch(book: Id, ents: readonly Id[]): Promise<void>
  /** the page for an entity born now */
  birth(book: Id): Promise<number>
  put(page: number, entry: Entry): Promise<void>
  remove(book: Id, page: number, ent: Id): Promise<void>
  flush(): Promise<() => void>
  /** book and page of everything touched */
  touched(): readonly { readonly book: Id; readonly page: number }[]
}

export interface EditParts {
  readonly tx: Transaction
  readonly vault: Vault
  readonly openPage: (record: DigestRecord) => DigestPage
  readonly show: (book: Id, changed: ReadonlyMap<number, DigestPage>) => void
  readonly version: () => string
  /** the last page this tab knows of; another tab may have begun further ones */
  readonly lastPage: (book: Id) => number
  /** where this tab has an entity */
  readonly pageOf: (book: Id, ent: Id) => number | undefined
}

export function beginEdit(parts: EditParts): DigestEdit {
  const { tx, openPage, lastPage, pageOf } = parts
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
    prefetch: async (book, ents) => {
      const pages = new Set(ents.map((ent) => pageOf(book, ent) ?? lastPage(book)))
      await Promise.all([...pages].map((page) => edit(book, page)))
    },
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
    flush: () => flush(parts, dirty()),
    touched: () => dirty().map(({ book, page }) => ({ book, page }))
  }
}

/** Seals and writes the changed pages; the answer shows them after the commit. */
async function flush(
  { tx, vault, show, version }: EditParts,
  dirty: readonly { readonly book: Id; readonly page: number; readonly entries: readonly Entry[] }[]
): Promise<() => void> {
  const pages = dirty.map(({ book, page, entries }) => ({
    book,
    page,
    version: version(),
    entries
  }))
  await Promise.all(
    pages.map(({ book, page, version: made, entries }) => {
      const sealed = vault.seal('digests', `${book}:${page}`, packPage(entries))
      return tx.put('digests', { book, page, version: made, sealed })
    })
  )
  return () => {
    for (const book of new Set(pages.map((page) => page.book))) {
      const mine = pages.filter((page) => page.book === book)
      show(book, new Map(mine.map(({ page, ...rest }) => [page, rest])))
    }
  }
}
