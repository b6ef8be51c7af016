import type { Id } from '#lib/id.ts'
import type { Transaction } from './port.ts'
import type { PageRecord } from './tables.ts'
import type { ServedLine } from './sync-types.ts'

/** Our own JSON of lines that the wire's schema let in. */
export function servedOf(page: PageRecord): readonly ServedLine[] {
  return JSON.parse(page.served) as ServedLine[]
}

/** Blanks the bodies of these positions in the kept pages; positions, ids and hashes stay, so that the chain still holds. */
export async function blankPages(
  tx: Transaction,
  grp: string,
  positions: readonly number[]
): Promise<void> {
  const blank = new Set(positions)
  let done = 0
  for (const pos of positions.toSorted((one, other) => one - other)) {
    if (pos <= done) continue
    const [page] = await tx.range('pages', { from: [grp, pos], to: [grp, Infinity], limit: 1 })
    if (!page) return
    const lines = servedOf(page).map((line) =>
      blank.has(line.pos) ? { ...line, line: null } : line
    )
    await tx.put('pages', { ...page, served: JSON.stringify(lines) })
    done = page.pos
  }
}

/** The served lines at these positions, as kept. */
export async function servedAt(
  tx: Transaction,
  grp: string,
  positions: readonly number[]
): Promise<readonly ServedLine[]> {
  const wanted = new Set(positions)
  const found = new Map<Id, ServedLine>()
  let done = 0
  for (const pos of positions.toSorted((one, other) => one - other)) {
    if (pos <= done) continue
    const [page] = await tx.range('pages', { from: [grp, pos], to: [grp, Infinity], limit: 1 })
    if (!page) break
    for (const line of servedOf(page)) if (wanted.has(line.pos)) found.set(line.id, line)
    done = page.pos
  }
  return [...found.values()]
}
