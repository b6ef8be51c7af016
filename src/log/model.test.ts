import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contextOf } from './context.ts'
import { fold } from './fold.ts'
import type { Context, Folded, Operation } from './types.ts'

/**
 * A small model of one entity in one channel: three tablets, a server that numbers, editors that stay open while pages arrive, and
 * restores from a backup. Every tablet keeps all it ever held. `fold` and `contextOf` are the real ones.
 */
const rules = { setFields: () => new Set(['tags']), authored: () => false }
const FIELDS = ['title', 'text'] as const
type Field = (typeof FIELDS)[number]

type Command =
  | { readonly do: 'open'; readonly tablet: number }
  | { readonly do: 'save'; readonly tablet: number; readonly field: Field; readonly t: number }
  | { readonly do: 'push'; readonly tablet: number; readonly count: number }
  | { readonly do: 'pull'; readonly tablet: number; readonly count: number }
  | { readonly do: 'restore'; readonly keep: number }

interface Editor {
  ctx: Context
  /** ids in front of the person: the truth that a context only claims */
  shown: ReadonlySet<string>
}

interface Minted {
  readonly operation: Operation
  readonly field: Field
  /** ids that were in front of whoever wrote it */
  readonly shown: ReadonlySet<string>
}

interface Tablet {
  readonly name: string
  held: Operation[]
  pulled: number
  restore: number
  editor: Editor | undefined
}

interface Server {
  log: Operation[]
  /** positions the restored server held, by restore number */
  readonly heads: number[]
  clock: number
}

const tablet = fc.nat(2)
const commands = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('open' as const), tablet }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('save' as const),
        tablet,
        field: fc.constantFrom(...FIELDS),
        t: fc.integer({ min: 0, max: 4e12 })
      })
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('push' as const),
        tablet,
        count: fc.integer({ min: 1, max: 4 })
      })
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('pull' as const),
        tablet,
        count: fc.integer({ min: 1, max: 4 })
      })
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const), keep: fc.nat(8) }) }
  ),
  { maxLength: 40, size: 'max' }
)

function run(steps: readonly Command[]) {
  const server: Server = { log: [], heads: [Number.POSITIVE_INFINITY], clock: 0 }
  const tablets = ['a', 'b', 'c'].map<Tablet>((name) => ({
    name,
    held: [],
    pulled: 0,
    restore: 0,
    editor: undefined
  }))
  const minted: Minted[] = []
  const readUnder = new Map<string, number>()

  const meet = (own: Tablet) => {
    while (own.restore < server.heads.length - 1) {
      own.restore += 1
      const head = server.heads[own.restore] ?? 0
      bringBack(own, head)
    }
  }
  const push = (own: Tablet, count: number) => {
    meet(own)
    for (const waiting of own.held.filter(({ pos }) => pos === undefined).slice(0, count)) {
      if (server.log.some(({ id }) => id === waiting.id)) continue
      server.clock += 1
      const since = server.heads.slice((readUnder.get(waiting.id) ?? 0) + 1)
      server.log.push({
        ...waiting,
        pos: server.log.length + 1,
        rts: server.clock,
        cpos: Math.min(waiting.ctx.pos, ...since)
      })
    }
  }
  const pull = (own: Tablet, count: number) => {
    meet(own)
    for (const line of server.log.slice(own.pulled, own.pulled + count)) {
      own.held = [...own.held.filter(({ id }) => id !== line.id), line]
      own.pulled = line.pos ?? own.pulled
    }
  }
  const open = (own: Tablet) => {
    if (own.held.length === 0) {
      own.editor = { ctx: { pos: 0, ids: [] }, shown: new Set() }
      return
    }
    const folded = fold(own.held, rules)
    own.editor = {
      ctx: contextOf(folded, own.pulled),
      shown: new Set(own.held.map(({ id }) => id))
    }
  }
  const save = (own: Tablet, field: Field, t: number) => {
    if (!own.editor) open(own)
    const editor = own.editor
    if (!editor) return
    const index = minted.length
    const operation: Operation = {
      id: `op-${String(index).padStart(3, '0')}`,
      grp: 'group',
      dev: own.name,
      by: 'adair',
      kind: 'lesson',
      s: 1,
      t: [t, 0],
      ctx: editor.ctx,
      p: { [field]: `value ${index}` }
    }
    readUnder.set(operation.id, own.restore)
    minted.push({ operation, field, shown: editor.shown })
    own.held = [...own.held, operation]
    own.editor = undefined
  }
  const restore = (keep: number) => {
    server.log = server.log.slice(0, keep)
    server.heads.push(server.log.length)
  }

  for (const step of steps) {
    if (step.do === 'restore') restore(step.keep)
    else {
      const own = tablets[step.tablet]
      if (!own) continue
      if (step.do === 'open') open(own)
      else if (step.do === 'save') save(own, step.field, step.t)
      else if (step.do === 'push') push(own, step.count)
      else pull(own, step.count)
    }
  }
  for (let round = 0; round < 3; round++) {
    for (const own of tablets) {
      push(own, 1000)
      pull(own, 1000)
    }
  }
  return { server, tablets, minted }
}

/** A tablet learns that the server was put back to `head`: later positions mean nothing any more, and nothing may claim them. */
function bringBack(own: Tablet, head: number): void {
  const lost = new Set(
    own.held.filter(({ pos }) => pos !== undefined && pos > head).map(({ id }) => id)
  )
  own.held = own.held.map(({ pos, rts, cpos, ...rest }) => {
    const cap = Math.min(cpos ?? rest.ctx.pos, head)
    if (pos === undefined || lost.has(rest.id)) return { ...rest, cpos: cap }
    return { ...rest, pos, cpos: cap, ...(rts === undefined ? {} : { rts }) }
  })
  own.pulled = Math.min(own.pulled, head)
  if (own.editor) {
    const { ctx, shown } = own.editor
    const named = [...lost].filter((id) => shown.has(id))
    own.editor = {
      shown,
      ctx: { pos: Math.min(ctx.pos, head), ids: [...new Set([...ctx.ids, ...named])] }
    }
  }
}

/** Values that are no head although nobody who saw them wrote over them. */
function lostValues(folded: Folded | undefined, minted: readonly Minted[]): readonly string[] {
  const heads = folded ? headValues(folded) : []
  return minted
    .filter(({ operation, field }) => !heads.includes(operation.p?.[field]))
    .filter((each) => !isReplaced(each, minted))
    .map(({ operation }) => operation.id)
}

/** Values that are heads although somebody who saw them wrote over them. */
function risenValues(folded: Folded | undefined, minted: readonly Minted[]): readonly string[] {
  const heads = folded ? headValues(folded) : []
  return minted
    .filter(({ operation, field }) => heads.includes(operation.p?.[field]))
    .filter((each) => isReplaced(each, minted))
    .map(({ operation }) => operation.id)
}

function isReplaced({ operation, field }: Minted, minted: readonly Minted[]): boolean {
  return minted.some((later) => later.field === field && later.shown.has(operation.id))
}

function headValues(folded: Folded): readonly unknown[] {
  return Object.values(folded.heads).flatMap((heads) => heads.map(({ value }) => value))
}

function foldOf(own: Tablet | undefined): Folded | undefined {
  return own && own.held.length > 0 ? fold(own.held, rules) : undefined
}

test('[M1] tablets that hold the same log show the same, byte for byte', () => {
  fc.assert(
    fc.property(commands, (steps) => {
      const { tablets } = run(steps)
      const [first, ...others] = tablets.map((own) => JSON.stringify(foldOf(own)))
      for (const other of others) expect(other).toBe(first)
    }),
    { numRuns: 300 }
  )
})

test('[M6] every value is a head, or someone who had it on the screen wrote over it', () => {
  fc.assert(
    fc.property(commands, (steps) => {
      const { tablets, minted } = run(steps)
      expect(lostValues(foldOf(tablets[0]), minted)).toEqual([])
    }),
    { numRuns: 500 }
  )
})

test('[M7] without a restore a value knowingly replaced never comes back', () => {
  fc.assert(
    fc.property(commands, (steps) => {
      const { tablets, minted } = run(steps.filter((step) => step.do !== 'restore'))
      expect(risenValues(foldOf(tablets[0]), minted)).toEqual([])
    }),
    { numRuns: 500 }
  )
})

test('[M8] without the cap of a restored server the model loses a value: it would see that mistake', () => {
  const uncapped = fc.check(
    fc.property(commands, (steps) => {
      const { server, minted } = run(steps)
      const bare = server.log.map((each) => ({ ...each, cpos: each.ctx.pos }))
      expect(lostValues(bare.length > 0 ? fold(bare, rules) : undefined, minted)).toEqual([])
    }),
    { numRuns: 20_000, seed: 20_261_123 }
  )
  expect(uncapped.failed).toBe(true)
})

test('[M6] without the ids of a context the model loses a value or keeps a ghost: it would see that mistake', () => {
  const nameless = fc.check(
    fc.property(commands, (steps) => {
      const { server, minted } = run(steps)
      const bare = server.log.map((each) => ({ ...each, ctx: { pos: each.ctx.pos, ids: [] } }))
      const folded = bare.length > 0 ? fold(bare, rules) : undefined
      expect([...lostValues(folded, minted), ...risenValues(folded, minted)]).toEqual([])
    }),
    { numRuns: 2000, seed: 20_261_123 }
  )
  expect(nameless.failed).toBe(true)
})
