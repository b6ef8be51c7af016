import type { Id } from '#lib/id.ts'
import { isId } from '#lib/id.ts'
import type { RowOperation } from './row.ts'
import type { KindRules } from './rules.ts'
import { bodyOf, textToJson } from './served.ts'

/** One entity as a checkpoint carries it. */
export interface CheckpointEntity {
  readonly ent: Id
  readonly operations: readonly RowOperation[]
  /** position of the entity's last operation, which need not be among them */
  readonly until: number
}

/** Reads one line of a checkpoint; undefined for whatever is not what an honest tablet of a known build writes [C3]. */
export function readEntity(
  line: string,
  { grp, pos, rules }: { readonly grp: string; readonly pos: number; readonly rules: KindRules }
): CheckpointEntity | undefined {
  const raw = textToJson(line)
  if (!Array.isArray(raw) || raw.length !== 3) return undefined
  const [ent, until, list] = raw as readonly unknown[]
  if (!isId(ent) || !isWhole(until) || until > pos) return undefined
  if (!Array.isArray(list) || list.length === 0) return undefined
  const operations: RowOperation[] = []
  for (const each of list as readonly unknown[]) {
    const operation = readOperation(each, ent, grp, rules)
    if (!operation || operation.pos > until) return undefined
    operations.push(operation)
  }
  return { ent, operations, until }
}

function readOperation(
  raw: unknown,
  ent: Id,
  grp: string,
  rules: KindRules
): (RowOperation & { readonly pos: number }) | undefined {
  const body = bodyOf(raw)
  if (!body || rules.version(body.kind) === undefined) return undefined
  const { id, dev, t, ctx, pos, rts, cpos } = raw as Readonly<Record<string, unknown>>
  if (!isId(id) || typeof dev !== 'string') return undefined
  if (!isWhole(pos) || pos < 1 || !isWhole(rts) || !isWhole(cpos)) return undefined
  const stamp = stampOf(t)
  const context = contextIn(ctx)
  if (!stamp || !context) return undefined
  const patch = body.p === undefined ? undefined : rules.receive({ ...body, p: body.p })
  if (patch && !patch.ok) return undefined
  const operation = { ...body, id, ent, grp, dev, t: stamp, ctx: context, pos, rts, cpos }
  return patch ? { ...operation, p: patch.value } : operation
}

const isWhole = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

function stampOf(value: unknown): RowOperation['t'] | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [ms, count] = value as readonly unknown[]
  return isWhole(ms) && isWhole(count) ? [ms, count] : undefined
}

function contextIn(value: unknown): RowOperation['ctx'] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { pos, ids } = value as Readonly<Record<string, unknown>>
  if (!isWhole(pos) || !Array.isArray(ids)) return undefined
  const known = (ids as readonly unknown[]).filter(isId)
  return known.length === ids.length ? { pos, ids: known } : undefined
}
