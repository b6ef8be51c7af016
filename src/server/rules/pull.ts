import type { AnswerOf, BodyOf, endpoints, WireServedLine } from '#api/endpoints.ts'
import { limits } from '#api/limits.ts'
import type { Device } from '../db/devices.ts'
import type { ServedRow } from '../db/lines.ts'
import { lowestHeadSince } from './append.ts'
import { placeOf, type Step } from './step.ts'

export type PullAnswer = AnswerOf<typeof endpoints.postPull>
export type PullBody = BodyOf<typeof endpoints.postPull>

/** How far a device has got in one channel, to be recorded. */
interface Cursor {
  readonly channel: number
  readonly served: number
  readonly acked: number
}

export interface Pulled {
  readonly answer: PullAnswer
  /** there is something to tell, so that a long-poll need not wait */
  readonly isNew: boolean
  readonly cursors: readonly Cursor[]
}

interface Budget {
  lines: number
  bytes: number
}

/** One page over all named channels, in their order, within one budget; always at least one line if there is any. */
export function pullPage(step: Step, device: Device, body: PullBody): Pulled {
  const { rows, restore, now } = step
  const answer: PullAnswer = {
    restore,
    now,
    channels: [],
    gone: [],
    keys: [],
    awaiting: [],
    restored: []
  }
  const cursors: Cursor[] = []
  const budget = { lines: limits.pageLines, bytes: limits.pageBytes }
  for (const { grp, pos } of body.after) {
    const place = placeOf(rows, device, grp)
    if (!place.ok) {
      answer.gone.push(grp)
      continue
    }
    const { channel, member } = place.value
    if (body.restore !== restore) {
      const lowest = lowestHeadSince(body.restore, restore, rows.channels.restored(channel.no))
      answer.restored.push({ grp, head: Math.min(lowest, channel.head) })
      continue
    }
    if (channel.awaiting === 1) {
      answer.awaiting.push(grp)
      continue
    }
    if (rows.keys.isWaiting(channel.no, device.no)) answer.keys.push(grp)
    const page = readPage(rows.lines.after(channel.no, pos, budget.lines), budget)
    const last = page.at(-1)
    if (last) {
      answer.channels.push({ grp, lines: page.map(toServed), head: channel.head, h: last.chain })
    }
    const served = last?.pos ?? 0
    if (served > member.served || pos > member.acked) {
      cursors.push({ channel: channel.no, served, acked: pos })
    }
  }
  return { answer, isNew: hasNews(answer), cursors }
}

function readPage(rows: Iterable<ServedRow>, budget: Budget): ServedRow[] {
  const page: ServedRow[] = []
  if (budget.lines <= 0 || budget.bytes <= 0) return page
  for (const row of rows) {
    const bytes = row.line?.length ?? 0
    if (bytes > budget.bytes && budget.bytes < limits.pageBytes) {
      // The rest of this page is too small for it: it opens the next one.
      budget.bytes = 0
      break
    }
    page.push(row)
    budget.lines -= 1
    budget.bytes -= bytes
    if (budget.bytes <= 0) break
  }
  return page
}

function toServed({ pos, id, ent, k, bh, rts, cpos, via, line }: ServedRow): WireServedLine {
  return { pos, id, ent, k, bh, rts, cpos, via, line }
}

/** What still awaits its lead is no news: a long-poll would come back at once for ever. */
function hasNews({ channels, gone, keys, restored }: PullAnswer): boolean {
  return channels.length + gone.length + keys.length + restored.length > 0
}

/** Records what a page told about its reader. `acked` counts only as far as it was served before. */
export function recordPull(
  { rows, now }: Step,
  device: Device,
  cursors: readonly Cursor[],
  report: PullBody['report']
): void {
  for (const { channel, served, acked } of cursors) {
    rows.members.setCursor(channel, device.no, served, acked)
  }
  if (report) rows.devices.setReport(device.no, now, report.pending, report.oldest ?? null)
  else rows.devices.setContact(device.no, now)
}
