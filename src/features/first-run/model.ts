import type { Id } from '#lib/id.ts'
import { fail, type Result } from '#lib/result.ts'
import { schoolPrefix } from '#kinds/pupil/rules.ts'
import type { Change } from '#store/types.ts'
import type { App } from '../shared/app-context.ts'
import type { SampleRecord } from './sample-project.ts'

const NEW = { pos: 0, ids: [] } as const
/** One write holds this many entities, so that a slow tablet paints between two. */
const AT_ONCE = 40

/** The sample project as a local book: visibly marked, never sent. The one that is there is used again. */
export async function lookAround(app: App): Promise<Result<Id>> {
  const { store } = app
  const { sampleProject } = await import('./sample-project.ts')
  const sample = sampleProject(store.now())
  const there = store.books.value.find((book) => book.kind === 'sample')
  const made = there
    ? ({ ok: true, value: there } as const)
    : await store.addBook({ kind: 'sample', patch: sample.project, me: sample.me })
  if (!made.ok) return made
  const { book, channels, me } = made.value
  const grp = (channels.find((one) => one.audience === 'group') ?? channels[0])?.grp
  if (!grp || !me) return fail('channel-missing')
  // Somebody may have left while it was being written: what is missing is written now.
  const known = new Set(
    store
      .entries(book)
      .peek()
      .map(({ ent }) => ent)
  )
  const missing = sample.records.filter(({ ent }) => !known.has(ent))
  let writing = me
  for (const { by = me, changes } of inTurns(missing, book, grp)) {
    // The notes of three observers: each turn is written as the person who saw it.
    if (by !== writing) await store.setMe(book, by)
    writing = by
    const saved = await store.change(changes)
    if (!saved.ok) return saved
  }
  if (writing !== me) await store.setMe(book, me)
  if (!known.has(sample.photo.ent)) {
    const { samplePhoto } = await import('./sample-photo.ts')
    const photo = await samplePhoto(store, { book, grp, ...sample.photo })
    // The sample stands without it where this browser draws or keeps none.
    if (photo) await store.change([photo])
  }
  return { ok: true, value: book }
}

interface Turn {
  readonly by: Id | undefined
  readonly changes: Change[]
}

function inTurns(records: readonly SampleRecord[], book: Id, grp: string): readonly Turn[] {
  const turns: Turn[] = []
  for (const { ent, kind, patch, by } of records) {
    const last = turns.at(-1)
    const change: Change = { book, grp, ent, kind, patch, ctx: NEW }
    if (last && last.by === by && last.changes.length < AT_ONCE) last.changes.push(change)
    else turns.push({ by, changes: [change] })
  }
  return turns
}

export interface Start {
  readonly title: string
  readonly name: string
  readonly school: string
  readonly classStage: string
  readonly labels: readonly string[]
}

/** A project with me, my school and the chosen pupils, offline, and it is the one that is open from now on. */
export async function startProject(app: App, start: Start): Promise<Result<Id>> {
  const { store } = app
  const school = store.newEntity()
  const made = await store.addBook({
    kind: 'project',
    patch: { title: start.title, step: '1' },
    me: { name: start.name, role: 'lead', school }
  })
  if (!made.ok) return made
  const { book, channels } = made.value
  const grp = channels.find((one) => one.audience === 'group')?.grp
  if (!grp) return fail('channel-missing')
  const at = { book, grp, ctx: NEW }
  const prefix = schoolPrefix(start.school)
  const saved = await store.change([
    { ...at, ent: school, kind: 'school', patch: { name: start.school } },
    ...start.labels.map((label, index) => ({
      ...at,
      ent: store.newEntity(),
      kind: 'pupil',
      patch: { code: `${prefix}-${index + 1}`, label, classStage: start.classStage, school }
    }))
  ])
  if (!saved.ok) return saved
  app.chooseBook(book)
  void store.askPersist()
  return { ok: true, value: book }
}
