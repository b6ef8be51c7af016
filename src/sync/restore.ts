import { endpoints } from '#api/endpoints.ts'
import { fail, ok, type Problem, type Result } from '#lib/result.ts'
import { ask } from './ask.ts'
import { channelOf, credentials, type Session } from './session.ts'

/**
 * Takes a channel back to what the server held when it was restored, as a 410 says: {restore, head}. Lines above that head have no
 * position again and wait in the outbox [E1] [E2].
 */
export async function backToRestored(
  { store }: Session,
  grp: string,
  { details }: Problem
): Promise<Result<void>> {
  const restore = details?.['restore']
  const head = details?.['head']
  if (typeof restore !== 'number' || typeof head !== 'number' || restore < 1 || head < 0) {
    return fail('answer-invalid', { field: 'restore' })
  }
  if (channelOf(store, grp)?.restore === restore)
    return fail('answer-invalid', { field: 'restore' })
  await store.restored(grp, restore, head)
  return ok(undefined)
}

/** What a pull says when the server's restore number is not the one it was asked under. */
export interface RestoredAnswer {
  readonly restore: number
  readonly restored: readonly { readonly grp: string; readonly head: number }[]
  readonly gone: readonly string[]
}

/**
 * Takes every asked channel back [E1]. One the restored server has never heard of starts again at nothing and is registered anew: it is
 * not gone, it is younger than the backup.
 */
export async function returnChannels(
  { store }: Session,
  asked: readonly string[],
  answer: RestoredAnswer
): Promise<Result<void>> {
  const heads = new Map(answer.restored.map(({ grp, head }) => [grp, head]))
  for (const grp of asked) {
    const head = heads.get(grp)
    if (head !== undefined) {
      await store.restored(grp, answer.restore, head)
    } else if (answer.gone.includes(grp)) {
      await store.restored(grp, answer.restore, 0)
      await store.updateChannel(grp, { registered: false })
    } else {
      return fail('answer-invalid', { field: 'restored' })
    }
  }
  return ok(undefined)
}

/**
 * A lead's device ends the wait of a restored channel: its outbox is empty, so every control line it holds was offered again
 * (design 8.9). True when the server was told.
 */
export async function endWait(session: Session, grp: string): Promise<Result<boolean>> {
  const channel = channelOf(session.store, grp)
  if (!channel || channel.role !== 'lead' || !channel.registered) return ok(false)
  const pending = await session.store.pending()
  if (pending.get(grp)) return ok(false)
  const known = await credentials(session)
  if (!known.ok) return known
  const answer = await ask(session.request, endpoints.postLines, {
    ...known.value,
    params: { grp },
    body: { restore: channel.restore, lines: [], reoffered: true }
  })
  return answer.ok ? ok(true) : answer
}
