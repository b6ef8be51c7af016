/** Samples a second that are kept: enough for speech, a third of what a microphone gives. */
export const RATE = 16_000
/** The longest that sound may be only in memory, ms. */
export const PIECE = 10_000

/** Why it listens no more: it was told to, something took the microphone away, or nothing can be made of what it hears. */
export type Ended = 'stopped' | 'interrupted' | 'failed'

export interface Hearing {
  /** at most `PIECE` of sound, encoded (lib/adpcm.ts); called in order, the last one before `onEnd` */
  readonly onPiece: (speech: Uint8Array<ArrayBuffer>) => void
  /** how loud it is just now, 0 to 1, some twenty times a second; never called where this cannot be told */
  readonly onLevel: (level: number) => void
  /** at once, while the last piece is still being made */
  readonly onStop: (ended: Ended) => void
  readonly onEnd: (ended: Ended) => void
}

export interface Listening {
  /** stops, hands over what is left, and lets the microphone go */
  readonly stop: () => Promise<void>
}

/** What a recording asks of a microphone; tests give one of their own. Rejects where it is refused or there is none. */
export type Microphone = (hearing: Hearing) => Promise<Listening>

/** Gives the sound of a stream, samples in pieces. */
export interface Source {
  /** hands over what is left; nothing comes after it */
  readonly finish: () => Promise<void>
}

export interface Sink {
  /** a piece that is still being made; called in order */
  readonly take: (samples: Promise<Int16Array>) => void
  readonly level: (level: number) => void
  /** the source itself has ended */
  readonly left: () => void
}

/** From -1…1 to 16 bits. */
export function toSixteenBits(samples: Float32Array): Int16Array {
  return Int16Array.from(samples, (sample) =>
    Math.round(Math.max(-1, Math.min(1, sample)) * 32_767)
  )
}
