import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Problem, Result } from '#lib/result.ts'
import type { Head } from '#log/types.ts'
import { fieldsOf, type Kind } from '#schema/define-kind.ts'
import type { Saved, Shown, Store } from '#store/types.ts'
import {
  type After,
  type Editing,
  enter,
  finish,
  type FormTarget,
  inTurn,
  leave,
  rest,
  show,
  write
} from './editing.ts'
import { valueToText } from './text.ts'

/** One entity being edited in place. What a control shows is `text`; what it writes goes through `type`, `choose` and `keep`. */
export interface Form {
  readonly kind: Kind
  readonly state: ReadonlySignal<'loading' | 'ready' | 'not-yours'>
  readonly shown: ReadonlySignal<Shown | undefined>
  readonly problems: ReadonlySignal<Readonly<Record<string, Problem>>>
  /** the last change: on its way, stored, or only in the emergency journal */
  readonly saved: ReadonlySignal<'saving' | Saved['place'] | undefined>
  /** a change that the store refused; what was typed is still in the form and in its draft */
  readonly trouble: ReadonlySignal<Problem | undefined>
  /** what a field's control shows: the words being typed, else the value; reads signals */
  text(field: string): string
  /** a keystroke: into the draft at once, into a line when the hand rests */
  type(field: string, text: string): void
  /** a pick or a tick: minted at once */
  choose(field: string, text: string): void
  /** one of two versions written at once; it becomes the only one */
  keep(field: string, head: Head): void
  /** blur, leave, pause: mints what is good; the rest stays a draft */
  leave(): Promise<void>
  /** Done: also makes a new entity; the first thing that is wrong is the answer */
  done(): Promise<Result<void>>
  /** leaves, and follows the entity no more */
  dispose(): void
}

/**
 * A form over one entity. The context of a change is the one that was shown when the person began to write, not the one at the time of
 * saving: what arrives meanwhile is never buried (sync.md §2.3).
 */
export function createForm(store: Store, target: FormTarget, after: After): Form {
  const editing = begin(store, target, after)
  const { shown, typed, problems, saved, trouble, state } = editing
  const specs = new Map(fieldsOf(target.kind).map((spec) => [spec.name, spec]))
  const following = store.follow(target.ent)
  const stopFollowing = effect(() => {
    const next = following.value
    if (next) show(editing, next)
  })
  return {
    kind: target.kind,
    state,
    shown,
    problems,
    saved,
    trouble,
    text: (field) => {
      const spec = specs.get(field)
      const typing = typed.value[field]
      const value = shown.value?.values[field]
      return typing ?? (spec ? valueToText(spec, value) : '')
    },
    type: (field, text) => {
      if (enter(editing, field, text)) rest(editing)
    },
    choose: (field, text) => {
      if (enter(editing, field, text)) void leave(editing)
    },
    keep: (field, head) => {
      const ctx = shown.peek()?.context
      const text = typed.peek()[field]
      const texts = text === undefined ? {} : { [field]: text }
      if (ctx) void inTurn(editing, () => write(editing, { [field]: head.value }, ctx, texts))
    },
    leave: () => leave(editing),
    done: () => finish(editing),
    dispose: () => {
      void leave(editing)
      editing.stopIdle()
      stopFollowing()
    }
  }
}

/** What was typed before the tablet went dark is in the form again, with the context it was typed under. */
function begin(store: Store, target: FormTarget, after: After): Editing {
  const drafts = store.drafts(target.book).peek()
  const draft = drafts.find(({ ent }) => ent === target.ent)
  return {
    store,
    target,
    after,
    shown: signal(undefined),
    typed: signal({ ...target.start, ...draft?.fields }),
    problems: signal({}),
    saved: signal(undefined),
    trouble: signal(undefined),
    state: signal(target.fresh ? 'ready' : 'loading'),
    fresh: target.fresh ?? false,
    seen: draft?.ctx,
    revision: draft?.revision ?? 0,
    stopIdle: () => {},
    queue: Promise.resolve()
  }
}
