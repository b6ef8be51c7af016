import { samplesIn } from '#lib/adpcm.ts'
import { textToManifest, type Manifest } from '#lib/blob-text.ts'
import type { Id } from '#lib/id.ts'
import { instantToMs } from '#lib/time.ts'
import type { Draft, Store } from '#store/types.ts'
import { RATE } from './microphone/hearing.ts'

/** How long sound may stay that nobody has written down, ms (domain P8). */
export const UNWRITTEN = 14 * 86_400_000
const PIECE_FIELD = /^piece\d{3}$/

/**
 * Sound that was recorded for a note. It is no record and never becomes one: it stays on its tablet until somebody has written down what
 * matters of it, and those words go where the note goes.
 */
export interface Recording {
  readonly ent: Id
  readonly note: Id
  /** ms since 1970 when it began */
  readonly at: number
  /** each opens by itself; empty once the sound has gone */
  readonly pieces: readonly Manifest[]
  /** how long it lasted, ms; known also when the sound has gone */
  readonly length: number
  /** ended by a person, or by what took the microphone away while the page lived */
  readonly ended: boolean
  /** what was written down so far */
  readonly transcript: string
  readonly draft: Draft
}

/** A recording that was not touched for this long and never ended was cut off with its page, ms: a piece is kept every ten seconds. */
export const CUT_OFF = 15_000

/** Nobody records it any more. `now` in ms since 1970. */
export function isOver({ ended, draft }: Recording, now: number): boolean {
  return ended || now - draft.touched >= CUT_OFF
}

/** The recordings among the drafts of a project, the oldest first. */
export function recordingsIn(drafts: readonly Draft[]): readonly Recording[] {
  return drafts
    .filter(({ kind, stays }) => kind === 'recording' && stays)
    .map(recordingOf)
    .toSorted((one, other) => one.at - other.at || (one.ent < other.ent ? -1 : 1))
}

/** Those with sound, or with words that somebody began to write down: what is to be gone through. */
export function recordedIn(drafts: readonly Draft[]): readonly Recording[] {
  return recordingsIn(drafts).filter(({ pieces, transcript }) => pieces.length > 0 || transcript)
}

function recordingOf(draft: Draft): Recording {
  const { ent, fields } = draft
  const pieces = Object.keys(fields)
    .filter((name) => PIECE_FIELD.test(name))
    .toSorted()
    .flatMap((name) => textToManifest(fields[name]) ?? [])
  return {
    ent,
    note: fields['observation'] ?? '',
    at: instantToMs(fields['at'] ?? ''),
    pieces,
    length: pieces.length > 0 ? lengthOf(pieces) : Number(fields['length'] ?? 0),
    ended: fields['ended'] === 'yes',
    transcript: fields['transcript'] ?? '',
    draft
  }
}

/** Of sound in pieces, ms. */
function lengthOf(pieces: readonly Pick<Manifest, 'bytes'>[]): number {
  const samples = pieces.reduce((sum, { bytes }) => sum + samplesIn(bytes), 0)
  return Math.round((samples / RATE) * 1000)
}

/** Really removes recordings and whatever was written down of them. */
export async function dropRecordings(
  store: Pick<Store, 'dropDraft' | 'dropBlobs'>,
  recordings: readonly Recording[]
): Promise<void> {
  for (const { ent } of recordings) await store.dropDraft(ent)
  const ids = recordings.flatMap(({ pieces }) => pieces.map(({ id }) => id))
  if (ids.length > 0) await store.dropBlobs(ids)
}

/** "2:05" */
export function lengthWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
