import { type AnswerOf, endpoints } from '#api/endpoints.ts'
import { fail, ok, type Problem, type Result } from '#lib/result.ts'
import type { Now } from '#lib/time.ts'
import type { ServedLine } from '#store/sync-types.ts'
import type { Channel } from '#store/types.ts'
import { ask } from './ask.ts'
import { verifyPage } from './page.ts'
import { returnChannels } from './restore.ts'
import { channelOf, channelsOf, credentials, isShared, type Session } from './session.ts'

type Answer = AnswerOf<typeof endpoints.postPull>

export interface PullOptions {
  /** s the server may wait for something new */
  readonly wait: number
  /** the machine's own clock, uncorrected; where it is left out, ours is not set by the answer */
  readonly now?: Now
  /** what the group's board may say of this tablet */
  readonly report?: { readonly pending: number; readonly oldest?: number }
}

export interface Pulled {
  /** lines kept */
  readonly kept: number
  /** there may be more at once: a full page, a restore */
  readonly more: boolean
  /** channels with a new key for us */
  readonly keys: readonly string[]
  /** restored channels that wait for a lead's device */
  readonly awaiting: readonly string[]
  /** channels of which much is left to come */
  readonly behind: readonly string[]
  /** the first trouble with a channel; what it concerns is asked for again from the same position [L4] */
  readonly problem?: Problem
}

const NOTHING: Pulled = { kept: 0, more: false, keys: [], awaiting: [], behind: [] }
/** Lines still to come from which on a channel is far behind: some pages. */
const FAR = 3000

/**
 * One request for all shared channels [L7]; keeps what it brings, and shows it where nothing is left to fetch. A page behind which there
 * are more is shown by the next call, while that one's request travels. A problem means that nothing was brought.
 */
export async function pullOnce(session: Session, options: PullOptions): Promise<Result<Pulled>> {
  // What was kept and is not shown yet is shown now: no later page would bring it up again.
  const shown = foldKept(session)
  if (options.wait > 0) {
    const mended = await shown
    if (!mended.ok) return mended
  }
  const asked = nextAsked(session)
  const sent = options.now?.()
  const [mended, answer] = await Promise.all([shown, askFor(session, asked, options)])
  if (!mended.ok) return mended
  if (!answer.ok) return answer
  if (!answer.value) return ok(NOTHING)
  if (sent !== undefined) {
    const came = options.now?.() ?? sent
    // Answered at once, the server read its clock about half-way between; after a wait, at the end.
    const read = options.wait === 0 || asked.isPart ? sent + Math.max(0, came - sent) / 2 : came
    session.store.correctClock(answer.value.now, read)
  }
  if (answer.value.restore !== asked.restore) {
    const grps = asked.channels.map(({ grp }) => grp)
    const back = await returnChannels(session, grps, answer.value)
    return back.ok ? ok({ ...NOTHING, more: true }) : back
  }
  return ok(await keepAnswer(session, asked, answer.value))
}

async function askFor(
  session: Session,
  asked: Asked,
  options: PullOptions
): Promise<Result<Answer | undefined>> {
  if (asked.channels.length === 0) return ok(undefined)
  const known = await credentials(session)
  if (!known.ok) return known
  return ask(session.request, endpoints.postPull, {
    ...known.value,
    wait: options.wait,
    body: {
      after: asked.channels.map(({ grp, pulled }) => ({ grp, pos: pulled })),
      wait: asked.isPart ? 0 : options.wait,
      restore: asked.restore,
      ...(options.report ? { report: options.report } : {})
    }
  })
}

interface Asked {
  readonly channels: readonly Channel[]
  readonly restore: number
  /** some channels still belong to another restore number and are asked for on their own */
  readonly isPart: boolean
}

/** All shared channels; after a break between two restores only those furthest behind, until all agree [E6]. */
function nextAsked({ store }: Session): Asked {
  const shared = channelsOf(store).filter(isShared)
  const restore = Math.min(...shared.map((channel) => channel.restore))
  const channels = shared.filter((channel) => channel.restore === restore)
  return { channels, restore, isPart: channels.length < shared.length }
}

async function keepAnswer(session: Session, asked: Asked, answer: Answer): Promise<Pulled> {
  const { store } = session
  let kept = 0
  let more = asked.isPart
  const behind: string[] = []
  let problem: Problem | undefined
  for (const page of answer.channels) {
    const before = asked.channels.find(({ grp }) => grp === page.grp)
    const held = channelOf(store, page.grp)
    if (!before || !held) continue
    // A second leader was quicker, or a restore came between: ask again from where we are now.
    if (held.pulled !== before.pulled || held.restore !== asked.restore) {
      more = true
      continue
    }
    const done = await keepChannel(session, held, page)
    if (done.ok) {
      kept += page.lines.length
      const left = page.head - held.pulled - page.lines.length
      if (left > 0) more = true
      if (left >= FAR) behind.push(page.grp)
    } else problem ??= done.problem
  }
  for (const grp of answer.gone) {
    if (channelOf(store, grp)) await store.updateChannel(grp, { gone: true })
  }
  // Nothing is asked for meanwhile, so nothing is won by showing it later.
  if (problem || !more) {
    const shown = await foldKept(session)
    if (!shown.ok) problem ??= shown.problem
  }
  const { keys, awaiting } = answer
  return { kept, more: more && !problem, keys, awaiting, behind, ...(problem ? { problem } : {}) }
}

async function keepChannel(
  { store }: Session,
  held: Channel,
  page: Answer['channels'][number]
): Promise<Result<void>> {
  const chain = verifyPage(held, page)
  if (!chain.ok) return chain
  const lines: readonly ServedLine[] = page.lines
  if (lines.length === 0) return ok(undefined)
  return store.keepPage({
    grp: held.grp,
    restore: held.restore,
    lines,
    chain: chain.value
  })
}

/** Shows pages that were kept and not yet shown, also before a break [L5]. */
export async function foldKept({ store }: Session): Promise<Result<void>> {
  for (const { grp, pulled, folded } of channelsOf(store)) {
    if (folded >= pulled) continue
    const done = await store.foldPages(grp)
    if (!done.ok) return done
  }
  return ok(undefined)
}

/** Pulls until nothing is left; for "Send now" and tests. Fails with the first trouble. */
export async function pullAll(
  session: Session,
  now?: Now,
  rounds = 10_000,
  each?: (pulled: Pulled) => Promise<void>
): Promise<Result<number>> {
  let kept = 0
  for (let round = 0; round < rounds; round++) {
    const pulled = await pullOnce(session, { wait: 0, ...(now ? { now } : {}) })
    if (!pulled.ok) return pulled
    kept += pulled.value.kept
    if (pulled.value.problem) return { ok: false, problem: pulled.value.problem }
    await each?.(pulled.value)
    if (!pulled.value.more) return ok(kept)
  }
  return fail('answer-invalid', { field: 'more' })
}
