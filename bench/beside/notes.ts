/** One observation as every peer stores it: about 600 B of plain JSON. */
export interface Note {
  readonly id: string
  readonly lesson: string
  readonly at: string
  readonly pupils: readonly string[]
  readonly stage: string
  readonly tags: readonly (typeof tags)[number][]
  readonly text: string
  readonly looked: boolean
}

export const NOTES = 10_000
/** Notes of one write on device A, for everybody alike. */
export const BATCH = 500

const words =
  'draws the bar before reading question again points at longer one and counts along it rubs model out starts with total turns sheet so that both can see waits for partner then copies answer asks whether parts make more than whole says we could check this other way looks up smiles erases second line compares lengths writes seven under first box'.split(
    ' '
  )
const tags = ['does', 'says', 'shows-work', 'asks', 'stuck', 'unlocks'] as const

/** The same numbers for the same note, everywhere: nothing is carried from here to the pages. */
function chance(seed: number): () => number {
  let state = seed + 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A UUID of version 7 whose time grows with the index, as ids minted in order have it. */
function idOf(kind: number, index: number): string {
  const hex = (1_750_000_000_000 + index * 60_000 + kind).toString(16).padStart(12, '0')
  const next = chance(kind * 1_000_003 + index)
  const tail = Array.from({ length: 19 }, () => Math.floor(next() * 16).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(6, 18)}`
}

export function noteAt(index: number): Note {
  const next = chance(index)
  const lesson = Math.floor(index / 34)
  let text = ''
  while (text.length < 340) text += `${words[Math.floor(next() * words.length)]} `
  return {
    id: idOf(1, index),
    lesson: idOf(2, lesson),
    at: new Date(1_750_000_000_000 + index * 60_000).toISOString(),
    pupils: [idOf(3, Math.floor(next() * 6))],
    stage: idOf(4, lesson * 4 + Math.floor(next() * 4)),
    tags: [tags[Math.floor(next() * tags.length)] ?? 'does'],
    text: text.trim(),
    looked: true
  }
}

/** What the twenty single changes write. */
export const changedText = (turn: number): string => `Changed while both looked on, turn ${turn}.`

/** Bytes of all notes as plain JSON, one array. */
export const plainJson = (): number =>
  Buffer.byteLength(JSON.stringify(Array.from({ length: NOTES }, (_, index) => noteAt(index))))
