import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { msToDay, msToInstant } from '#lib/time.ts'
import { type Codebook, codebookOf } from '#schema/codebook.ts'
import type { KindWords, Register } from '#schema/define-kind.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Audience, Shown } from '#store/types.ts'
import { labelOf } from './granting.ts'

/** handed-in: what the group, a school or the adviser can read. everything: my private notes as well. */
export type ReadableScope = 'handed-in' | 'everything'

/** What stands at the top of a readable file, so that whoever finds it knows what it is and when it must go. */
export interface ReadableHeader {
  readonly format: 'jotter-readable'
  readonly v: 1
  readonly project: string
  readonly scope: ReadableScope
  readonly sealed: false
  readonly containsPupilData: true
  readonly made: string
  /** day on which it is to be deleted, YYYY-MM-DD */
  readonly deleteBy: string
}

export interface ReadableRecord {
  readonly id: Id
  readonly author: Id
  readonly audience: Audience
  readonly made: string
  readonly changed: string
  readonly values: Shown['values']
  /** fields where people wrote at once: every version, the shown one first */
  readonly versions?: Readonly<Record<string, readonly unknown[]>>
}

export interface Readable {
  readonly header: ReadableHeader
  /** what each field means: JSON Schema by kind */
  readonly codebook: Readonly<Record<string, Codebook>>
  readonly records: Readonly<Record<string, readonly ReadableRecord[]>>
}

/** A readable file is for one errand, not for keeping. */
const KEEP_DAYS = 30
const DAY = 24 * 60 * 60_000
const AT_ONCE = 200

/**
 * One project as plain JSON that any program reads: the leak that `sealedCopy` is not, and marked as such. What was deleted or
 * never handed in stays out unless `scope` says everything; drafts are never in it.
 */
export async function exportReadable(
  {
    store,
    kinds,
    words
  }: {
    readonly store: SyncStore
    readonly kinds: Register
    readonly words: Readonly<Record<string, KindWords>>
  },
  book: Id,
  scope: ReadableScope = 'handed-in'
): Promise<Result<Readable>> {
  const known = store.books.value.find((each) => each.book === book)
  if (!known) return fail('entity-missing')
  const wanted = store
    .entries(book)
    .peek()
    .filter(({ deleted, audience }) => {
      return !deleted && (scope === 'everything' || audience !== 'private')
    })
    .toSorted((one, other) => one.born - other.born || (one.ent < other.ent ? -1 : 1))
    .map(({ ent }) => ent)
  const records: Record<string, ReadableRecord[]> = {}
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    for (const shown of await store.open(wanted.slice(at, at + AT_ONCE))) {
      const list = (records[shown.kind] ??= [])
      list.push(toRecord(shown, mediaOf(kinds, shown.kind)))
    }
  }
  const codebook: Record<string, Codebook> = {}
  for (const name of Object.keys(records)) {
    const kind = kinds.byName(name)
    const said = words[name]
    if (kind && said) codebook[name] = codebookOf(kind, said)
  }
  const now = store.now()
  return ok({
    header: {
      format: 'jotter-readable',
      v: 1,
      project: labelOf(store, book, book),
      scope,
      sealed: false,
      containsPupilData: true,
      made: msToInstant(now),
      deleteBy: msToDay(now + KEEP_DAYS * DAY)
    },
    codebook,
    records
  })
}

/** The file: two spaces deep, as people open it too. */
export function readableText(readable: Readable): string {
  return `${JSON.stringify(readable, null, 2)}\n`
}

/** Fields that hold a picture, its key or a recording: whoever finds a readable file is not to see a child's work, nor how to open it. */
function mediaOf(kinds: Register, kind: string): ReadonlySet<string> {
  const fields = Object.entries(kinds.byName(kind)?.fields ?? {})
  return new Set(
    fields.flatMap(([name, { input }]) => (input === 'blob' || input === 'thumbnail' ? [name] : []))
  )
}

function toRecord(
  { ent, author, audience, born, changed, folded }: Shown,
  media: ReadonlySet<string>
): ReadableRecord {
  const isText = (field: string) => !media.has(field)
  const values = Object.entries(folded.values).filter(([field]) => isText(field))
  const versions = folded.forks
    .filter(isText)
    .map((field) => [field, (folded.heads[field] ?? []).map(({ value }) => value)] as const)
  return {
    id: ent,
    author,
    audience,
    made: msToInstant(born),
    changed: msToInstant(changed),
    values: Object.fromEntries(values),
    ...(versions.length > 0 ? { versions: Object.fromEntries(versions) } : {})
  }
}
