import type { ReadonlySignal } from '@preact/signals-core'
import type { Random } from '#lib/random.ts'
import { ok, type Problem, type Result } from '#lib/result.ts'
import type { Now } from '#lib/time.ts'
import type { SyncStore } from '#store/types.ts'
import { sendErasures } from './erasures.ts'
import { type LeaderSeam, makeLeader } from './leader.ts'
import type { Presence } from './presence.ts'
import { foldKept, pullAll, pullOnce, type Pulled } from './pull.ts'
import { pushAll, type Pushed } from './push.ts'
import { createQuiet, type Quiet } from './quiet.ts'
import type { Request } from './request.ts'
import { reportOf } from './report.ts'
import { endWait } from './restore.ts'
import { makeRetry, type Retry } from './retry.ts'
import { channelOf, channelsOf, isShared, type Register, type Session } from './session.ts'
import { createStatus, type SyncState } from './status.ts'
import type { Timers } from './timers.ts'
import { createTurns, type Turns } from './turns.ts'

export interface SyncParts {
  readonly store: SyncStore
  readonly request: Request
  /** the machine's own clock, uncorrected */
  readonly now: Now
  readonly random: Random
  readonly timers: Timers
  readonly leader: LeaderSeam
  readonly presence: Presence
  readonly token: Session['token']
  readonly register: Register
  /** fetches and keeps the wraps of a channel that wait for us */
  readonly fetchKeys: (grp: string) => Promise<Result<void>>
  /** looks at the members of the shared channels: who holds which key */
  readonly refreshMembers?: () => Promise<unknown>
  /** s a pull may wait at the server; 25 where left out */
  readonly wait?: number
}

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

/** ms between looks at an outbox nobody wrote to, and between two members' looks. */
const LOOK_AGAIN = 60_000
const MEMBERS_AGAIN = 5 * 60_000
/** ms between the end of one long-poll and the next. */
const BREATH = 250

/** The conversation with the server, led by one visible tab. */
export function createSync(parts: SyncParts): Sync {
  const { store, presence, timers } = parts
  const status = createStatus(parts.now)
  const beside: Beside = { turns: createTurns(), quiet: createQuiet(parts) }
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
      return pulled.ok ? ok({ ...pushed, kept: pulled.value }) : pulled
    },
    state: status.state
  }
}

type Status = ReturnType<typeof createStatus>

/** What a conversation and whoever asks beside it have in common. */
interface Beside {
  readonly turns: Turns
  readonly quiet: Quiet
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
      if (!problem) pull.kick('better')
      return problem
    }
  })
  const listening = listenFor(parts, session, status, push, beside)
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
  }
  const stops = [
    store.onMinted(() => push.kick('minted')),
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

/** The long-poll: one attempt waits at the server, keeps what comes, and does what it asks for. */
function listenFor(
  parts: SyncParts,
  session: Session,
  status: Status,
  push: Retry,
  { turns, quiet }: Beside
) {
  const { store, now } = parts
  let waiting: AbortController | undefined
  let asked = ''
  let membersAt = Number.NEGATIVE_INFINITY
  let more = false
  let full = false
  const shared = () =>
    channelsOf(store)
      .filter(isShared)
      .map(({ grp, restore }) => `${grp} ${restore}`)
      .join()

  const attempt = async (): Promise<Problem | undefined> => {
    asked = shared()
    if (asked === '') return undefined
    const own = new AbortController()
    waiting = own
    const hide = () => own.abort()
    session.signal?.addEventListener('abort', hide)
    const wait = more ? 0 : (parts.wait ?? 25)
    turns.interrupt = () => {
      if (wait > 0) own.abort()
    }
    const options = { wait, now, report: await reportOf(store) }
    const pulled = await turns.take(() => pullOnce({ ...session, signal: own.signal }, options))
    session.signal?.removeEventListener('abort', hide)
    // Called back to ask for other channels, or hidden: nothing was found out about the server.
    if (own.signal.aborted || session.signal?.aborted) return undefined
    more = pulled.ok && pulled.value.more
    full = more && pulled.ok && pulled.value.kept > 0
    const problem = pulled.ok ? pulled.value.problem : pulled.problem
    status.heard(problem)
    if (!pulled.ok) {
      if (pulled.problem.code === 'awaiting-lead') await leadBack(parts, session, ledBy(store))
      return problem
    }
    if (!problem && push.failures() > 0) push.kick('better')
    if (now() - membersAt >= MEMBERS_AGAIN && parts.refreshMembers) {
      membersAt = now()
      await parts.refreshMembers()
    }
    if (!problem) await quiet.afterPull(session, pulled.value)
    return (await answerWishes(parts, session, pulled.value)) ?? problem
  }
  return {
    attempt,
    /** a page was kept and more is left: it is fetched at once [L7] */
    isFull: () => full,
    /** ends a wait that is for other channels than are shared by now */
    isStale() {
      if (asked === shared()) return false
      waiting?.abort()
      return true
    }
  }
}

/** Fetches new keys, opens what was kept for them [L9], and ends the wait of restored channels this tablet leads. */
async function answerWishes(
  parts: SyncParts,
  session: Session,
  { keys, awaiting }: Pulled
): Promise<Problem | undefined> {
  for (const grp of keys) {
    const fetched = await parts.fetchKeys(grp)
    if (!fetched.ok) return fetched.problem
    const folded = await parts.store.foldPages(grp)
    if (!folded.ok) return folded.problem
  }
  return awaiting.length > 0 ? leadBack(parts, session, awaiting) : undefined
}

/** Shared channels that this tablet leads: where everything waits for a lead, the server names none. */
function ledBy(store: SyncStore): readonly string[] {
  const led = channelsOf(store).filter((channel) => isShared(channel) && channel.role === 'lead')
  return led.map(({ grp }) => grp)
}

/** Offers a restored server all that this tablet holds, and says so where it leads [E2]. */
async function leadBack(
  parts: SyncParts,
  session: Session,
  awaiting: readonly string[]
): Promise<Problem | undefined> {
  const pushed = await pushAll(session, parts.register)
  if (pushed.problem) return pushed.problem
  for (const grp of awaiting) {
    const ended = await endWait(session, grp)
    if (!ended.ok) return ended.problem
  }
  return undefined
}
