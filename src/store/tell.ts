import type { Core } from './core.ts'
import type { LedgerChange } from './ledger.ts'
import type { ShelfChannel } from './shelf.ts'

/** After the commit: what is written of these channels is what this page and the others show. */
export function adoptChannels(core: Core, channels: readonly ShelfChannel[]): void {
  core.shelf.adopt({ channels })
  core.ledger.apply([])
  core.touches.touch(undefined)
  core.tabs.post({ tell: 'shelf' })
}

/** The same of lines that came, changed their state or left. */
export function tellLines(core: Core, lines: readonly LedgerChange[]): void {
  if (lines.length === 0) return
  core.ledger.apply(lines)
  core.tabs.post({ tell: 'lines', lines })
}
