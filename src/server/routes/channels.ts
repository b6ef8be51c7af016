import { fail, ok } from '#lib/result.ts'
import { isSetupCode } from '../app-config.ts'
import { prepareControl } from '../rules/append.ts'
import { announceKey, fillWraps } from '../rules/keys.ts'
import { leaveChannel } from '../rules/leave.ts'
import { registerChannel } from '../rules/register.ts'
import { leadPlaceOf, servingPlaceOf } from '../rules/step.ts'
import { keysFor, membersOf } from '../rules/view.ts'
import { type AppDeps, type Handlers, stepOf } from './handler.ts'

type Names = 'putChannel' | 'getMembers' | 'deleteMember' | 'getKeys' | 'postKey' | 'putWraps'

export function channelHandlers(deps: AppDeps): Pick<Handlers, Names> {
  const { store, config, wake, log } = deps
  const { rows, write } = store
  return {
    async putChannel({ params, body, tokenHash }) {
      if (tokenHash !== body.tokenHash) return fail('token-unknown')
      const prepared = prepareControl(body.lines[0] ?? '', params.grp, 'member')
      if (!prepared.ok) return prepared
      const mayRegister =
        config.registration === 'open' || isSetupCode(body.code ?? '', config.setupCode)
      const answer = await write(() =>
        registerChannel(stepOf(deps), params.grp, body, prepared.value, mayRegister)
      )
      if (!answer.ok && answer.problem.code === 'setup-code-wrong') log('warn', 'setup-code-wrong')
      return answer
    },
    // Read in the queue of writes, so that what a pull just told is in it.
    getMembers: ({ params, device }) =>
      write(() => {
        const place = servingPlaceOf(rows, device, params.grp)
        return place.ok ? ok(membersOf(stepOf(deps), place.value)) : place
      }),
    async deleteMember({ params, body, device }) {
      const { grp, dev } = params
      const prepared =
        body.line === undefined ? undefined : prepareControl(body.line, grp, 'member')
      if (prepared && !prepared.ok) return prepared
      const answer = await write(() =>
        leaveChannel(stepOf(deps), device, { grp, dev, prepared: prepared?.value })
      )
      if (answer.ok) {
        log('info', 'member-removed')
        wake.notify([grp])
      }
      return answer
    },
    getKeys: ({ params, device }) =>
      write(() => {
        const place = servingPlaceOf(rows, device, params.grp)
        return place.ok ? ok(keysFor(stepOf(deps), place.value)) : place
      }),
    async postKey({ params, body, device }) {
      const prepared = prepareControl(body.line, params.grp, 'key')
      if (!prepared.ok) return prepared
      const answer = await write(() => {
        const place = leadPlaceOf(rows, device, params.grp)
        return place.ok ? announceKey(stepOf(deps), place.value, body, prepared.value) : place
      })
      if (answer.ok) wake.notify([params.grp])
      return answer
    },
    async putWraps({ params, body, device }) {
      const answer = await write(() => {
        const place = servingPlaceOf(rows, device, params.grp)
        return place.ok ? fillWraps(stepOf(deps), place.value, params.kid, body.wraps) : place
      })
      if (answer.ok) wake.notify([params.grp])
      return answer
    }
  }
}
