import type { Core } from './core.ts'
import type { ShelfChannel } from './shelf.ts'

/** After the commit: what is written of these channels is what this page and the others show. */
export function adoptChannels(core: Core, channels: readonly ShelfChannel[]): void {
  core.shelf.adopt({ channels })
  core.ledger.apply([])
  core.touches.touch(undefined)
  core.tabs.post({ tell: 'shelf' })
}
