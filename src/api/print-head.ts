import type { Head } from './head.ts'

/** The head's one spelling: fixed key order, no spaces. Every minted line starts with this text. */
export function printHead(head: Head): string {
  const { v, alg, id, grp, dev, n, t, ctx, r, ent, k, kid } = head
  return JSON.stringify({
    v,
    alg,
    id,
    grp,
    dev,
    n,
    t: [t[0], t[1]],
    ctx: { pos: ctx.pos, ids: ctx.ids },
    r,
    ent,
    k,
    kid
  })
}
