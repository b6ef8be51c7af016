import type { Result } from '#lib/result.ts'
import type { Book, Change, Store } from '#store/types.ts'

/** Birds of the supplied list: labels, never names. */
const PUPILS = [
  { code: 'T-1', label: 'Heron', classStage: 'P4' },
  { code: 'T-2', label: 'Lapwing', classStage: 'P4' },
  { code: 'T-3', label: 'Plover', classStage: 'P4' }
] as const

/** The trial page: a project of this tablet alone, with three made-up pupils. An older trial is opened again. */
export async function startTrial(store: Store): Promise<Result<Book>> {
  const known = store.books.peek().find((book) => book.kind === 'trial')
  if (known) return { ok: true, value: known }
  const made = await store.addBook({ kind: 'trial', patch: { title: 'Trial', step: '1' } })
  if (!made.ok) return made
  const book = made.value
  const grp = book.channels.find(({ audience }) => audience === 'group')?.grp
  const changes = PUPILS.map<Change>((pupil) => ({
    book: book.book,
    grp: grp ?? book.channels[0]?.grp ?? '',
    ent: store.newEntity(),
    kind: 'pupil',
    patch: pupil,
    ctx: { pos: 0, ids: [] }
  }))
  const saved = await store.change(changes)
  return saved.ok ? made : saved
}
