import type { Id } from '#lib/id.ts'
import { isId } from '#lib/id.ts'
import type { Body, Patch } from '#log/types.ts'
import { type ControlLine, parseLine } from '#api/line.ts'
import { openLine } from '#seal/line.ts'
import type { RowOperation } from './row.ts'
import type { KindRules } from './rules.ts'
import type { ChannelKey } from './shelf.ts'
import type { ServedLine } from './sync-types.ts'
import type { Stray } from './types.ts'

/** What a served line turned out to be. */
export type Read =
  | { readonly read: 'operation'; readonly operation: RowOperation }
  | { readonly read: 'control'; readonly line: string; readonly control: ControlLine }
  | { readonly read: 'blank' }
  | { readonly read: 'stray'; readonly why: Stray['why']; readonly reason?: string }

/** Opens and parses one served line: the edge where the wire ends. Nothing here throws, whatever the line holds. */
export function readServed(
  served: ServedLine,
  grp: string,
  keys: readonly ChannelKey[],
  rules: KindRules
): Read {
  if (served.line === null) return { read: 'blank' }
  const parsed = parseLine(served.line)
  if (!parsed.ok) return stray('line-invalid', parsed.problem.code)
  const { head } = parsed.value
  if (head.grp !== grp || head.id !== served.id) return stray('line-invalid', 'wrong-channel')
  if (parsed.value.form === 'control') {
    // An erase has to be verified to be obeyed; it waits for its key like a sealed line.
    if (head.k === 'erase' && !keys.some(({ kid }) => kid === head.kid)) {
      return stray('key-missing', head.kid)
    }
    return { read: 'control', line: served.line, control: parsed.value }
  }
  if (head.ent !== served.ent) return stray('line-invalid', 'wrong-entity')
  const key = keys.find(({ kid }) => kid === head.kid)
  if (!key) return stray('key-missing', head.kid)
  const opened = openLine(parsed.value, key.key)
  if (!opened.ok) return stray('line-does-not-open')
  const body = bodyOf(textToJson(opened.value))
  if (!body) return stray('line-invalid', 'body')
  const patch = body.p === undefined ? undefined : rules.receive({ ...body, p: body.p })
  if (rules.version(body.kind) === undefined) return stray('kind-unknown', body.kind)
  if (patch && !patch.ok) {
    const why = patch.problem.code === 'kind-unknown' ? 'kind-unknown' : 'line-invalid'
    return stray(why, String(patch.problem.details?.['field'] ?? patch.problem.code))
  }
  const { id, ent, dev, t, ctx } = head
  const { pos, rts, cpos } = served
  const operation = { ...body, id, ent, grp, dev, t, ctx, pos, rts, cpos }
  return { read: 'operation', operation: patch ? { ...operation, p: patch.value } : operation }
}

function stray(why: Stray['why'], reason?: string): Read {
  return reason === undefined ? { read: 'stray', why } : { read: 'stray', why, reason }
}

export function textToJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The sealed body's outer shape; the patch is the kind's to judge. */
export function bodyOf(raw: unknown): Body | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined
  const { s, kind, by, p, del, movedTo } = raw as Readonly<Record<string, unknown>>
  if (typeof s !== 'number' || typeof kind !== 'string' || !isId(by)) return undefined
  if (del !== undefined && del !== true) return undefined
  if (movedTo !== undefined && typeof movedTo !== 'string') return undefined
  if (p !== undefined && (typeof p !== 'object' || p === null)) return undefined
  return {
    s,
    kind,
    by: by satisfies Id,
    // Only an object so far; `receive` parses it before anything reads it.
    ...(p === undefined ? {} : { p: p as Patch }),
    ...(del ? { del } : {}),
    ...(movedTo === undefined ? {} : { movedTo })
  }
}
