import { parseLine, type Line } from '#api/line.ts'
import { kinds } from '#kinds/index.ts'
import type { Body } from '#log/types.ts'
import { openLine } from '#seal/line.ts'
import type { RowOperation } from '#store/row.ts'
import { rulesOf } from '#store/rules.ts'
import { readServed } from '#store/served.ts'
import type { LineRecord, MetaRecord, PageRecord } from '#store/tables.ts'
import type { ServedLine } from '#store/sync-types.ts'
import type { SimServer } from './server.ts'
import type { Kept } from './tablet.ts'

export const rules = rulesOf(kinds)
type Keys = readonly { readonly kid: string; readonly key: Uint8Array }[]

/** What stands in a tablet's database, read past the store. */
export interface Disk {
  readonly lines: readonly LineRecord[]
  /** in order, by channel */
  readonly pages: ReadonlyMap<string, readonly PageRecord[]>
  readonly clock: MetaRecord['clear']
  /** keys of pieces of pictures */
  readonly pieces: ReadonlySet<string>
}

export async function lookAt(kept: Kept): Promise<Disk> {
  const port = kept.port()
  await port.open()
  const disk = await port.run({
    tables: ['lines', 'pages', 'meta', 'blobs'],
    mode: 'read',
    durability: 'relaxed',
    body: async (tx) => {
      const lines = await tx.range('lines', {})
      const pages = await tx.range('pages', {})
      const clock = (await tx.get('meta', 'clock'))?.clear
      const pieces = new Set((await tx.range('blobs', {})).map(({ id }) => id))
      return { lines, pages: Map.groupBy(pages, ({ grp }) => grp), clock, pieces }
    }
  })
  port.close()
  return disk
}

export function servedIn(page: PageRecord): readonly ServedLine[] {
  // The store's own JSON of lines that the wire's schema let in.
  return JSON.parse(page.served) as readonly ServedLine[]
}

/** The operations of a channel as the server holds them, opened; erased ones and those no key opens are left out. */
export function operationsOf(server: SimServer, grp: string, keys: Keys): readonly RowOperation[] {
  return (server.channel(grp)?.lines ?? []).flatMap((line) => {
    const read = readServed(line, grp, keys, rules)
    return read.read === 'operation' ? [read.operation] : []
  })
}

/** A line of the outbox, opened; undefined where it is no operation or no key opens it. */
export function openRecord(
  { line }: Pick<LineRecord, 'line'>,
  keys: Keys
): { readonly head: Line['head']; readonly body: Body } | undefined {
  const parsed = parseLine(line)
  if (!parsed.ok || parsed.value.form !== 'sealed') return undefined
  const { head } = parsed.value
  const key = keys.find(({ kid }) => kid === head.kid)
  const opened = key && openLine(parsed.value, key.key)
  return opened?.ok ? { head, body: JSON.parse(opened.value) as Body } : undefined
}
