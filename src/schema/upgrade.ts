import { fail, ok, type Result } from '#lib/result.ts'
import type { Patch } from '#log/types.ts'
import type { Kind } from './define-kind.ts'

/**
 * A patch as version `from` of the kind wrote it, in today's shape. A version from the future is 'kind-unknown': the line is kept
 * raw until the app knows it.
 */
export function upgradePatch(kind: Kind, from: number, patch: unknown): Result<unknown> {
  if (!Number.isInteger(from) || from < 1) {
    return fail('line-invalid', { kind: kind.name, reason: 'version' })
  }
  if (from > kind.version) return fail('kind-unknown', { kind: kind.name, version: from })
  let upgraded = patch
  for (let version = from + 1; version <= kind.version; version++) {
    const upgrade = kind.upgrades[version]
    if (typeof upgraded !== 'object' || upgraded === null || !upgrade) break
    // as: an upgrade reads only the fields it changes, and the parse that follows checks every value
    upgraded = upgrade(upgraded as Patch)
  }
  return ok(upgraded)
}
