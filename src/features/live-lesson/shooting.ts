import { effect } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import type { Random } from '#lib/random.ts'
import { fail, type Result } from '#lib/result.ts'
import { hasRoomForMedia } from '#store/media-room.ts'
import type { Developed } from '../shared/develop.ts'
import type { Tag } from '../shared/note-values.ts'
import type { Mark } from '../shared/ordered-writer.ts'
import { keepShot, openShot } from '../shared/shots.ts'
import { dropShots, shotsIn, type Shot } from '../shared/shots-in.ts'
import { hasMedia, openNote, setTag, strike } from './capture.ts'
import type { Live, NoteCell } from './live.ts'
import { touched } from './sitting.ts'
import { remember } from './undo.ts'

/** The camera is open for a note; what is taken goes there. */
export interface Shooting {
  readonly cell: NoteCell
  /** the place kept while the camera is open, so that a page that is thrown away comes back to it */
  readonly ent: Id
  /** the place and its note are on the disk, and there is room for a picture: before that, and where it fails, no camera is opened */
  readonly placed: Promise<Result<unknown>>
  /** a picture that is being kept: the camera is not put away before */
  keeping?: Promise<unknown>
  /** the note was opened by the camera: without a picture it goes again */
  readonly opened: boolean
}

/** R1: reaching for the camera opens a note; which one is being written down, and the camera waits for it (`placed`). */
export function openCamera(live: Live): Shooting {
  touched(live)
  const before = live.open.value
  const cell = before ?? openNote(live, {})
  const waiting = shotsIn(live.store.drafts(live.book.book).peek()).find(
    ({ note, picture }) => note === cell.ent && !picture
  )
  const shooting = { cell, ent: waiting?.ent ?? live.store.newEntity(), opened: !before }
  // What came back out of the journal may still wait for the disk.
  const marked = waiting ? live.store.flushDrafts() : openShot(live.store, placeOf(live, shooting))
  return { ...shooting, placed: place(live, cell, marked) }
}

async function place(
  live: Live,
  cell: NoteCell,
  marked: Promise<Result<unknown>>
): Promise<Result<unknown>> {
  const [placed, mark, hasRoom] = await Promise.all([
    marked,
    markReached(live, cell),
    hasRoomForMedia(live.store)
  ])
  if (!placed.ok) return placed
  if (mark === 'failed') return fail(live.writer.problem.peek()?.code ?? 'storage-failed')
  return hasRoom ? placed : fail('media-no-room')
}

/** Where the note ends up that is being written: a place for a note that is not there would lead nowhere. */
function markReached({ writer }: Live, { ent }: NoteCell): Promise<Mark> {
  return new Promise((reached) => {
    const stop = effect(() => {
      const mark = writer.mark(ent).value
      if (mark === 'writing' || mark === 'slow') return
      reached(mark)
      queueMicrotask(() => stop())
    })
  })
}

/** Keeps what was taken, unchecked; one undo takes it out again. Where it cannot be kept nothing changes but the reason that comes back. */
export async function keepPicture(
  live: Live,
  shooting: Shooting,
  developed: Developed,
  random: Random
): Promise<Result<void>> {
  const { cell } = shooting
  touched(live)
  const ent = live.store.newEntity()
  const kept = await keepShot(live.store, placeOf(live, { ent, cell }), developed, random)
  if (!kept.ok) return kept
  const tag = tagWork(live, cell)
  remember(live, {
    what: { act: 'photo' },
    note: cell,
    revert: () => {
      void dropShots(live.store, shotsOf(live, [ent]))
      if (tag) setTag(live, cell, tag, false)
    }
  })
  return kept
}

/** The camera is put away: the place kept for it goes, and a note that came to nothing with it. */
export async function closeCamera(live: Live, shooting: Shooting): Promise<void> {
  await shooting.keeping
  const { cell, ent, opened } = shooting
  await dropShots(live.store, shotsOf(live, [ent]))
  const { pupils, tags, whom, lens, lookedFor, ink, words, thoughts } = cell.values.peek()
  const says = [...pupils, ...tags, whom, lens, lookedFor, ink].some((each) => each !== undefined)
  const isEmpty = !says && words + thoughts === 0 && !hasMedia(live, cell)
  const typed = live.open.peek() === cell && Object.values(live.typed.peek()).some(Boolean)
  if (opened && isEmpty && !typed && live.cells.has(cell.ent)) strike(live, cell)
}

/** The pictures of a note that nobody has checked, the oldest first. */
export function picturesOf(live: Live, cell: NoteCell): readonly Shot[] {
  return shotsIn(live.store.drafts(live.book.book).value).filter(
    ({ note, picture }) => note === cell.ent && picture
  )
}

/** A photo shows work; where the note says already what happened, that stands. Answers the tag it set. */
function tagWork(live: Live, cell: NoteCell): Tag | undefined {
  const { tags, lookedFor } = cell.values.peek()
  if (tags.length > 0 || lookedFor) return undefined
  const work = live.plan.peek().method.photo?.tag
  if (work) setTag(live, cell, work, true)
  return work
}

function shotsOf(live: Live, ents: readonly Id[]): readonly Shot[] {
  return shotsIn(live.store.drafts(live.book.book).peek()).filter(({ ent }) => ents.includes(ent))
}

function placeOf({ book, grp }: Live, { ent, cell }: Pick<Shooting, 'ent' | 'cell'>) {
  return { book: book.book, grp, ent, note: cell.ent }
}
