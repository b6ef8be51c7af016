import type { ProblemCode } from '#lib/problem.ts'
import { ok, type Problem, type Result } from '#lib/result.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Channel } from '#store/types.ts'
import type { Request } from './request.ts'

/** What every conversation with the server needs. */
export interface Session {
  readonly store: SyncStore
  readonly request: Request
  /** the device's token; undefined before anything was shared or joined, a problem where the storage does not say */
  readonly token: () => Promise<Result<string | undefined>>
  /** ends the conversation: the page hides, another tab leads */
  readonly signal?: AbortSignal
}

/**
 * Makes a channel known to the server, where sharing was asked for: true when the server knows it now, false when nobody asked.
 * Repeatable; share.ts gives it.
 */
export type Register = (channel: Channel) => Promise<Result<boolean>>

/** Name under which the device's token is kept. */
export const TOKEN = 'token'

/**
 * The call's credentials, with absent parts left out. A token that could not be read is no reason to ask without one: the server would say
 * that it does not know us.
 */
export async function credentials({
  token,
  signal
}: Session): Promise<Result<{ token?: string; signal?: AbortSignal }>> {
  const known = await token()
  if (!known.ok) return known
  return ok({
    ...(known.value === undefined ? {} : { token: known.value }),
    ...(signal ? { signal } : {})
  })
}

/** Every channel of every project on this tablet as it is now. */
export function channelsOf(store: SyncStore): readonly Channel[] {
  return store.books.value.flatMap(({ channels }) => channels)
}

export function channelOf(store: SyncStore, grp: string): Channel | undefined {
  return channelsOf(store).find((channel) => channel.grp === grp)
}

/** Channels that are spoken of to the server [P10] [L8]. */
export function isShared(channel: Channel): boolean {
  return channel.registered && !channel.local && channel.gone !== true
}

const ONE_CHANNEL: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'not-found',
  'not-allowed',
  'restore-changed',
  'body-unreadable',
  'body-invalid',
  'body-too-large',
  'line-too-large',
  'awaiting-lead',
  'channel-taken',
  'answer-invalid',
  'server-broke'
])

/** False when the whole server is out of reach, so that another channel would meet the same. */
export function concernsOneChannel(problem: Problem): boolean {
  return ONE_CHANNEL.has(problem.code) || problem.code.startsWith('storage-')
}
