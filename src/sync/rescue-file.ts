import { parseLine } from '#api/line.ts'
import { bytesToText, textToBytes } from '#lib/bytes.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { SyncStore } from '#store/sync-types.ts'
import { channelOf } from './session.ts'

/** First line of a rescue file; after it one sealed wire line a row, exactly as minted. No key is in it. */
interface RescueHeader {
  readonly format: 'jotter-rescue'
  readonly v: 1
  /** ms since 1970 */
  readonly made: number
  readonly lines: number
}

/** What a rescue file brought: lines that were new here, and lines of projects that are not on this tablet. */
export interface Rescued {
  readonly fresh: number
  readonly elsewhere: number
}

/** The file of the rescue page: unsent lines as they stand in the database, sealed. */
export function rescueFile(lines: readonly string[], made: number): Uint8Array {
  const header: RescueHeader = { format: 'jotter-rescue', v: 1, made, lines: lines.length }
  return textToBytes(`${[JSON.stringify(header), ...lines].join('\n')}\n`)
}

export function isRescueFile(file: Uint8Array): boolean {
  const start = file.subarray(0, 40)
  return (
    start.every((byte) => byte < 128) && bytesToText(start).startsWith('{"format":"jotter-rescue"')
  )
}

/**
 * Offers the lines of a rescue file to their projects: known ones are passed over. The projects must be here first, by a code or a
 * recovery sheet. file-not-ours and file-damaged leave everything as it was.
 */
export async function openRescueFile(store: SyncStore, file: Uint8Array): Promise<Result<Rescued>> {
  const lines = readLines(file)
  if (!lines.ok) return lines
  const byGrp = new Map<string, string[]>()
  for (const line of lines.value) {
    const parsed = parseLine(line)
    if (!parsed.ok) return fail('file-damaged')
    const { grp } = parsed.value.head
    byGrp.set(grp, [...(byGrp.get(grp) ?? []), line])
  }
  let fresh = 0
  let elsewhere = 0
  for (const [grp, own] of byGrp) {
    const channel = channelOf(store, grp)
    if (!channel || channel.local) {
      elsewhere += own.length
      continue
    }
    const imported = await store.importLines(grp, own)
    if (!imported.ok) return imported
    fresh += imported.value
  }
  return ok({ fresh, elsewhere })
}

function readLines(file: Uint8Array): Result<readonly string[]> {
  if (!isRescueFile(file)) return fail('file-not-ours')
  try {
    const [first = '', ...rest] = bytesToText(file).split('\n')
    const header = JSON.parse(first) as Partial<RescueHeader>
    if (header.v !== 1) return fail('file-not-ours', { newer: true })
    // The last row ends with a newline, so that a cut file is told from a whole one.
    return rest.at(-1) === '' && header.lines === rest.length - 1
      ? ok(rest.slice(0, -1))
      : fail('file-damaged')
  } catch {
    return fail('file-damaged')
  }
}
