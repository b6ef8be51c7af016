import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import type { Day } from '#lib/time.ts'
import type { Entry, Shown, Store } from '#store/types.ts'
import { photographedIn } from '../shared/photographed-in.ts'
import { noteDay, noteTime } from './note-time.ts'
import { calm } from './calm.ts'
import { createNoteSearch, type NoteSearch, type Pause } from './search.ts'

/** Which notes are shown; absent means all. */
export interface Filters {
  /** a pupil's entity, or 'class', or 'group' */
  readonly pupil?: string
  /** a lesson stage by its name: each lesson has stages of its own */
  readonly stage?: string
  readonly tag?: string
  readonly whose?: 'mine' | 'others'
  readonly day?: Day
  readonly lesson?: Id
}

export type Row =
  | { readonly row: 'day'; readonly key: string; readonly day: Day; readonly notes: number }
  | { readonly row: 'note'; readonly key: Id; readonly entry: Entry }

export interface Choice {
  readonly value: string
  readonly label: string
  readonly notes: number
}

export interface Evidence {
  readonly filters: Signal<Filters>
  readonly search: NoteSearch
  readonly rows: ReadonlySignal<readonly Row[]>
  readonly notes: ReadonlySignal<number>
  readonly all: ReadonlySignal<number>
  readonly stages: ReadonlySignal<readonly Choice[]>
  readonly days: ReadonlySignal<readonly Day[]>
  readonly byEnt: ReadonlySignal<ReadonlyMap<Id, Entry>>
  /** notes with a photo */
  readonly photographed: ReadonlySignal<ReadonlySet<Id>>
  /** a row came into view: it is told its opened note, if there is one; the answer is called when it leaves */
  watch(ent: Id, tell: (shown: Shown | undefined) => void): () => void
}

function holds(value: unknown, member: string): boolean {
  return Array.isArray(value) && value.includes(member)
}

/** Keeps a note when every filter that is set agrees. `stageNames`: stage entity → its name. */
export function matches(
  entry: Entry,
  filters: Filters,
  me: Id | undefined,
  stageNames: ReadonlyMap<Id, string>
): boolean {
  const { pupil, stage, tag, whose, day, lesson } = filters
  if (lesson && entry.values['lesson'] !== lesson) return false
  if (pupil === 'class' || pupil === 'group') {
    if (entry.values['whom'] !== pupil) return false
  } else if (pupil && !holds(entry.values['pupils'], pupil)) return false
  if (stage && stageNames.get(String(entry.values['stage'])) !== stage) return false
  if (tag && !holds(entry.values['tags'], tag)) return false
  if (whose && (entry.author === me) !== (whose === 'mine')) return false
  return !day || noteDay(entry) === day
}

/** Newest day first; within a day newest note first; a heading before each day. */
export function toRows(notes: readonly Entry[]): readonly Row[] {
  const timed = notes.map((entry) => ({ entry, time: noteTime(entry) }))
  timed.sort((one, other) => other.time - one.time || (one.entry.ent < other.entry.ent ? 1 : -1))
  const rows: Row[] = []
  let start = 0
  while (start < timed.length) {
    const first = timed[start]
    if (!first) break
    const day = noteDay(first.entry)
    let end = start + 1
    for (let next = timed[end]; next && noteDay(next.entry) === day; next = timed[end]) end++
    rows.push({ row: 'day', key: day, day, notes: end - start })
    for (const { entry } of timed.slice(start, end))
      rows.push({ row: 'note', key: entry.ent, entry })
    start = end
  }
  return rows
}

function countBy(notes: readonly Entry[], name: (entry: Entry) => string | undefined): Choice[] {
  const counts = new Map<string, number>()
  for (const entry of notes) {
    const value = name(entry)
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].map(([value, count]) => ({ value, label: value, notes: count }))
}

/** All notes of a project, by time, filtered in memory; only rows in view are opened. */
export function createEvidence(
  store: Store,
  book: Id,
  me: Id | undefined,
  at: Filters = {},
  pause: Pause = calm
): Evidence {
  const entries = store.entries(book)
  const filters = signal<Filters>(at)
  const observations = computed(() =>
    entries.value.filter((entry) => entry.kind === 'observation' && !entry.deleted)
  )
  const byEnt = computed(() => new Map(entries.value.map((entry) => [entry.ent, entry] as const)))
  const stageNames = computed(() => {
    const names = new Map<Id, string>()
    for (const entry of entries.value)
      if (entry.kind === 'lessonStage') names.set(entry.ent, String(entry.values['name'] ?? ''))
    return names
  })
  const search = createNoteSearch(store, book, pause)
  const chosen = computed(() =>
    observations.value.filter(
      (entry) => matches(entry, filters.value, me, stageNames.value) && search.finds(entry)
    )
  )
  return {
    filters,
    search,
    rows: computed(() => toRows(chosen.value)),
    notes: computed(() => chosen.value.length),
    all: computed(() => observations.value.length),
    stages: computed(() =>
      countBy(observations.value, (entry) => stageNames.value.get(String(entry.values['stage'])))
    ),
    days: computed(() => {
      const days = new Set(observations.value.map(noteDay))
      return [...days].sort().reverse()
    }),
    byEnt,
    photographed: photographedIn(store, book, store.pages(book)),
    ...openInView(store)
  }
}

/** Opens the rows that came into view in one go, after the frame that brought them; each is told its own and nothing of the others. */
function openInView(store: Store): Pick<Evidence, 'watch'> {
  type Row = { readonly ent: Id; readonly tell: (shown: Shown | undefined) => void }
  const waiting = new Set<Row>()
  const inView = new Set<Row>()
  const open = async () => {
    const rows = [...waiting]
    waiting.clear()
    const shown = await store.open(rows.map(({ ent }) => ent))
    const byEnt = new Map(shown.map((one) => [one.ent, one] as const))
    batch(() => {
      for (const row of rows) if (inView.has(row)) row.tell(byEnt.get(row.ent))
    })
  }
  return {
    watch(ent, tell) {
      const row = { ent, tell }
      if (waiting.size === 0) void Promise.resolve().then(open)
      waiting.add(row)
      inView.add(row)
      return () => {
        waiting.delete(row)
        inView.delete(row)
      }
    }
  }
}
