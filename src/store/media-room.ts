import type { Register } from '#schema/define-kind.ts'
import type { Store } from './types.ts'

/** The share of what the browser grants from which on media are refused, so that words always find room [B11]. */
export const MEDIA_SHARE = 0.85

/** Whether a picture may still be kept; a browser that does not say counts as having room, for its own refusal comes in time. */
export async function hasRoomForMedia(store: Pick<Store, 'storage'>): Promise<boolean> {
  const { used, quota } = await store.storage()
  return used === undefined || quota === undefined || quota === 0 || used < quota * MEDIA_SHARE
}

/** Kinds that have a picture or recording. */
export function mediaKindsOf({ kinds }: Register): ReadonlySet<string> {
  return new Set(
    kinds.flatMap(({ name, fields }) =>
      Object.values(fields).some(({ input }) => input === 'blob') ? [name] : []
    )
  )
}
