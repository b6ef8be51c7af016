import type { Problem } from '#lib/result.ts'
import type { SyncStore } from '#store/sync-types.ts'
import { pullOnce, type Pulled } from './pull.ts'
import { pushAll } from './push.ts'
import { reportOf } from './report.ts'
import { endWait } from './restore.ts'
import type { Retry } from './retry.ts'
import { channelsOf, isShared, type Session } from './session.ts'
import type { Beside, Status, SyncParts } from './sync-parts.ts'

/** ms between two looks at who is a member. */
const MEMBERS_AGAIN = 5 * 60_000

/** The long-poll: one attempt waits at the server, keeps what comes, and does what it asks for. */
export function listenFor(
  parts: SyncParts,
  session: Session,
  status: Status,
  { push, media }: { readonly push: Retry; readonly media: Retry },
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
    if (pulled.value.kept > 0) media.kick('better')
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
