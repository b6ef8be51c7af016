import { batch, type Signal } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import { ok, type Problem, type Result } from '#lib/result.ts'
import type { Patch } from '#log/types.ts'
import type { Kind } from '#schema/define-kind.ts'
import type { Saved, SeenContext, Shown, Store } from '#store/types.ts'
import { missingFields, readTexts, type Texts } from './patch.ts'

/** Typed words are minted after this pause, in ms. */
const IDLE = 15_000
const NEW: SeenContext = { pos: 0, ids: [] }

/** The timer seam: runs once after `ms`; the answer stops it. */
export type After = (ms: number, run: () => void) => () => void

export interface FormTarget {
  readonly book: Id
  /** the channel a new entity is born in; one that is there is written where it is shown */
  readonly grp: string
  readonly ent: Id
  readonly kind: Kind
  /** not there yet: nothing is minted before Done */
  readonly fresh?: boolean
  /** what a new entity starts with, as texts of its controls */
  readonly start?: Texts
}

/** What one form holds while somebody works in it. */
export interface Editing {
  readonly store: Store
  readonly target: FormTarget
  readonly after: After
  readonly shown: Signal<Shown | undefined>
  /** texts that are not minted yet, by field */
  readonly typed: Signal<Texts>
  readonly problems: Signal<Readonly<Record<string, Problem>>>
  readonly saved: Signal<'saving' | Saved['place'] | undefined>
  readonly trouble: Signal<Problem | undefined>
  readonly state: Signal<'loading' | 'ready' | 'not-yours'>
  fresh: boolean
  /** what was in front of the person when they began to write; never younger than that */
  seen: SeenContext | undefined
  revision: number
  stopIdle: () => void
  queue: Promise<unknown>
}

export function show(editing: Editing, next: Shown): void {
  const { store, target } = editing
  const mine = store.books.peek().find(({ book }) => book === target.book)?.author
  batch(() => {
    editing.shown.value = next
    editing.state.value = target.kind.authored && next.author !== mine ? 'not-yours' : 'ready'
  })
}

/** A keystroke: into the draft at once. False where nothing may be written. */
export function enter(editing: Editing, field: string, text: string): boolean {
  const { shown, typed, problems, store, target } = editing
  if (editing.state.peek() !== 'ready') return false
  editing.seen ??= shown.peek()?.context ?? NEW
  const { [field]: _was, ...others } = problems.peek()
  const now = readTexts(target.kind, { [field]: text }, valuesOf(editing), store.now())
  const problem = now.problems[field]
  const tooLong = problem?.code === 'text-too-long'
  batch(() => {
    typed.value = { ...typed.peek(), [field]: text }
    problems.value = tooLong ? { ...others, [field]: problem } : others
  })
  keepDraft(editing)
  return true
}

/** Starts the pause after which typed words are minted. */
export function rest(editing: Editing): void {
  editing.stopIdle()
  editing.stopIdle = editing.after(IDLE, () => void leave(editing))
}

/** Mints what is good; the rest stays a draft. A new entity waits for Done. */
export async function leave(editing: Editing): Promise<void> {
  const nothing = Object.keys(editing.typed.peek()).length === 0
  if (!editing.fresh && !nothing) await inTurn(editing, () => mintTyped(editing))
}

/** Done: the first thing that is wrong is the answer, and a new entity is made only when nothing is. */
export function finish(editing: Editing): Promise<Result<void>> {
  return inTurn(editing, async () => {
    const { problems, target, typed } = editing
    const missing = editing.fresh ? missingFields(target.kind, typed.peek()) : []
    if (missing.length > 0) {
      problems.value = Object.fromEntries(
        missing.map((field) => [field, missingProblem(target.kind, field)])
      )
    } else {
      const minted = await mintTyped(editing)
      if (!minted.ok) return minted
    }
    const [problem] = Object.values(problems.peek())
    return problem ? { ok: false, problem } : ok(undefined)
  })
}

/** One change after the other, each over what the one before left. */
export function inTurn<T>(editing: Editing, run: () => Promise<T>): Promise<T> {
  const turn = editing.queue.then(run)
  editing.queue = turn.catch(() => undefined)
  return turn
}

/** Writes one patch; `texts` are the typed words it stands for. */
export async function write(
  editing: Editing,
  patch: Patch,
  ctx: SeenContext,
  texts: Texts
): Promise<Result<void>> {
  const { store, target, saved, trouble, typed, shown, revision } = editing
  saved.value = 'saving'
  const { book, ent, kind } = target
  const change = { book, ent, kind: kind.name, patch, ctx, grp: shown.peek()?.grp ?? target.grp }
  const wholly = Object.entries(typed.peek()).every(([field, text]) => texts[field] === text)
  const drafts = wholly && revision > 0 ? { drafts: [{ ent, revision }] } : undefined
  const answer = await store.change([change], drafts)
  if (!answer.ok) {
    batch(() => {
      saved.value = undefined
      trouble.value = answer.problem
    })
    return answer
  }
  editing.fresh = false
  const [next] = await store.open([ent])
  batch(() => {
    saved.value = answer.value.place
    trouble.value = undefined
    if (next) show(editing, next)
    // words typed on meanwhile were written with our own line in front of them
    const { seen } = editing
    if (seen) editing.seen = { ...seen, ids: [...new Set([...seen.ids, ...answer.value.ids])] }
    settle(editing, texts)
  })
  return ok(undefined)
}

async function mintTyped(editing: Editing): Promise<Result<void>> {
  const { store, target, typed, problems } = editing
  editing.stopIdle()
  const texts = typed.peek()
  const read = readTexts(target.kind, texts, valuesOf(editing), store.now())
  problems.value = read.problems
  const wrong = Object.keys(read.problems)
  if (editing.fresh && wrong.length > 0) return ok(undefined)
  const good = Object.fromEntries(Object.entries(texts).filter(([field]) => !wrong.includes(field)))
  if (editing.fresh || Object.keys(read.patch).length > 0) {
    return write(editing, read.patch, editing.seen ?? NEW, good)
  }
  settle(editing, good)
  const nothingLeft = Object.keys(typed.peek()).length === 0
  if (nothingLeft && editing.revision > 0) await store.dropDraft(target.ent)
  return ok(undefined)
}

/** Forgets typed words that now stand in the log, or say what was there before. */
function settle(editing: Editing, texts: Texts): void {
  const left = Object.entries(editing.typed.peek()).filter(([field, text]) => texts[field] !== text)
  editing.typed.value = Object.fromEntries(left)
  if (left.length === 0) editing.seen = undefined
}

function keepDraft(editing: Editing): void {
  const { store, target, shown, typed } = editing
  const { book, ent, kind } = target
  editing.revision += 1
  store.keepDraft({
    book,
    ent,
    kind: kind.name,
    grp: shown.peek()?.grp ?? target.grp,
    fields: typed.peek(),
    ctx: editing.seen ?? NEW,
    revision: editing.revision,
    touched: store.now()
  })
}

function valuesOf(editing: Editing): Shown['values'] {
  return editing.shown.peek()?.values ?? {}
}

function missingProblem(kind: Kind, field: string): Problem {
  return { code: 'field-invalid', details: { kind: kind.name, field, reason: 'missing' } }
}
