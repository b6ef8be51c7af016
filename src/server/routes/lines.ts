import { fail, ok, type Result } from '#lib/result.ts'
import type { Device } from '../db/devices.ts'
import type { Rows } from '../db/store.ts'
import { prepareControl } from '../rules/append.ts'
import { eraseAsked } from '../rules/erase.ts'
import { type PullBody, type Pulled, pullPage, recordPull } from '../rules/pull.ts'
import { offerLines, pushLines } from '../rules/push.ts'
import { placeOf } from '../rules/step.ts'
import { sweepUnlinked } from './blobs.ts'
import { type AppDeps, type Handlers, stepOf } from './handler.ts'

/** A device that only asks is noted as heard this often, ms. */
const HEARD_AGAIN = 20_000
/** Places in channels that are remembered, of about 100 bytes each. */
const MOST_KNOWN = 50_000

export function lineHandlers(
  deps: AppDeps
): Pick<Handlers, 'postLines' | 'postPull' | 'postErase'> {
  const { store, wake, log } = deps
  const { rows, write } = store
  const mayOffer = createDoor(rows)
  return {
    async postLines({ params, body, device }) {
      const known = mayOffer(device, params.grp)
      if (!known.ok) return known
      const offered = offerLines(body.lines, params.grp)
      const answer = await write(() => {
        const place = placeOf(rows, device, params.grp)
        if (!place.ok) return place
        const push = { restore: body.restore, offered, reoffered: body.reoffered === true }
        return pushLines(stepOf(deps), place.value, push)
      })
      if (!answer.ok) return answer
      const refused = answer.value.receipts.filter((receipt) => 'refused' in receipt)
      const reused = refused.filter((receipt) => receipt.refused === 'id-reuse').length
      if (reused > 0) log('warn', 'id-reuse', { lines: reused })
      if (refused.length < body.lines.length || body.reoffered) wake.notify([params.grp])
      // A lead's tablet may have brought erasures that a restored server did not know.
      if (body.reoffered) await sweepUnlinked(deps)
      return answer
    },
    async postPull({ body, device, signal }) {
      const grps = body.after.map(({ grp }) => grp)
      const ended = AbortSignal.any([signal, AbortSignal.timeout(body.wait * 1000)])
      for (;;) {
        const pulled = pullPage(stepOf(deps), device, body)
        notePull(deps, device, pulled, body.report)
        const { answer, isNew } = pulled
        if (answer.awaiting.length === grps.length) return fail('awaiting-lead')
        if (isNew || body.wait === 0 || ended.aborted || wake.isStopped) return ok(answer)
        await wake.wait(grps, ended)
      }
    },
    async postErase({ params, body, device }) {
      const prepared = prepareControl(body.line, params.grp, 'erase')
      if (!prepared.ok) return prepared
      const answer = await write(() => {
        const place = placeOf(rows, device, params.grp)
        return place.ok ? eraseAsked(stepOf(deps), place.value, body.ents, prepared.value) : place
      })
      if (!answer.ok) return answer
      // What was overwritten in the database may still stand in the log of recent pages.
      if (answer.value.blanked > 0) setImmediate(store.checkpoint)
      await sweepUnlinked(deps)
      log('info', 'erased', { entities: body.ents.length, lines: answer.value.blanked })
      wake.notify([params.grp])
      return answer
    }
  }
}

/**
 * Asks before lines are read and hashed whether somebody has a place in the channel at all; it counts only where it is asked again, in
 * the transaction. So whoever had a place once is let through here without a look at the tables.
 */
function createDoor(rows: Rows): (device: Device, grp: string) => Result<unknown> {
  const known = new Set<string>()
  return (device, grp) => {
    const who = `${device.no} ${grp}`
    if (known.has(who)) return ok(undefined)
    const place = placeOf(rows, device, grp)
    if (!place.ok) return place
    if (known.size >= MOST_KNOWN) known.clear()
    known.add(who)
    return ok(undefined)
  }
}

/**
 * Records how far the device got and what it says of itself, without making it wait. The queue keeps the order: a push
 * that builds on this page is judged after it.
 */
function notePull(
  deps: AppDeps,
  device: Device,
  { cursors }: Pulled,
  report: PullBody['report']
): void {
  const { store, now, log } = deps
  const last = store.rows.devices.byNo(device.no)
  if (!last) return
  const isSame =
    !report || (report.pending === last.pending && (report.oldest ?? null) === last.oldest)
  if (cursors.length === 0 && isSame && now() - last.contact < HEARD_AGAIN) return
  store
    .write(() => recordPull(stepOf(deps), last, cursors, report))
    .catch((error: unknown) => log('error', 'cursor-not-kept', { reason: String(error) }))
}
