import { compareText } from '#log/effective.ts'
import { ENTITY } from '#log/fold.ts'
import type { Id } from '#lib/id.ts'
import type { RowOperation } from '#store/row.ts'
import type { Ended } from './end-checks.ts'
import { must } from './failure.ts'
import { rules } from './look.ts'
import type { Written } from './model.ts'
import type { World } from './world.ts'

/** I8: every value stands or was in front of whoever wrote over it; what was knowingly replaced does not stand. */
export function checkBuried({ model }: World, { grp, operations, folds }: Ended) {
  const { restored, brought, cloned, removed } = model.facts
  for (const [ent, own] of operations) {
    const folded = folds.get(ent)
    if (!folded) continue
    const seen = new Map(
      own.map((operation) => [operation.id, writtenAs(model.written, operation)])
    )
    for (const { id, p } of own) {
      if (folded.refused.includes(id)) continue
      for (const field of Object.keys(p ?? {})) {
        if (rules.setFields(folded.kind).has(field)) {
          checkAdded(own, { id, field, ent, stands: folded.live[field] }, seen)
          continue
        }
        const stands = folded.live[field]?.some((each) => each.id === id) ?? false
        const over = own.some(
          (later) => field in (later.p ?? {}) && seen.get(later.id)?.shown.has(id) === true
        )
        must(
          'I8',
          stands || over,
          () =>
            `${id} (${field} of ${ent} in ${grp}) is buried, and nobody who wrote later had seen it: ${JSON.stringify(own.map(({ id: each, p: patch, ctx, pos, cpos }) => [each, patch, ctx, pos, cpos, seen.get(each)?.isCertain, [...(seen.get(each)?.shown ?? [])]]))}`
        )
        if (restored || brought || cloned || removed) continue
        must(
          'I8',
          !stands || !over,
          () => `${id} (${field} of ${ent} in ${grp}) was knowingly replaced and stands again`
        )
      }
    }
  }
}

/** M9: a tag that was added is there, unless somebody took it away or gave it again who had this one in front of them. */
function checkAdded(
  own: readonly RowOperation[],
  added: {
    readonly id: Id
    readonly field: string
    readonly ent: Id
    readonly stands: readonly { readonly id: Id }[] | undefined
  },
  seen: ReadonlyMap<Id, Written | undefined>
): void {
  const { id, field, ent, stands } = added
  const members = (each: RowOperation, which: 'add' | 'rem'): readonly string[] => {
    const patch = each.p?.[field]
    return typeof patch === 'object' && patch !== null ? (patch[which] ?? []) : []
  }
  const mine = own.find((each) => each.id === id)
  if (!mine || stands?.some((each) => each.id === id)) return
  for (const member of members(mine, 'add')) {
    const isOver = own.some(
      (later) =>
        later.id !== id &&
        [...members(later, 'add'), ...members(later, 'rem')].includes(member) &&
        seen.get(later.id)?.shown.has(id) === true
    )
    must('I8', isOver, () => `${member} of ${ent} is gone, and nobody who took it away had seen it`)
  }
}

/** M10: an entity is hidden only where whoever took it out had seen everything that lives on it. */
export function checkHidden({ model }: World, { grp, operations, folds }: Ended): void {
  for (const [ent, own] of operations) {
    const folded = folds.get(ent)
    if (!folded?.deleted || model.struck.has(ent)) continue
    const ends = own.filter(({ del }) => del).map((end) => writtenAs(model.written, end))
    if (ends.includes(undefined)) continue
    const fields = Object.entries(folded.live).filter(([field]) => field !== ENTITY)
    for (const { id } of fields.flatMap(([, words]) => words)) {
      const wasSeen = ends.some((end) => end?.shown.has(id) === true)
      must('I8', wasSeen, () => `${ent} in ${grp} is hidden, and nobody had seen ${id}`)
    }
  }
}

/** The model's record of an operation: by its id, or by its words where the page died before it said which. */
function writtenAs(written: readonly Written[], operation: RowOperation): Written | undefined {
  return written.find(({ id, change }) => {
    if (id !== undefined) return id === operation.id
    return (
      change.ent === operation.ent && change.grp === operation.grp && sameBody(change, operation)
    )
  })
}

function sameBody(change: Written['change'], { p, del, movedTo, ctx }: RowOperation): boolean {
  const { pos, ids } = change.ctx
  return (
    sorted(change.patch) === sorted(p) &&
    change.del === del &&
    change.movedTo === movedTo &&
    pos === ctx.pos &&
    JSON.stringify(ids) === JSON.stringify(ctx.ids)
  )
}

const sorted = (patch: Written['change']['patch']) =>
  JSON.stringify(Object.entries(patch ?? {}).toSorted(([one], [other]) => compareText(one, other)))
