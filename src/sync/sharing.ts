import type { Id } from '#lib/id.ts'
import { ok, type Result } from '#lib/result.ts'
import type { SharingDeps } from './identity.ts'
import type { InviteAsk } from './granting.ts'
import { invite, openInvitations, rewriteInvitations, voidInvitation } from './invitations.ts'
import { type Joiner, join, openInvitation, type Opened } from './join.ts'
import { members, refreshMembers, removeMember } from './members.ts'
import { fetchKeys, newKey } from './new-key.ts'
import { startSharing } from './share.ts'
import { confirmSheet, makeSheet, recover, sheets, voidSheet } from './sheet.ts'

/**
 * Everything about who may read, bound to one store and one server: for the Group and This tablet screens, and the two
 * duties the engine asks for. Load it on demand: the P-256 code comes with it.
 */
export function createSharing(deps: SharingDeps) {
  return {
    startSharing: (book: Id, code?: string) => startSharing(deps, book, code),
    invite: (asked: InviteAsk) => invite(deps, asked),
    openInvitations: (book: Id) => openInvitations(deps, book),
    voidInvitation: (id: Id) => voidInvitation(deps, id),
    openInvitation: (text: string) => openInvitation(deps, text),
    join: (opened: Opened, me?: Joiner) => join(deps, opened, me),
    members: (book: Id) => members(deps, book),
    removeMember: (gone: Parameters<typeof removeMember>[1]) => removeMember(deps, gone),
    newKey: (grp: string) => newKey(deps, grp),
    makeSheet: (book?: Id) => makeSheet(deps, book),
    confirmSheet: (typed: string, id?: Id) => confirmSheet(deps, typed, id),
    sheets: () => sheets(deps),
    voidSheet: (id: Id) => voidSheet(deps, id),
    recover: (text: string) => recover(deps, text),
    /** for the engine: takes the keys that wait for this tablet */
    async fetchKeys(grp: string): Promise<Result<void>> {
      const fetched = await fetchKeys(deps, grp)
      return fetched.ok ? ok(undefined) : fetched
    },
    /** for the engine, every few minutes: wraps what is missing, rewrites invitations, sees who holds which key */
    async refreshMembers(): Promise<Result<void>> {
      for (const { book, channels } of deps.store.books.value) {
        if (!channels.some(({ registered, local }) => registered && !local)) continue
        const refreshed = await refreshMembers(deps, book)
        if (!refreshed.ok) return refreshed
      }
      return rewriteInvitations(deps)
    }
  }
}

export type Sharing = ReturnType<typeof createSharing>
