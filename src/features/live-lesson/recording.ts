import { signal, type Signal } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import type { Random } from '#lib/random.ts'
import type { Problem } from '#lib/result.ts'
import type { Draft } from '#store/types.ts'
import type { Ended, Listening, Microphone } from '../shared/microphone/hearing.ts'
import { furtherOn, keepSound, newRecording } from '../shared/recordings.ts'
import { dropRecordings, recordingsIn } from '../shared/recordings-in.ts'
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
  /** why it could not go on; undefined where the microphone was taken away */
  readonly problem?: Problem
}

/** One recording on its way from the microphone to the disk. */
interface Take {
  readonly live: Live
  readonly random: Random
  readonly ent: Id
  /** the note it belongs to, and the draft that names its pieces, once the microphone is open */
  cell?: NoteCell
  draft?: Draft
  /** why no more of it could be kept */
  problem?: Problem
  listening?: Listening
  /** one piece is kept after the other */
  keeping: Promise<unknown>
  /** set once it is over */
  over?: Promise<void>
}

/**
 * Begins to record for the open note, or for a new one. Rejects, with nothing changed, where there is no microphone to be had. A piece is
 * kept every ten seconds: what a flat battery takes is the last of them.
 */
export async function startRecording(
  live: Live,
  microphone: Microphone,
  random: Random
): Promise<void> {
  if (live.recorder.peek()) return
  const take: Take = { live, random, ent: live.store.newEntity(), keeping: Promise.resolve() }
  const level = signal<number | undefined>(undefined)
  take.listening = await microphone({
    onPiece: (speech) => {
      take.keeping = take.keeping.then(() => keep(take, speech))
    },
    onLevel: (heard) => (level.value = heard),
    onEnd: (ended) => {
      take.over = end(take, ended)
    }
  })
  // Taken away again before anything was heard.
  if (take.over) return
  touched(live)
  const cell = live.open.peek() ?? openNote(live, {})
  const { ent } = take
  const at = live.now()
  take.cell = cell
  take.draft = newRecording(live.store, {
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

async function keep(take: Take, speech: Uint8Array): Promise<void> {
  if (!take.draft || take.problem) return
  const kept = await keepSound(take.live.store, take.draft, speech, take.random)
  if (kept.ok) {
    take.draft = kept.value
    return
  }
  take.problem = kept.problem
  // Not awaited: what is over waits for what is being kept.
  void take.listening?.stop()
}

async function end(take: Take, ended: Ended): Promise<void> {
  await take.keeping
  const { live, ent, cell, draft, problem } = take
  const { store } = live
  if (live.recorder.peek()?.ent === ent) live.recorder.value = undefined
  if (problem || ended === 'interrupted') {
    live.recordingEnd.value = { at: live.now(), ...(problem && { problem }) }
  }
  if (!cell || !draft || !('piece000' in draft.fields)) return
  store.keepDraft(furtherOn(store, draft, { ended: 'yes' }))
  await store.flushDrafts()
  // Struck out meanwhile: whoever did that takes the sound along.
  if (!live.cells.has(cell.ent)) return
  const says = cell.values.peek().tags.length === 0 && live.plan.peek().method !== 'rounds'
  if (says) setTag(live, cell, 'says', true)
  remember(live, {
    what: { act: 'recording' },
    note: cell,
    revert: () => {
      void dropRecordings(store, mine(live, ent))
      if (says) setTag(live, cell, 'says', false)
    }
  })
}

function mine(live: Live, ent: Id) {
  return recordingsIn(live.store.drafts(live.book.book).peek()).filter((each) => each.ent === ent)
}

/** A recording that nobody touched for this long and that never ended was cut off with its page, ms. */
const CUT_OFF = 15_000

/** Lessons that look again by themselves. */
const looking = new WeakSet<Live>()

/** Finds recordings that were cut off with their page, says of the last when it stopped, and that they are over. */
export function settleCutOff(live: Live): void {
  const { store, book } = live
  const open = recordingsIn(store.drafts(book.book).peek()).filter(
    ({ ended, ent }) => !ended && ent !== live.recorder.peek()?.ent
  )
  if (open.length === 0) return
  const fresh = open.filter(({ draft }) => store.now() - draft.touched < CUT_OFF)
  // Another window may be recording it; once it is silent for longer than a piece, it is not.
  if (fresh.length > 0 && !looking.has(live)) {
    looking.add(live)
    live.after(CUT_OFF, () => {
      looking.delete(live)
      settleCutOff(live)
    })
  }
  for (const { draft, at, length } of open) {
    if (fresh.some(({ ent }) => ent === draft.ent)) continue
    store.keepDraft(furtherOn(store, draft, { ended: 'yes' }))
    live.recordingEnd.value = { at: at + length }
  }
}
