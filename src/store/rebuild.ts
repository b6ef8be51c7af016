import type { Id } from '#lib/id.ts'
import { everything } from './everything.ts'
import type { Core } from './core.ts'
import { openRow, rowToEntry } from './row.ts'

/**
 * Makes a book's digest again from its rows: after an update that declares other fields, or where a page no longer opens. One transaction;
 * every entity keeps its page.
 */
export async function rebuildDigest(core: Core, book: Id): Promise<void> {
  const rebuilt = await core.guard.run(
    everything('relaxed', async (tx) => {
      const rows = await tx.range('rows', { index: 'book', from: book, to: book })
      await tx.clear('digests', { from: [book, 0], to: [book, Infinity] })
      const edit = core.digest.begin(tx, core.version)
      for (const record of rows) {
        const operations = openRow(core.vault, record)
        const entry = rowToEntry(core.rules, core.shelf, record.ent, book, operations)
        if (entry) await edit.put(record.page, entry)
      }
      return edit.flush()
    })
  )
  if (!rebuilt.ok) return
  rebuilt.value()
  core.touches.touch(undefined)
}
