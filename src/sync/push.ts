import { type AnswerOf, endpoints, type WireReceipt } from '#api/endpoints.ts'
import { ok, type Problem, type Result } from '#lib/result.ts'
import type { OutLine } from '#store/sync-types.ts'
import type { Channel } from '#store/types.ts'
import { ask } from './ask.ts'
import { backToRestored } from './restore.ts'
import {
  channelOf,
  channelsOf,
  concernsOneChannel,
  credentials,
  type Register,
  type Session
} from './session.ts'

/** One push: the oldest lines of a channel, up to this many or this many bytes [P5]. */
const PUSH_LINES = 200
const PUSH_BYTES = 256 * 1024
/** Restores met while pushing one channel before it is left for the next try. */
const RESTORES = 5

export interface Pushed {
  /** lines that left the outbox with a receipt */
  readonly receipted: number
  readonly refused: number
  /** the first failure; lines it concerns are still in the outbox [P3] */
  readonly problem?: Problem
}

/** Empties the outbox of every shared channel as far as the server lets it. */
export async function pushAll(session: Session, register: Register): Promise<Pushed> {
  let receipted = 0
  let refused = 0
  let problem: Problem | undefined
  // Where nothing was ever shared nobody needs to be asked what waits.
  const channels = channelsOf(session.store).filter(({ local, gone }) => !local && !gone)
  const meant = channels.some(({ registered, restore }) => registered || restore > 0)
  const pending = meant ? await session.store.pending() : new Map<string, number>()
  for (const { grp } of channels) {
    if (!pending.get(grp)) continue
    const pushed = await pushWhereShared(session, register, grp)
    receipted += pushed.receipted
    refused += pushed.refused
    problem ??= pushed.problem
    if (pushed.problem && !concernsOneChannel(pushed.problem)) break
  }
  return { receipted, refused, ...(problem ? { problem } : {}) }
}

async function pushWhereShared(session: Session, register: Register, grp: string): Promise<Pushed> {
  const channel = channelOf(session.store, grp)
  if (!channel) return { receipted: 0, refused: 0 }
  if (!channel.registered) {
    const registered = await register(channel)
    if (!registered.ok) return { receipted: 0, refused: 0, problem: registered.problem }
    if (!registered.value) return { receipted: 0, refused: 0 }
  }
  return pushChannel(session, grp)
}

/**
 * Pushes one channel until its outbox is empty or something stands in the way. One push travels at a time, so that the server keeps our
 * order; while it does, the receipts of the one before are written and the lines of the next are read.
 */
export async function pushChannel(session: Session, grp: string): Promise<Pushed> {
  const { store } = session
  const desk = openDesk(session, grp)
  let most = PUSH_LINES
  let restores = 0
  const { end } = desk
  for (;;) {
    if (session.signal?.aborted) return end({ code: 'offline' })
    const channel = channelOf(store, grp)
    if (!channel || channel.local || channel.gone) return end()
    const lines = await desk.next(most)
    if (lines.length === 0) return end()
    store.sending(lines.map(({ id }) => id))
    const sent = send(session, channel, lines)
    desk.readAhead(lines, most)
    const answer = await sent
    store.sending([])
    if (answer.ok) {
      const settled = await desk.settle(channel, lines, answer.value)
      if (!settled.ok) return end(settled.problem)
      most = Math.min(PUSH_LINES, most * 2)
      continue
    }
    await desk.startAgain()
    if (answer.problem.code === 'restore-changed') {
      if (++restores > RESTORES) return end(answer.problem)
      const back = await backToRestored(session, grp, answer.problem)
      if (!back.ok) return end(back.problem)
    } else if (!isUnacceptable(answer.problem)) {
      return end(answer.problem)
    } else if (lines.length > 1) {
      most = Math.floor(lines.length / 2)
    } else {
      const [line] = lines
      if (!line || !isNamed(answer.problem)) return end(answer.problem)
      const noted = await desk.refuse(line, answer.problem)
      if (!noted.ok) return end(noted.problem)
      most = PUSH_LINES
    }
  }
}

/** What is done beside the road while a push of this channel travels. */
function openDesk({ store }: Session, grp: string) {
  let receipted = 0
  let refused = 0
  let trouble: Problem | undefined
  let writing: Promise<void> = Promise.resolve()
  let ahead: Promise<readonly OutLine[]> | undefined

  const write = async (believed: Believed) => {
    const written = await writeDown(store, grp, believed)
    receipted += written.receipted
    refused += written.refused
    trouble ??= written.problem
  }
  return {
    /** the oldest lines behind those whose receipts are being written; none where that went wrong */
    async next(most: number): Promise<readonly OutLine[]> {
      const read = await ahead
      ahead = undefined
      if (read && read.length > 0) return read
      await writing
      return trouble ? [] : store.outbox(grp, { lines: most, bytes: PUSH_BYTES })
    },
    /** reads the lines of the next push, where there are likely to be any */
    readAhead(lines: readonly OutLine[], most: number): void {
      const last = lines.at(-1)
      if (!last || (lines.length < most && bytesOf(lines) < PUSH_BYTES / 2)) return
      ahead = store.outbox(grp, { lines: most, bytes: PUSH_BYTES, after: last.n })
    },
    /** Believes receipts and refusals of lines that were in this push, and nothing else [P2] [P8]; they are written behind. */
    async settle(
      { restore }: Channel,
      sent: readonly OutLine[],
      answer: Answer
    ): Promise<Result<void>> {
      const believed = believe(sent, answer)
      const { receipts, refusals } = believed
      const count = receipts.length + refusals.length
      if (count === 0) return { ok: false, problem: NO_RECEIPT }
      if (restore === 0) await store.updateChannel(grp, { restore: answer.restore })
      // Begun at once, not after the one before: the store ties a receipt to the restore number at which it is told of it.
      const both = [writing, write(believed)]
      writing = Promise.all(both).then(() => undefined)
      // What was left without an answer is older than what was read ahead.
      if (count < sent.length) ahead = undefined
      return ok(undefined)
    },
    async refuse({ id }: OutLine, { code }: Problem): Promise<Result<void>> {
      const noted = await store.refuse(grp, [{ id, reason: code }])
      if (noted.ok) refused++
      return noted
    },
    /** forgets what was read ahead, once everything is written */
    async startAgain(): Promise<void> {
      await Promise.all([ahead, writing])
      ahead = undefined
    },
    async end(problem?: Problem): Promise<Pushed> {
      await Promise.all([ahead, writing])
      const told = trouble ?? problem
      return { receipted, refused, ...(told ? { problem: told } : {}) }
    }
  }
}

/** Writes down what the server said of each line [P12]. */
async function writeDown(
  store: Session['store'],
  grp: string,
  { receipts, refusals }: Believed
): Promise<Pushed> {
  const known = receipts.length > 0 ? await store.acknowledge(grp, receipts) : ok([])
  const noted = refusals.length > 0 ? await store.refuse(grp, refusals) : ok(undefined)
  const receipted = known.ok ? receipts.length - known.value.length : 0
  const refused = noted.ok ? refusals.length : 0
  // A restore came between: what is still in the outbox goes again, under the number that counts now.
  const told = [known, noted].flatMap((each) => (each.ok ? [] : [each.problem]))
  const problem = told.find(({ code }) => code !== 'restore-changed')
  if (problem) return { receipted, refused, problem }
  if (told.length > 0 || receipted + refused > 0) return { receipted, refused }
  return { receipted, refused, problem: NO_RECEIPT }
}

const NO_RECEIPT: Problem = { code: 'answer-invalid', details: { field: 'receipts' } }

const bytesOf = (lines: readonly OutLine[]) => lines.reduce((sum, { line }) => sum + line.length, 0)

type Answer = AnswerOf<typeof endpoints.postLines>

async function send(
  session: Session,
  { grp, restore }: Channel,
  lines: readonly OutLine[]
): Promise<Result<Answer>> {
  const known = await credentials(session)
  if (!known.ok) return known
  return ask(session.request, endpoints.postLines, {
    ...known.value,
    params: { grp },
    body: { restore, lines: lines.map(({ line }) => line) }
  })
}

/** The body as a whole was too much or not to the server's taste: a smaller one may pass [P7]. */
function isUnacceptable({ code, details }: Problem): boolean {
  if (details?.['status'] === 413) return true
  return (
    code === 'body-too-large' ||
    code === 'line-too-large' ||
    code === 'body-invalid' ||
    code === 'body-unreadable'
  )
}

/** Said by our server in its own words, and so about this line; a proxy's 413 is about the road. */
function isNamed({ code }: Problem): boolean {
  return code !== 'answer-unreadable' && code !== 'answer-invalid' && code !== 'captive-portal'
}

interface Believed {
  readonly receipts: readonly WireReceipt[]
  readonly refusals: readonly { readonly id: string; readonly reason: string }[]
}

function believe(sent: readonly OutLine[], answer: Answer): Believed {
  const open = new Map(sent.map((line) => [line.id, line]))
  const receipts: WireReceipt[] = []
  const refusals: { id: string; reason: string }[] = []
  for (const each of answer.receipts) {
    const line = open.get(each.id)
    if (!line) continue
    if ('refused' in each) refusals.push({ id: each.id, reason: each.refused })
    else if (each.bh === line.bh && each.pos >= 1 && each.pos <= answer.head) receipts.push(each)
    else continue
    open.delete(each.id)
  }
  return { receipts, refusals }
}
