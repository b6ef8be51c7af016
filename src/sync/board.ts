import { type AnswerOf, endpoints } from '#api/endpoints.ts'
import type { Id } from '#lib/id.ts'
import { ok, type Result } from '#lib/result.ts'
import type { Entry, Role } from '#store/types.ts'
import { ask } from './ask.ts'
import { credentials, type Session } from './session.ts'
import { collectedUpTo } from './take-back.ts'

type Member = AnswerOf<typeof endpoints.getMembers>['members'][number]

/** What may be said of one person's handing in (ux.md §1.13); of a tablet that is silent nothing is claimed [H12]. */
export interface BoardRow {
  readonly person: Id
  readonly role: Role
  /** entities of theirs that this tablet holds from the channel */
  readonly handedIn: number
  readonly devices: readonly {
    readonly dev: string
    /** ms; absent when it was never heard */
    readonly lastHeard?: number
    /** lines it said were still only there, and since when (ms); absent when it never said so */
    readonly pending?: number
    readonly oldest?: number
    /** it was heard lately enough for `pending` to be news and not a memory */
    readonly isFresh: boolean
  }[]
}

export interface Board {
  readonly rows: readonly BoardRow[]
  /** everything up to this position is in a lead's hands */
  readonly collected: number
  /** ms when the server said so */
  readonly asOf: number
}

/** ms after which what a tablet said is a memory. */
export const FRESH = 2 * 60_000

/** Counts what was handed in by person; `entries` are the channel's, of the kinds that are handed in. Times are the server's. */
export function boardOf(
  members: readonly Member[],
  entries: readonly Entry[],
  grp: string,
  now: number
): readonly BoardRow[] {
  const counts = new Map<Id, number>()
  for (const { author, grps, deleted } of entries) {
    if (!deleted && grps.includes(grp)) counts.set(author, (counts.get(author) ?? 0) + 1)
  }
  const byPerson = new Map<Id, Member[]>()
  for (const member of members) {
    if (member.status !== 'joined') continue
    const known = byPerson.get(member.person)
    if (known) known.push(member)
    else byPerson.set(member.person, [member])
  }
  return [...byPerson].map(([person, devices]) => ({
    person,
    role: devices[0]?.role ?? 'member',
    handedIn: counts.get(person) ?? 0,
    devices: devices.map(({ dev, contact, pending, oldest }) => ({
      dev,
      isFresh: contact > 0 && now - contact <= FRESH,
      ...(contact > 0 ? { lastHeard: contact } : {}),
      ...(pending === undefined ? {} : { pending }),
      ...(oldest === undefined ? {} : { oldest })
    }))
  }))
}

/** Asks the server for the members of a channel and makes the board. `kinds` are those that are handed in, such as notes. */
export async function fetchBoard(
  session: Session,
  book: Id,
  grp: string,
  kinds: readonly string[]
): Promise<Result<Board>> {
  const { store } = session
  const known = await credentials(session)
  if (!known.ok) return known
  const answer = await ask(session.request, endpoints.getMembers, {
    ...known.value,
    params: { grp }
  })
  if (!answer.ok) return answer
  const { members } = answer.value
  const entries = store.entries(book).value.filter(({ kind }) => kinds.includes(kind))
  const asOf = store.now()
  return ok({
    rows: boardOf(members, entries, grp, asOf),
    collected: collectedUpTo(members, ''),
    asOf
  })
}
