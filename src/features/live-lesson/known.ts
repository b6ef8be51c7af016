import { computed, type ReadonlySignal } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import type { Book, Entry, Store } from '#store/types.ts'
import { entriesOfKinds } from '../shared/entries-of-kinds.ts'
import type { LessonPlan } from '../shared/lesson-plan.ts'
import { recordedIn } from '../shared/recordings-in.ts'
import { schemesOf } from '../shared/samplings.ts'
import { sameSet } from '../shared/same-set.ts'
import type { Live } from './live.ts'

type Pages = ReadonlySignal<readonly (readonly Entry[])[]>

/** Whether the project allows it (domain P8), and the method of the lesson; a trial and the sample never do. */
export function mayRecordIn({ kind }: Book, pages: Pages, plan: Live['plan']): Live['mayRecord'] {
  const entries = entriesOfKinds(pages, ['project'])
  return computed(
    () =>
      kind === 'project' &&
      plan.value.method.sound !== undefined &&
      entries.value.some(({ values }) => values['recording'] === true)
  )
}

/** The schemes the project has. */
export function schemesIn(pages: Pages): Live['schemes'] {
  const entries = entriesOfKinds(pages, ['scheme', 'schemeCode'])
  return computed(() => schemesOf(entries.value))
}

/** Notes with sound that nobody has written down. */
export function recordedNotes(store: Store, book: Id): Live['recorded'] {
  return sameSet(() => recordedIn(store.drafts(book).value).map(({ note }) => note))
}

/** The plan as a signal that changes only when the plan does, not with every note. */
export function samePlan(read: () => LessonPlan): ReadonlySignal<LessonPlan> {
  let last: { readonly plan: LessonPlan; readonly text: string } | undefined
  return computed(() => {
    const plan = read()
    const text = JSON.stringify(plan)
    if (last?.text !== text) last = { plan, text }
    return last.plan
  })
}
