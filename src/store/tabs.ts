import type { Id } from '#lib/id.ts'
import type { LedgerChange } from './ledger.ts'

/** What one tab tells the others after a commit. It travels between tabs of one browser only. */
export type TabMessage =
  | {
      readonly tell: 'rows'
      readonly book: Id
      readonly ents: readonly Id[]
      readonly pages: readonly number[]
      readonly lines: readonly LedgerChange[]
      readonly minted: boolean
    }
  | { readonly tell: 'shelf' }
  | { readonly tell: 'lines'; readonly lines: readonly LedgerChange[] }
  | { readonly tell: 'drafts' }
  | { readonly tell: 'blobs'; readonly ents: readonly Id[] }
  | { readonly tell: 'strays' }

export interface Tabs {
  post(message: TabMessage): void
  listen(listener: (message: TabMessage) => void): void
  close(): void
}

/** The other tabs over BroadcastChannel; without one, each tab learns of the others when it is shown again. */
export function createTabs(channelName: string | undefined): Tabs {
  if (channelName === undefined || typeof BroadcastChannel === 'undefined') {
    return { post: () => {}, listen: () => {}, close: () => {} }
  }
  const channel = new BroadcastChannel(channelName)
  return {
    post: (message) => channel.postMessage(message),
    listen: (listener) => {
      channel.addEventListener('message', (event: MessageEvent<TabMessage>) => listener(event.data))
    },
    close: () => channel.close()
  }
}
