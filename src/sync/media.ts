import type { Problem } from '#lib/result.ts'
import type { Now } from '#lib/time.ts'
import { manifestsIn } from '#lib/blob-text.ts'
import type { Id } from '#lib/id.ts'
import { fetchBlob, sendBlobs } from './blobs.ts'
import { channelsOf, isShared, type Session } from './session.ts'
import { createTurns } from './turns.ts'

/** ms until a blob that was elsewhere is asked for again. */
const ASK_AGAIN = 5 * 60_000
/** Blobs fetched in one round: whoever scrolls is not to wait for all of them. */
const FETCH = 20

export interface MediaParts {
  /** kinds that have a picture or recording */
  readonly mediaKinds: ReadonlySet<string>
  readonly now: Now
  /** false where the tablet has little room left: then only what somebody opens is fetched */
  readonly hasRoom: () => Promise<boolean>
}

/** The slow half of the conversation: bytes of pictures and recordings, both ways, behind the lines [B5]. */
export interface Media {
  /** one round; a problem means that it is to be tried again */
  round(session: Session, areLinesWaiting: () => Promise<boolean>): Promise<Problem | undefined>
}

export function createMedia({ mediaKinds, now, hasRoom }: MediaParts): Media {
  const here = new Set<Id>()
  const askedAt = new Map<Id, number>()
  const fetchSome = async (session: Session): Promise<Problem | undefined> => {
    const { store, signal } = session
    const wanted = store.books
      .peek()
      .flatMap(({ book, channels }) => (channels.some(isShared) ? store.entries(book).peek() : []))
      .filter(({ kind, ent, deleted }) => mediaKinds.has(kind) && !deleted && !here.has(ent))
      .filter(({ ent }) => now() - (askedAt.get(ent) ?? Number.NEGATIVE_INFINITY) >= ASK_AGAIN)
    if (wanted.length === 0 || !(await hasRoom())) return undefined
    let left = FETCH
    for (const entry of wanted) {
      if (signal?.aborted || left === 0) return undefined
      askedAt.set(entry.ent, now())
      const shown = (await store.open([entry.ent]))[0]
      let isWhole = true
      for (const manifest of manifestsIn(shown?.values ?? {})) {
        const missing = await store.missingPieces(manifest)
        if (missing.ok && missing.value.length === 0) continue
        left = Math.max(0, left - 1)
        const fetched = await fetchBlob(session, entry, manifest)
        if (!fetched.ok) {
          askedAt.delete(entry.ent)
          return fetched.problem
        }
        if (fetched.value === 'elsewhere') isWhole = false
      }
      if (isWhole) here.add(entry.ent)
    }
    return undefined
  }
  const { take } = createTurns()
  return {
    // Two rounds beside each other would send everything twice.
    round: (session, areLinesWaiting) => take(() => round(session, areLinesWaiting))
  }

  async function round(
    session: Session,
    areLinesWaiting: () => Promise<boolean>
  ): Promise<Problem | undefined> {
    const mayGoOn = async () => !session.signal?.aborted && !(await areLinesWaiting())
    const sent = await sendBlobs(session, mayGoOn)
    if (sent.problem) return sent.problem
    if (sent.yielded) return undefined
    return fetchSome(session)
  }
}

/** Lines that a push would take now. */
export async function pendingLines({ store }: Session): Promise<number> {
  const pending = await store.pending()
  return channelsOf(store)
    .filter(isShared)
    .reduce((sum, { grp }) => sum + (pending.get(grp) ?? 0), 0)
}
