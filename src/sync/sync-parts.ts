import type { Random } from '#lib/random.ts'
import type { Result } from '#lib/result.ts'
import type { Now } from '#lib/time.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { LeaderSeam } from './leader.ts'
import type { Media } from './media.ts'
import type { Presence } from './presence.ts'
import type { Quiet } from './quiet.ts'
import type { Request } from './request.ts'
import type { Register, Session } from './session.ts'
import type { createStatus } from './status.ts'
import type { Timers } from './timers.ts'
import type { Turns } from './turns.ts'

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
  /** kinds that have a picture or recording */
  readonly mediaKinds?: ReadonlySet<string>
  /** false where the tablet has little room left: media are then fetched only where somebody opens them */
  readonly hasRoom?: () => Promise<boolean>
  /** s a pull may wait at the server; 25 where left out */
  readonly wait?: number
}

export type Status = ReturnType<typeof createStatus>

/** What a conversation and whoever asks beside it have in common. */
export interface Beside {
  readonly turns: Turns
  readonly quiet: Quiet
  readonly media: Media
}
