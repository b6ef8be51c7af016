import { signal, type Signal } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import type { Random } from '#lib/random.ts'
import type { Problem } from '#lib/result.ts'
import type { Draft } from '#store/types.ts'
import type { Ended, Listening, Microphone } from '../shared/microphone/hearing.ts'
import { furtherOn, keepSound, MOST_PIECES, newRecording, piecesOf } from '../shared/recordings.ts'
import { CUT_OFF, dropRecordings, isOver, recordingsIn } from '../shared/recordings-in.ts'
import { openNote, setTag } from './capture.ts'
import type { Live, NoteCell } from './live.ts'
import { touched } from './sitting.ts'
import { remember } from './undo.ts'

/** What is being recorded, beside whatever else is noted. */
export interface Recorder {
  /** the note it belongs to */
  readonly cell: NoteCell
  readonly ent: Id
  /** ms since 1970 when it began */
  readonly at: number
  /** 0 to 1; undefined where the browser does not say */
  readonly level: Signal<number | undefined>
  /** stops; resolves once the last of it is kept */
  readonly stop: () => Promise<void>
}

/** How the last one ended, where somebody should hear of it. */
export interface RecordingEnd {
  /** ms since 1970 */
  readonly at: number
  /** there was sound, and it is kept */
  readonly kept: boolean
  /** why it could not go on; undefined where the microphone was taken away */
  readonly problem?: Problem
}

/** One recording on its way from the microphone to the disk. */
interface Take {
  readonly live: Live
  readonly random: Random
  readonly ent: Id
  /** the note it belongs to, once the microphone is open */
  cell?: NoteCell
  /** its first draft: after that the one on the desk counts, for another window may have written there */
  first?: Draft | undefined
  /** why no more of it could be kept */
  problem?: Problem | undefined
  listening?: Listening
  /** ms since 1970 when it ended */
  stopped?: number
  /** one piece is kept after the other */
  keeping: Promise<unknown>
  /** set once it is over */
  over?: Promise<void>
}

/** Lessons whose microphone is being opened: the second of two quick touches is none. */
const opening = new WeakSet<Live>()

/**
 * Begins to record for the open note, or for a new one. Rejects, with nothing changed, where there is no microphone to be had. A piece is
 * kept every ten seconds: what a flat battery takes is the last of them.
 */
export async function startRecording(
  live: Live,
  microphone: Microphone,
  random: Random
): Promise<void> {
  if (live.recorder.peek() || opening.has(live)) return
  opening.add(live)
  try {
    await open(live, microphone, random)
  } finally {
    opening.delete(live)
  }
}

async function open(live: Live, microphone: Microphone, random: Random): Promise<void> {
  const take: Take = { live, random, ent: live.store.newEntity(), keeping: Promise.resolve() }
  const level = signal<number | undefined>(undefined)
  // The note that is open at the touch, whatever is touched while the tablet asks.
  const before = live.open.peek()
  take.listening = await microphone({
    onPiece: (speech) => {
      take.keeping = take.keeping.then(() => keep(take, speech))
    },
    onLevel: (heard) => (level.value = heard),
    onStop: () => stopped(take),
    onEnd: (ended) => {
      take.over = end(take, ended)
    }
  })
  // Taken away again before anything was heard; or nobody is there any more who could stop it.
  if (take.over || take.stopped !== undefined) return
  if (live.gone) return take.listening.stop()
  touched(live)
  const cell = before && live.cells.has(before.ent) ? before : openNote(live, {})
  const { ent } = take
  const at = live.now()
  take.cell = cell
  take.first = newRecording(live.store, {
    book: live.book.book,
    grp: live.grp,
    ent,
    note: cell.ent,
    at
  })
  live.recordingEnd.value = undefined
  const stop = async () => {
    await take.listening?.stop()
    await take.over
  }
  live.recorder.value = { cell, ent, at, level, stop }
}

/** Its draft as it lies on the desk; undefined before the first piece, and once somebody has taken it away. */
function draftOf({ live, ent }: Take): Draft | undefined {
  return live.store
    .drafts(live.book.book)
    .peek()
    .find((draft) => draft.ent === ent)
}

async function keep(take: Take, speech: Uint8Array): Promise<void> {
  const { live, random, first, problem } = take
  const draft = draftOf(take) ?? first
  if (!draft || problem) return
  const kept = await keepSound(live.store, draft, speech, random)
  // From now on a draft that is not there was taken away: written down in another window, or binned with its note.
  take.first = undefined
  if (!kept.ok) take.problem = kept.problem
  else if (piecesOf(kept.value) >= MOST_PIECES) take.problem = { code: 'recording-too-long' }
  // Not awaited: what is over waits for what is being kept.
  if (take.problem) void take.listening?.stop()
}

/** The first thing at its end, while a page that is being hidden can still write into its journal. */
function stopped(take: Take): void {
  take.stopped = take.live.now()
  const draft = draftOf(take)
  if (draft) take.live.store.keepDraft(furtherOn(take.live.store, draft, { ended: 'yes' }))
}

async function end(take: Take, ended: Ended): Promise<void> {
  await take.keeping
  const { live, ent, cell, stopped: at = live.now() } = take
  const { store } = live
  if (live.recorder.peek()?.ent === ent) live.recorder.value = undefined
  const draft = draftOf(take)
  const problem =
    take.problem ?? (ended === 'failed' ? { code: 'sound-not-heard' as const } : undefined)
  const isKept = draft !== undefined && piecesOf(draft) > 0
  if (problem || ended === 'interrupted' || !isKept) {
    live.recordingEnd.value = { at, kept: isKept, ...(problem && { problem }) }
  }
  if (!draft || !cell) return
  store.keepDraft(furtherOn(store, draft, { ended: 'yes' }))
  await store.flushDrafts()
  const drop = () => dropRecordings(store, mine(live, ent))
  if (!live.cells.has(cell.ent) || !isKept) return drop()
  const tag = cell.values.peek().tags.length === 0 ? live.plan.peek().method.sound?.tag : undefined
  if (tag) setTag(live, cell, tag, true)
  remember(live, {
    what: { act: 'recording' },
    note: cell,
    revert: () => {
      void drop()
      if (tag) setTag(live, cell, tag, false)
    }
  })
}

function mine(live: Live, ent: Id) {
  return recordingsIn(live.store.drafts(live.book.book).peek()).filter((each) => each.ent === ent)
}

/** Lessons that look again by themselves. */
const looking = new WeakSet<Live>()

/** Finds recordings that were cut off with their page, notes that they are over, and says of this lesson's when it stopped. */
export function settleCutOff(live: Live): void {
  const { store, book } = live
  const open = recordingsIn(store.drafts(book.book).peek()).filter(
    ({ ended, ent }) => !ended && ent !== live.recorder.peek()?.ent
  )
  if (open.length === 0) return
  const fresh = open.filter((recording) => !isOver(recording, store.now()))
  // Another window may be recording it; once it is silent for longer than a piece, it is not.
  if (fresh.length > 0 && !looking.has(live)) {
    looking.add(live)
    live.after(CUT_OFF, () => {
      looking.delete(live)
      if (!live.gone) settleCutOff(live)
    })
  }
  for (const { draft, note, at, length, pieces } of open) {
    if (fresh.some(({ ent }) => ent === draft.ent)) continue
    store.keepDraft(furtherOn(store, draft, { ended: 'yes' }))
    // What was cut off in another lesson waits after its own bell.
    if (live.cells.has(note)) {
      live.recordingEnd.value = { at: at + length, kept: pieces.length > 0 }
    }
  }
}
