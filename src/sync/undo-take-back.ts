import type { Id } from '#lib/id.ts'
import { ok, type Result } from '#lib/result.ts'
import type { Folded } from '#log/types.ts'
import type { Change } from '#store/types.ts'
import { draftsFollow, followersOf } from './followers.ts'
import { pullAll } from './pull.ts'
import type { Session } from './session.ts'

/**
 * A take-back that the server refused: a lead has the notes by now, and they stay handed in [H9]. Their new private copies go, except one
 * that was written in since, for two notes are better than one lost. A note that was erased after all (its answer was lost on the way)
 * keeps its new copy; the pull before tells which is which.
 */
export async function undoTakeBack(
  session: Session,
  grp: string,
  fresh: Readonly<Record<Id, Id>>
): Promise<Result<void>> {
  const { store } = session
  const pulled = await pullAll(session)
  if (!pulled.ok) return pulled
  const there = await store.openIn(grp, Object.keys(fresh))
  const again = new Map(
    (await store.open(Object.values(fresh))).map((shown) => [shown.ent, shown] as const)
  )
  const changes = there.flatMap(({ ent, folded }): Change[] => {
    const shown = again.get(fresh[ent] ?? '')
    if (folded.deleted || !shown || shown.deleted) return []
    if (valuesOf(shown.folded, fresh) !== valuesOf(folded, {})) return []
    const { book, kind, context } = shown
    return [{ book, grp: shown.grp, ent: shown.ent, kind, del: true, ctx: context }]
  })
  const [first] = changes
  if (!first) return ok(undefined)
  const gone = new Set(changes.map((change) => change.ent))
  const back = new Map(
    Object.entries(fresh).flatMap(([old, now]) => (gone.has(now) ? [[now, old] as const] : []))
  )
  const following = await followersOf(store, first.book, first.grp, back)
  const changed = await store.change([...changes, ...following])
  if (!changed.ok) return changed
  draftsFollow(store, first.book, back)
  return ok(undefined)
}

/** Values as text, under the old ids where they name what was taken back along with them. */
function valuesOf({ values, heads }: Folded, fresh: Readonly<Record<Id, Id>>): string {
  const spoken = Object.values(heads).map((versions) => versions.map(({ value }) => value))
  return Object.entries(fresh).reduce(
    (text, [old, now]) => text.replaceAll(now, old),
    JSON.stringify([values, spoken])
  )
}
