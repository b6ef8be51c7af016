import { signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import { fail, type Problem, type Result } from '#lib/result.ts'
import type { Patch } from '#log/types.ts'
import type { Change, ChangeOptions, Saved, SeenContext, Store } from '#store/types.ts'

/** A change whose context the writer adds: what this screen has shown and written of the entity. */
export interface Writing {
  readonly grp: string
  readonly ent: Id
  readonly kind: string
  readonly patch?: Patch
  readonly del?: true
  /** only for a draft that came back: what was shown when it was begun */
  readonly ctx?: SeenContext
}

/** Where a painted change is: a tick only for 'stored' (R1). */
export type Mark = 'writing' | 'slow' | 'stored' | 'journal' | 'failed'

/** After this the missing tick is shown as an open ring, in ms. */
const SLOW = 1000
/** What storage refused is offered again after this, in ms. */
const OFFER_AGAIN = 5000

export interface OrderedWriter {
  /** Mints at once when idle, else right after what came before; resolves to the mark that was reached. */
  write(changes: readonly Writing[], options?: ChangeOptions): Promise<Mark>
  /** The mark of one entity; 'stored' for what was never written here. */
  mark(ent: Id): ReadonlySignal<Mark>
  /** Tells what is on the screen of an entity that existed before. */
  learn(ent: Id, context: SeenContext): void
  /** The entity existed before and is shown by its listed values: its context is read before the first write to it. */
  meet(ent: Id): void
  /** The context a draft begun now must keep. */
  context(ent: Id): SeenContext
  /** why the last write was not stored; undefined as soon as one is */
  readonly problem: ReadonlySignal<Problem | undefined>
}

interface Waiting {
  readonly changes: readonly Writing[]
  readonly options: ChangeOptions | undefined
  readonly done: (mark: Mark) => void
}

interface State {
  readonly store: Pick<Store, 'change' | 'open'>
  readonly book: Id
  readonly after: (ms: number, run: () => void) => () => void
  readonly marks: Map<Id, Signal<Mark>>
  readonly shown: Map<Id, SeenContext>
  readonly met: Set<Id>
  readonly queue: Waiting[]
  /** refused by storage: offered again with the next write or after a while, so that nothing painted is forgotten */
  unsaved: readonly Writing[]
  busy: boolean
  offering: boolean
  readonly problem: Signal<Problem | undefined>
}

const NEW: SeenContext = { pos: 0, ids: [] }

/** One line of writes for one screen: order kept, contexts exact, marks honest. */
export function createOrderedWriter(
  store: Pick<Store, 'change' | 'open'>,
  book: Id,
  after: (ms: number, run: () => void) => () => void
): OrderedWriter {
  const state: State = {
    store,
    book,
    after,
    marks: new Map(),
    shown: new Map(),
    met: new Set(),
    queue: [],
    unsaved: [],
    busy: false,
    offering: false,
    problem: signal(undefined)
  }
  return {
    write: (changes, options) =>
      new Promise((done) => {
        state.queue.push({ changes, options, done })
        for (const { ent } of changes) markOf(state, ent).value = 'writing'
        if (!state.busy) void pump(state)
      }),
    mark: (ent) => markOf(state, ent),
    learn: (ent, context) => state.shown.set(ent, context),
    meet: (ent) => state.met.add(ent),
    context: (ent) => state.shown.get(ent) ?? NEW,
    problem: state.problem
  }
}

function markOf(state: State, ent: Id): Signal<Mark> {
  const known = state.marks.get(ent)
  if (known) return known
  const made = signal<Mark>('stored')
  state.marks.set(ent, made)
  return made
}

async function pump(state: State): Promise<void> {
  state.busy = true
  for (let next = state.queue.shift(); next; next = state.queue.shift()) {
    next.done(await one(state, next))
  }
  state.busy = false
}

async function one(state: State, { changes, options }: Waiting): Promise<Mark> {
  const all = [...state.unsaved, ...changes]
  const ents = [...new Set(all.map(({ ent }) => ent))]
  const stop = state.after(SLOW, () => {
    for (const ent of ents) {
      const mark = markOf(state, ent)
      if (mark.value === 'writing') mark.value = 'slow'
    }
  })
  const unread = ents.filter((ent) => state.met.has(ent) && !state.shown.has(ent))
  // The first write to a new note must not wait for anything, so only entities met before are opened.
  if (unread.length > 0) {
    for (const { ent, context } of await state.store.open(unread)) state.shown.set(ent, context)
  }
  const saved = await change(state, all, options)
  stop()
  if (!saved.ok) {
    state.unsaved = all
    state.problem.value = saved.problem
    settle(state, ents, 'failed')
    offerAgain(state)
    return 'failed'
  }
  state.unsaved = []
  state.problem.value = undefined
  for (const [index, { ent }] of all.entries()) {
    const before = state.shown.get(ent) ?? NEW
    const minted = saved.value.ids[index]
    if (minted) state.shown.set(ent, { ...before, ids: [...before.ids, minted] })
  }
  settle(state, ents, saved.value.place)
  return saved.value.place
}

/** A bug on the way must not hold up what is written after it: it counts as not stored, and is thrown where it shows. */
async function change(
  state: State,
  all: readonly Writing[],
  options: ChangeOptions | undefined
): Promise<Result<Saved>> {
  try {
    return await state.store.change(
      all.map((each) => toChange(state, each)),
      options
    )
  } catch (error) {
    state.after(0, () => {
      throw error
    })
    return fail('storage-failed')
  }
}

function offerAgain(state: State): void {
  if (state.offering) return
  state.offering = true
  state.after(OFFER_AGAIN, () => {
    state.offering = false
    if (state.unsaved.length === 0 || state.busy) return
    state.queue.push({ changes: [], options: undefined, done: () => undefined })
    void pump(state)
  })
}

/** Later taps on the same note keep its mark open until they too are stored. */
function settle(state: State, ents: readonly Id[], mark: Mark): void {
  const waiting = new Set(state.queue.flatMap(({ changes }) => changes.map(({ ent }) => ent)))
  for (const ent of ents) {
    if (!waiting.has(ent) || mark === 'failed') markOf(state, ent).value = mark
  }
}

function toChange(state: State, each: Writing): Change {
  return { ...each, book: state.book, ctx: each.ctx ?? state.shown.get(each.ent) ?? NEW }
}
