import { dropCheckpoint } from './checkpoint-show.ts'
import type { Core } from './core.ts'
import { type LedgerChange, toLedger } from './ledger.ts'
import type { Transaction } from './port.ts'
import type { ShelfChannel } from './shelf.ts'
import { adoptChannels, tellLines } from './tell.ts'

/** A channel that lived through a restore without this page: another page was faster, or a transaction was carried out late. */
export interface Moved {
  readonly channel: ShelfChannel
  readonly lines: readonly LedgerChange[]
}

/** Reads where its lines stand now, in the transaction that found it moved. */
export async function readMoved(tx: Transaction, channel: ShelfChannel): Promise<Moved> {
  const { grp } = channel
  const lines = await tx.range('lines', { index: 'grp', from: grp, to: grp })
  return { channel, lines: lines.map(toLedger) }
}

/** What the disk says stands: lines that are offered again are not called safe. */
export function adoptMoved(core: Core, { channel, lines }: Moved): void {
  dropCheckpoint(core, channel.grp)
  tellLines(core, lines)
  adoptChannels(core, [channel])
}
