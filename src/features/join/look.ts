import type { Id } from '#lib/id.ts'
import { ok, type Result } from '#lib/result.ts'
import type { SharingDeps } from '#sync/identity.ts'
import type { Joiner, Opened } from '#sync/join.ts'
import type { Carried } from '#sync/join-carried.ts'

/** An invitation that was looked at: kept by the server, or carried whole by the code itself. */
export type Found =
  | { readonly by: 'server'; readonly opened: Opened }
  | { readonly by: 'code'; readonly opened: Carried }

export interface Arrived {
  readonly books: readonly Id[]
  /** by a code: keys that were not here before */
  readonly fresh?: number
}

/** Reads whatever was pasted, scanned or typed; uses nothing up and writes nothing. */
export async function lookAt(sharing: SharingDeps, text: string): Promise<Result<Found>> {
  const { hasKeyCode } = await import('#seal/key-code.ts')
  if (hasKeyCode(text)) {
    const { openCarried } = await import('#sync/join-carried.ts')
    const opened = openCarried(sharing, text)
    return opened.ok ? ok({ by: 'code', opened: opened.value }) : opened
  }
  const { openInvitation } = await import('#sync/join.ts')
  const opened = await openInvitation(sharing, text)
  return opened.ok ? ok({ by: 'server', opened: opened.value }) : opened
}

export async function joinFound(
  sharing: SharingDeps,
  found: Found,
  me: Joiner | undefined
): Promise<Result<Arrived>> {
  if (found.by === 'code') {
    const { joinCarried } = await import('#sync/join-carried.ts')
    const joined = await joinCarried(sharing, found.opened, me)
    return joined.ok ? ok({ books: [joined.value.book], fresh: joined.value.fresh }) : joined
  }
  const { join } = await import('#sync/join.ts')
  const books = await join(sharing, found.opened, me)
  return books.ok ? ok({ books: books.value }) : books
}
