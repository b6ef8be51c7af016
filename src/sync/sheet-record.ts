import type { Id } from '#lib/id.ts'
import type { Result } from '#lib/result.ts'
import type { SharingDeps } from './identity.ts'
import { type MemberList, provenBy } from './new-key.ts'

/** What this tablet remembers of a recovery sheet it made or was recovered with: enough to check its last letters, no more. */
export interface SheetRecord {
  readonly id: Id
  /** ms since 1970 */
  readonly made: number
  readonly books: readonly Id[]
  /** its public key, to which sealed copies are wrapped as well */
  readonly pub: string
  /** the last group of its letters */
  readonly last: string
  /** newest key of each channel when it was made */
  readonly kids: Readonly<Record<string, string>>
  /** the person typed its last letters back: it exists on paper */
  readonly confirmed: boolean
}

const SHEETS = 'sheets'

export async function readSheets({
  store
}: Pick<SharingDeps, 'store'>): Promise<readonly SheetRecord[]> {
  const kept = await store.recall(SHEETS)
  // A sheet that cannot be read holds nothing: what it keeps safe is not called so.
  return kept.ok ? toSheets(kept.value) : []
}

// Sealed by us under this very name.
const toSheets = (kept: unknown) => (Array.isArray(kept) ? (kept as readonly SheetRecord[]) : [])

export async function keepSheet(deps: SharingDeps, sheet: SheetRecord): Promise<Result<void>> {
  return deps.store.amend(SHEETS, (kept) => [
    ...toSheets(kept).filter(({ id }) => id !== sheet.id),
    sheet
  ])
}

/** A sheet that was typed back holds the channel's current key: from its making, or wrapped to it since. */
export async function sheetHolds(
  deps: SharingDeps,
  grp: string,
  current: string,
  listed: MemberList['sheets']
): Promise<boolean> {
  const keys = await deps.store.channelKeys(grp)
  const mine = (await readSheets(deps)).filter(({ confirmed, kids }) => confirmed && grp in kids)
  return mine.some(({ id, kids }) => {
    const living = listed.find((each) => each.id === id)
    if (!living || !provenBy(keys, living)) return false
    return kids[grp] === current || living.kids.includes(current)
  })
}
