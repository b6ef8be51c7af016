import { textToManifest, type Manifest } from '#lib/blob-text.ts'
import type { Id } from '#lib/id.ts'
import { instantToMs } from '#lib/time.ts'
import type { Draft, Store } from '#store/types.ts'

/** How long a picture may stay unchecked, ms (ux.md §1.10). */
export const UNCHECKED = 7 * 86_400_000

/** A picture that nobody has checked yet, or the place that is kept for one while the camera is open. */
export interface Shot {
  readonly ent: Id
  readonly note: Id
  /** ms since 1970 when it was taken, or the camera opened */
  readonly at: number
  /** absent while the camera is open */
  readonly picture?: Manifest
  readonly thumb: string
  /** px */
  readonly width: number
  readonly height: number
  readonly draft: Draft
}

/** The unchecked pictures among the drafts of a project, the oldest first. */
export function shotsIn(drafts: readonly Draft[]): readonly Shot[] {
  return drafts
    .filter(({ kind, stays }) => kind === 'photo' && stays)
    .map((draft) => {
      const { fields } = draft
      const picture = textToManifest(fields['picture'])
      return {
        ent: draft.ent,
        note: fields['observation'] ?? '',
        at: instantToMs(fields['at'] ?? ''),
        ...(picture ? { picture } : {}),
        thumb: fields['thumb'] ?? '',
        width: Number(fields['width'] ?? 1),
        height: Number(fields['height'] ?? 1),
        draft
      }
    })
    .toSorted((one, other) => one.at - other.at || (one.ent < other.ent ? -1 : 1))
}

/** Those with a picture: what is to be checked. */
export function takenIn(drafts: readonly Draft[]): readonly Shot[] {
  return shotsIn(drafts).filter(({ picture }) => picture !== undefined)
}

/** Really removes unchecked pictures, or the place kept for one. */
export async function dropShots(
  store: Pick<Store, 'dropDraft' | 'dropBlobs'>,
  shots: readonly Shot[]
): Promise<void> {
  for (const { ent } of shots) await store.dropDraft(ent)
  const ids = shots.flatMap(({ picture }) => (picture ? [picture.id] : []))
  if (ids.length > 0) await store.dropBlobs(ids)
}

/** Those that nobody has checked in time. `now` in ms since 1970. */
export function overdue(shots: readonly Shot[], now: number): readonly Shot[] {
  return shots.filter(({ at }) => Number.isNaN(at) || now - at >= UNCHECKED)
}
