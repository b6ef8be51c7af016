import { CHAIN_START, chainLink } from '#api/chain.ts'
import { parseLine } from '#api/line.ts'
import { hashText } from '#lib/hash.ts'
import type { OutLine, Receipt, ServedLine, SyncStore } from '#store/sync-types.ts'

/** The least a server is to a store: per channel a log that gives positions. For tests of the store alone. */
export interface SmallServer {
  restore: number
  push(grp: string, lines: readonly Pick<OutLine, 'line'>[]): readonly Receipt[]
  served(grp: string, after: number, limit?: number): readonly ServedLine[]
  head(grp: string): number
  chain(grp: string, pos: number): string
  /** blanks every line of these entities */
  blank(grp: string, ents: readonly string[]): void
  /** as a backup put back: what came after is gone and the restore number rises */
  putBack(grp: string, head: number): void
}

export function createSmallServer(now: () => number): SmallServer {
  const logs = new Map<string, ServedLine[]>()
  const heads: { restore: number; grp: string; head: number }[] = []
  const logOf = (grp: string) => logs.get(grp) ?? logs.set(grp, []).get(grp) ?? []
  const server: SmallServer = {
    restore: 1,
    push: (grp, lines) =>
      lines.map(({ line }) => {
        const parsed = parseLine(line)
        if (!parsed.ok) throw new Error(parsed.problem.code)
        const { id, ent, k, ctx, r, dev } = parsed.value.head
        const log = logOf(grp)
        const known = log.find((each) => each.id === id)
        if (known) return known
        const caps = heads
          .filter((each) => each.grp === grp && each.restore > r)
          .map(({ head }) => head)
        const served: ServedLine = {
          k,
          id,
          ent,
          line,
          pos: log.length + 1,
          bh: hashText(line),
          rts: now(),
          cpos: Math.min(ctx.pos, ...caps),
          via: dev
        }
        log.push(served)
        return served
      }),
    served: (grp, after, limit = 500) => logOf(grp).slice(after, after + limit),
    head: (grp) => logOf(grp).length,
    chain: (grp, pos) =>
      logOf(grp)
        .slice(0, pos)
        .reduce((link, line) => chainLink(link, line), CHAIN_START),
    blank: (grp, ents) => {
      logs.set(
        grp,
        logOf(grp).map((line) =>
          ents.includes(line.ent) && line.k === 'op' ? { ...line, line: null } : line
        )
      )
    },
    putBack: (grp, head) => {
      logs.set(grp, logOf(grp).slice(0, head))
      server.restore += 1
      heads.push({ restore: server.restore, grp, head })
    }
  }
  return server
}

/** Pushes everything pending of a channel and records the receipts. */
export async function pushAll(store: SyncStore, server: SmallServer, grp: string): Promise<number> {
  const lines = await store.outbox(grp, { lines: 1000, bytes: 1e7 })
  await store.acknowledge(grp, server.push(grp, lines))
  return lines.length
}

/** Pulls and folds to the head, in pages of `limit`. */
export async function pullAll(
  store: SyncStore,
  server: SmallServer,
  grp: string,
  limit = 3
): Promise<void> {
  for (;;) {
    const channel = store.books.value
      .flatMap((book) => book.channels)
      .find((each) => each.grp === grp)
    const lines = server.served(grp, channel?.pulled ?? 0, limit)
    const last = lines.at(-1)
    if (!last) break
    const page = { grp, restore: server.restore, lines, chain: server.chain(grp, last.pos) }
    const kept = await store.keepPage(page)
    if (!kept.ok) throw new Error(kept.problem.code)
  }
  const folded = await store.foldPages(grp)
  if (!folded.ok) throw new Error(folded.problem.code)
}

/** Registers a channel as sync would. */
export async function register(store: SyncStore, server: SmallServer, grp: string): Promise<void> {
  await store.updateChannel(grp, { registered: true, restore: server.restore })
}
