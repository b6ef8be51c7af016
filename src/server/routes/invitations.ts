import { base64ToBytes } from '#lib/bytes.ts'
import { newId } from '#lib/id.ts'
import { ok } from '#lib/result.ts'
import { bytesHash } from '../http/secret-path.ts'
import { prepareControl } from '../rules/append.ts'
import {
  leaveInvitation,
  listInvitations,
  rewriteWelcome,
  voidExposed,
  voidInvitation
} from '../rules/invite.ts'
import { joinChannels, readWelcome } from '../rules/join.ts'
import type { MemberLine } from '../rules/register.ts'
import { type AppDeps, type Handlers, stepOf } from './handler.ts'

type Names =
  | 'postInvitation'
  | 'getInvitations'
  | 'deleteInvitation'
  | 'putWelcome'
  | 'postWelcome'
  | 'postExposed'
  | 'postJoin'

export function invitationHandlers(deps: AppDeps): Pick<Handlers, Names> {
  const { store, now, random, wake, log } = deps
  const { write } = store
  return {
    postInvitation: ({ body, device }) =>
      write(() => leaveInvitation(stepOf(deps), device, body, newId(now(), random))),
    getInvitations: ({ device }) => ok(listInvitations(stepOf(deps), device)),
    deleteInvitation: ({ params, device }) =>
      write(() => voidInvitation(stepOf(deps), device, params.id)),
    putWelcome: ({ params, body, device }) =>
      write(() => rewriteWelcome(stepOf(deps), device, params.id, body.welcome)),
    postWelcome: ({ body }) => readWelcome(stepOf(deps), acceptOf(body.accept)),
    async postExposed({ body }) {
      const voided = await write(() => voidExposed(stepOf(deps), acceptOf(body.accept)))
      if (typeof voided !== 'boolean') return voided
      log('warn', 'secret-exposed', { voided })
      return ok({ ok: true })
    },
    async postJoin({ body }) {
      const lines = new Map<string, MemberLine>()
      for (const { grp, line } of body.channels) {
        const prepared = prepareControl(line, grp, 'member')
        if (!prepared.ok) return prepared
        lines.set(grp, prepared.value)
      }
      const answer = await write(() =>
        joinChannels(stepOf(deps), acceptOf(body.accept), body, lines)
      )
      if (answer.ok) {
        log('info', 'device-joined', { channels: answer.value.channels.length })
        wake.notify(answer.value.channels.map(({ grp }) => grp))
      }
      return answer
    }
  }
}

/** The stored name of an invitation from the accepting secret its holder derived. */
function acceptOf(accept: string): string {
  return bytesHash(base64ToBytes(accept) ?? new Uint8Array())
}
