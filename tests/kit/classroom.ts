import type { Id } from '#lib/id.ts'
import { instantToMs, msToInstant } from '#lib/time.ts'
import { chipsOf } from '#features/shared/lesson-plan.ts'
import type { Live } from '#features/live-lesson/live.ts'
import { createLiveLesson, type LiveLesson } from '#features/live-lesson/model.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Book, Change } from '#store/types.ts'
import { makeStore, newTablet, type StoreOptions, type Tablet } from './store.ts'

export const MINUTE = 60_000
export const START = instantToMs('2025-11-26T10:05:00.000Z')

/** A classroom with a clock in the hand of the test. */
export interface Room {
  time: number
  /** what the server has put right, in ms; the monotonic clock knows nothing of it */
  corrected: number
  readonly timers: { at: number; run: () => void }[]
  readonly tablet: Tablet
  /** where a test has names that the register of the app lacks */
  readonly kinds?: StoreOptions['kinds']
  store: SyncStore
  book: Book
  lesson: Id
}

export let room: Room

/** The tablet opened again, with whatever it had stored. */
export async function reopenStore(): Promise<void> {
  room.store = await makeStore({
    tablet: room.tablet,
    now: () => room.time,
    ...(room.kinds && { kinds: room.kinds }),
    seed: (room.time % 1000) + 1
  })
}

export function after(ms: number, run: () => void): () => void {
  const timer = { at: room.time + ms, run }
  room.timers.push(timer)
  return () => {
    const index = room.timers.indexOf(timer)
    if (index >= 0) room.timers.splice(index, 1)
  }
}

/** Lets time go by, and whatever was due. */
export function pass(ms: number): void {
  room.time += ms
  const due = room.timers.filter((timer) => timer.at <= room.time)
  for (const timer of due) {
    room.timers.splice(room.timers.indexOf(timer), 1)
    timer.run()
  }
}

/** Lets the store finish what it was given. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 25; turn++) await new Promise((done) => setTimeout(done, 0))
}

export function sit(lesson?: Id): LiveLesson {
  const { store, book } = room
  const monotonic = () => room.time - START + 5000
  const now = () => room.time + room.corrected
  const options = { store, now, monotonic, after, book }
  return createLiveLesson(lesson ? { ...options, lesson } : options)
}

export async function write(
  changes: readonly Omit<Change, 'book' | 'grp' | 'ctx'>[]
): Promise<void> {
  const grp = room.book.channels.find(({ audience }) => audience === 'group')?.grp ?? ''
  const given = { book: room.book.book, grp, ctx: { pos: 0, ids: [] } }
  const saved = await room.store.change(changes.map((each) => ({ ...each, ...given })))
  if (!saved.ok) throw new Error(JSON.stringify(saved.problem))
}

export async function planLesson(): Promise<void> {
  const pupils = ['Heron', 'Lapwing', 'Plover', 'Otter'].map((label, index) => ({
    ent: room.store.newEntity(),
    kind: 'pupil',
    patch: { code: `WM-${index + 1}`, label, classStage: 'P4' }
  }))
  const seats = Object.fromEntries(pupils.map(({ ent }, index) => [`seat${'ABCD'[index]}`, ent]))
  room.lesson = room.store.newEntity()
  const stage = (name: string, rank: string, minutes: number, looked: readonly string[] = []) => ({
    ent: room.store.newEntity(),
    kind: 'lessonStage',
    patch: {
      lesson: room.lesson,
      name,
      rank,
      planned: minutes * MINUTE,
      ...(looked[0] && { lookedForFirst: looked[0] }),
      ...(looked[1] && { lookedForSecond: looked[1] })
    }
  })
  await write([
    ...pupils,
    {
      ent: room.lesson,
      kind: 'lesson',
      patch: {
        title: 'Bar models in pairs',
        classStage: 'P4',
        subject: 'numeracy',
        day: '2025-11-26',
        starts: msToInstant(START),
        minutes: 50 * MINUTE,
        ...seats
      }
    },
    stage('Hook', 'a', 6),
    stage('Model', 'b', 8, ['draws a bar first']),
    stage('Pair', 'c', 10, ['draws a bar first', 'says why'])
  ])
}

/** A fresh tablet with one project, four pupils and a lesson of three stages that starts now. */
export function enterRoom(): Promise<Room> {
  return enterRoomOf(undefined)
}

/** The same, on a tablet with another register of kinds. */
export async function enterRoomOf(kinds: StoreOptions['kinds'] | undefined): Promise<Room> {
  room = {
    ...(kinds && { kinds }),
    time: START,
    corrected: 0,
    timers: [],
    tablet: newTablet(),
    store: undefined as unknown as SyncStore,
    book: undefined as unknown as Book,
    lesson: ''
  }
  await reopenStore()
  const made = await room.store.addBook({
    kind: 'project',
    patch: { title: 'Show me' },
    me: { name: 'M. Osei' }
  })
  if (!made.ok) throw new Error(made.problem.code)
  room.book = made.value
  await planLesson()
  return room
}

/** My notes as the store holds them. */
export function kept(live: Live) {
  return room.store
    .entries(room.book.book)
    .peek()
    .filter((entry) => entry.kind === 'observation' && !entry.deleted)
    .filter((entry) => entry.values['lesson'] === live.lesson)
    .toSorted((one, other) => one.born - other.born)
}

/** Who and what each painted note holds. */
export function held(live: Live) {
  return live.notes.value.map((cell) => {
    const values = cell.values.value
    return [...chipsOf(live.plan.value, values), ...values.tags].join(' ')
  })
}
