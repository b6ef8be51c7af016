import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { Problem } from '#lib/result.ts'
import type { Now } from '#lib/time.ts'

/**
 * What the last answers said of the server. Where a note is stands in the store's places and standing, which know ids and receipts; this
 * only says whether a way to the server was found, and when [R8].
 */
export interface SyncState {
  readonly server: 'unknown' | 'reached' | 'offline' | 'captive' | 'error' | 'refused'
  /** ms when the server last answered as ours */
  readonly lastSuccess?: number
  /** a push is under way */
  readonly busy: boolean
  readonly problem?: Problem
  /** why pictures and recordings do not get on, while words do */
  readonly media?: Problem
}

export interface Status {
  readonly state: ReadonlySignal<SyncState>
  sending(busy: boolean): void
  /** an answer of our server, or why there was none */
  heard(problem: Problem | undefined): void
  /** what stood in the way of a push round, if anything did: told before it is heard */
  pushed(problem: Problem | undefined): void
  /** what stood in the way of bytes of pictures and recordings */
  media(problem: Problem | undefined): void
  /** the leading tab's state, as it told this one */
  adopt(said: unknown): void
}

export function createStatus(now: Now): Status {
  const state = signal<SyncState>({ server: 'unknown', busy: false })
  /** no room there: a page that comes all the same does not take it back */
  let full: Problem | undefined
  return {
    state,
    sending(busy) {
      if (state.value.busy !== busy) state.value = { ...state.value, busy }
    },
    heard(problem) {
      const { busy, lastSuccess, media } = state.value
      // Not being known outranks not being reached, and stays until it is dealt with (lessons.md §3.2).
      if (problem && state.value.server === 'refused' && serverOf(problem) !== 'refused') return
      const shown = problem ?? full
      const success = problem ? lastSuccess : now()
      state.value = {
        server: shown ? serverOf(shown) : 'reached',
        busy,
        ...(success === undefined ? {} : { lastSuccess: success }),
        ...(shown ? { problem: shown } : {}),
        ...(media ? { media } : {})
      }
    },
    pushed(problem) {
      full = problem?.code === 'store-full' ? problem : undefined
    },
    media(problem) {
      const { media, ...others } = state.value
      // Being out of reach is told by the lines already.
      const isOwn = problem?.code === 'store-full' || problem?.code.startsWith('storage-')
      if (problem && isOwn) state.value = { ...others, media: problem }
      else if (media) state.value = others
    },
    adopt(said) {
      if (isState(said)) state.value = said
    }
  }
}

function isState(said: unknown): said is SyncState {
  return typeof said === 'object' && said !== null && 'server' in said && 'busy' in said
}

function serverOf({ code }: Problem): SyncState['server'] {
  switch (code) {
    case 'offline':
      return 'offline'
    case 'captive-portal':
      return 'captive'
    case 'token-unknown':
    case 'not-signed-in':
    case 'not-allowed':
    case 'setup-code-wrong':
    case 'registration-closed':
      return 'refused'
    default:
      return 'error'
  }
}

/** What the strip's sentence is made of: what waits, since when, when the server was last reached. */
export interface SyncFacts {
  readonly waiting: number
  /** ms that the oldest waiting line has waited */
  readonly age?: number
  readonly lastSuccess?: number
}

export function factsOf(
  standing: { readonly waiting: number; readonly oldestPending?: number },
  state: SyncState,
  now: number
): SyncFacts {
  const { waiting, oldestPending } = standing
  return {
    waiting,
    ...(oldestPending === undefined ? {} : { age: Math.max(0, now - oldestPending) }),
    ...(state.lastSuccess === undefined ? {} : { lastSuccess: state.lastSuccess })
  }
}
