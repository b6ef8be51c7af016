import type { ReadonlySignal } from '@preact/signals-core'
import { ok, type Result } from '#lib/result.ts'
import type { SyncStore } from '#store/sync-types.ts'
import { sendErasures } from './erasures.ts'
import { makeLeader } from './leader.ts'
import { listenFor } from './listening.ts'
import { createMedia, pendingLines } from './media.ts'
import { foldKept, pullAll } from './pull.ts'
import { pushAll, type Pushed } from './push.ts'
import { createQuiet } from './quiet.ts'
import { makeRetry, type Retry } from './retry.ts'
import { channelOf, channelsOf, isShared, type Session } from './session.ts'
import { createStatus, type SyncState } from './status.ts'
import type { Beside, Status, SyncParts } from './sync-parts.ts'
import type { Timers } from './timers.ts'
import { createTurns } from './turns.ts'

/** What "Send now" did. */
export interface Sent extends Pushed {
  readonly kept: number
}

export interface Sync {
  start(): void
  stop(): void
  /** pushes and pulls at once in this tab, whoever leads; always ends with an outcome [R13] */
  sendNow(): Promise<Result<Sent>>
  readonly state: ReadonlySignal<SyncState>
}

/** ms between looks at an outbox nobody wrote to. */
const LOOK_AGAIN = 60_000
/** ms between the end of one long-poll and the next. */
const BREATH = 250

/** The conversation with the server, led by one visible tab. */
export function createSync(parts: SyncParts): Sync {
  const { store, presence, timers } = parts
  const status = createStatus(parts.now)
  const media = createMedia({
    mediaKinds: parts.mediaKinds ?? new Set(),
    now: parts.now,
    hasRoom: parts.hasRoom ?? (async () => true)
  })
  const beside: Beside = { turns: createTurns(), quiet: createQuiet(parts), media }
  const leader = makeLeader({
    seam: parts.leader,
    timers,
    lead: (signal) => converse(parts, status, beside, signal),
    say: () => status.state.value,
    heard: status.adopt
  })
  let stopWatching = () => {}
  const follow = (visible: boolean) => (visible ? leader.start() : leader.stop())
  return {
    start() {
      stopWatching = presence.onVisible(follow)
      follow(presence.isVisible())
    },
    stop() {
      stopWatching()
      leader.stop()
    },
    async sendNow() {
      const session: Session = { store, request: parts.request, token: parts.token }
      const pushed = await pushRound(parts, session, status)
      if (pushed.problem) return { ok: false, problem: pushed.problem }
      const { turns, quiet } = beside
      turns.interrupt()
      const pulled = await turns.take(() =>
        pullAll(session, parts.now, undefined, (each) => quiet.showBehind(session, each))
      )
      status.heard(pulled.ok ? undefined : pulled.problem)
      if (!pulled.ok) return pulled
      const problem = await beside.media.round(session, async () => false)
      status.media(problem)
      return problem ? { ok: false, problem } : ok({ ...pushed, kept: pulled.value })
    },
    state: status.state
  }
}

/** A turn later, once for all who ask meanwhile: whoever wrote a line sees first that it is kept. */
function turnLater(timers: Timers, run: () => void): () => void {
  let comes = false
  return () => {
    if (comes) return
    comes = true
    timers.after(0, () => {
      comes = false
      run()
    })
  }
}

/** Pushes and pulls until the signal aborts: the page hides, or another tab leads. */
function converse(parts: SyncParts, status: Status, beside: Beside, signal: AbortSignal): void {
  const { store, timers, random, now, presence } = parts
  const session: Session = { store, request: parts.request, token: parts.token, signal }
  const push: Retry = makeRetry({
    timers,
    random,
    now,
    rest: () => LOOK_AGAIN,
    attempt: async () => {
      const { problem } = await pushRound(parts, session, status)
      if (!problem) {
        pull.kick('better')
        media.kick('better')
      }
      return problem
    }
  })
  const media: Retry = makeRetry({
    timers,
    random,
    now,
    rest: () => LOOK_AGAIN,
    attempt: async () => {
      // A push that failed is no reason to wait: what it meets may concern one channel.
      const isLineWaiting = async () => push.failures() === 0 && (await pendingLines(session)) > 0
      const problem = await beside.media.round(session, isLineWaiting)
      status.media(problem)
      return session.signal?.aborted ? undefined : problem
    }
  })
  const listening = listenFor(parts, session, status, { push, media }, beside)
  const pull: Retry = makeRetry({
    timers,
    random,
    now,
    rest: () => (listening.isFull() ? 0 : hasShared(store) ? BREATH : LOOK_AGAIN),
    attempt: listening.attempt
  })
  const better = () => {
    push.kick('better')
    pull.kick('better')
    media.kick('better')
  }
  const stops = [
    store.onMinted(turnLater(timers, () => push.kick('minted'))),
    presence.onOnline(better),
    // A channel that was shared or joined just now belongs into the long-poll.
    store.books.subscribe(() => {
      if (listening.isStale()) pull.kick('better')
    })
  ]
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop()
    push.stop()
    pull.stop()
    media.stop()
  })
  void foldKept(session).then(better)
}

function hasShared(store: SyncStore): boolean {
  return channelsOf(store).some(isShared)
}

/** One push over all channels, with what else waits to be sent. */
async function pushRound(parts: SyncParts, session: Session, status: Status): Promise<Pushed> {
  status.sending(true)
  const pushed = await pushAll(session, parts.register)
  const erased = pushed.problem ? undefined : await sendErasures(session, parts)
  const problem = pushed.problem ?? (erased?.ok === false ? erased.problem : undefined)
  status.sending(false)
  if (session.signal?.aborted) return pushed
  status.pushed(problem)
  if (problem) {
    status.heard(problem)
    if (problem.code === 'token-unknown') await registerAgain(parts)
  } else if (pushed.receipted > 0) status.heard(undefined)
  return problem ? { ...pushed, problem } : pushed
}

/** A server that lost our device learns of it from the channels this tablet made [R7]. */
export async function registerAgain({
  store,
  register
}: Pick<SyncParts, 'store' | 'register'>): Promise<void> {
  for (const { grp, role } of channelsOf(store).filter(isShared)) {
    if (role !== 'lead') continue
    await store.updateChannel(grp, { registered: false })
    const channel = channelOf(store, grp)
    const registered = channel ? await register(channel) : undefined
    if (!registered?.ok || !registered.value) await store.updateChannel(grp, { registered: true })
  }
}
