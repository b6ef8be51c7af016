import type { Timers } from './timers.ts'

/** How tabs agree on one that talks to the server. */
export interface LeaderSeam {
  /** runs `hold` once the lock is ours; rejects when it was stolen or `signal` aborted before */
  request(
    options: { steal: boolean; signal: AbortSignal },
    hold: () => Promise<void>
  ): Promise<void>
  /** tells the other tabs that the leader lives, and what it knows of the server */
  beat(said: unknown): void
  onBeat(listener: (said: unknown) => void): () => void
}

export const BEAT = 3000
/** After this much silence, ms, a visible tab takes over [R10]. */
export const SILENCE = 10_000

export interface Leader {
  /** while started (the tab is visible) it waits for the lead, and takes it from a silent tab */
  start(): void
  /** gives the lead back */
  stop(): void
  isLeading(): boolean
}

interface LeaderParts {
  readonly seam: LeaderSeam
  readonly timers: Timers
  /** called when this tab becomes the leader; the signal aborts when it no longer is */
  readonly lead: (signal: AbortSignal) => void
  /** what the leader's beats tell */
  readonly say: () => unknown
  /** what another tab's beat told */
  readonly heard: (said: unknown) => void
}

/** One tab's part in choosing the leader. */
export function makeLeader({ seam, timers, lead, say, heard }: LeaderParts): Leader {
  let asking: AbortController | undefined
  let leading: AbortController | undefined
  let cancel = () => {}
  let deaf = () => {}

  const beatOn = (signal: AbortSignal) => {
    if (signal.aborted) return
    seam.beat(say())
    cancel = timers.after(BEAT, () => beatOn(signal))
  }
  const listen = () => {
    cancel()
    cancel = timers.after(SILENCE, () => ask(true))
  }
  const ask = (steal: boolean) => {
    asking?.abort()
    const own = new AbortController()
    asking = own
    if (!steal) listen()
    const hold = () =>
      new Promise<void>((release) => {
        if (own.signal.aborted) return release()
        cancel()
        leading = own
        own.signal.addEventListener('abort', () => release())
        beatOn(own.signal)
        lead(own.signal)
      })
    void seam
      .request({ steal, signal: own.signal }, hold)
      .catch(() => {})
      .then(() => {
        // Stolen by another tab, or never given: whoever was leading here stops, and waits again.
        if (leading === own) leading = undefined
        if (asking === own && !own.signal.aborted) {
          own.abort()
          ask(false)
        }
      })
  }

  return {
    start() {
      if (asking) return
      deaf = seam.onBeat((said) => {
        if (leading) return
        listen()
        heard(said)
      })
      ask(false)
    },
    stop() {
      cancel()
      deaf()
      asking?.abort()
      asking = undefined
      leading = undefined
    },
    isLeading: () => leading !== undefined
  }
}

/** Web Locks and a broadcast as the seam; where the browser has no locks every tab leads, which is harmless. */
export function browserLeader(name: string): LeaderSeam {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name)
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
  return {
    async request({ steal, signal }, hold) {
      if (!locks) return hold()
      // The browser allows a steal no signal: it is granted at once.
      await locks.request(name, steal ? { steal } : { signal }, hold)
    },
    beat: (said) => channel?.postMessage(said),
    onBeat(listener) {
      const tell = (event: MessageEvent<unknown>) => listener(event.data)
      channel?.addEventListener('message', tell)
      return () => channel?.removeEventListener('message', tell)
    }
  }
}
