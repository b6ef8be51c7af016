import { signal, useSignal, type Signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { SyncStore } from '#store/sync-types.ts'
import { useApp } from '../shared/app-context.ts'

export interface Pen {
  /** once a pen has drawn on this tablet, a finger is a hand that rests there or moves the page */
  readonly seen: Signal<boolean>
  /** it was seen before this page was opened: nothing changes its size under the first stroke */
  readonly before: Signal<boolean>
  /** a pen is on the glass */
  see(): void
}

/** The name that it is kept under in the store of this tablet. */
const NAME = 'pen'
const seenIn = new WeakMap<SyncStore, Signal<boolean>>()

function seenOn(store: SyncStore): Signal<boolean> {
  const known = seenIn.get(store) ?? signal(false)
  seenIn.set(store, known)
  return known
}

/** Whether this tablet has a pen; it is remembered over a reload. */
export function usePen(): Pen {
  const { store } = useApp()
  const seen = seenOn(store)
  const before = useSignal(seen.peek())
  useEffect(() => {
    if (seen.peek()) return
    void store.recall(NAME).then((kept) => {
      if (seen.peek() || !kept.ok || kept.value !== true) return
      seen.value = true
      before.value = true
    })
  }, [store, seen, before])
  return useMemo(
    () => ({
      seen,
      before,
      see() {
        if (seen.peek()) return
        seen.value = true
        void store.keep(NAME, true)
      }
    }),
    [store, seen, before]
  )
}
