import { batch } from '@preact/signals'
import type { Patch } from '#log/types.ts'
import { textToBytes } from '#lib/bytes.ts'
import { countWords } from '../shared/note-values.ts'
import type { Live, NoteCell, Typed } from './live.ts'
import { remember } from './undo.ts'

/** Bytes of UTF-8 that one field may hold; a longer text stays in the draft, never cut (design 8.1). */
export const LONGEST = 32 * 1024
/** Words stand open this long after writing (R9), in ms. */
const OPEN_WORDS = 8000

const EMPTY: Typed = { text: '', thought: '' }
export const FIELDS = ['text', 'thought'] as const

/** True while a typed text is too long to be minted. */
export function isTooLong(typed: Typed): boolean {
  return FIELDS.some((field) => textToBytes(typed[field]).length > LONGEST)
}

/** Mints what was typed: on blur, leave, Done and after a pause. A text that is too long stays a draft. */
export function mintWords(live: Live): void {
  const cell = live.open.value
  live.stopIdle()
  if (!cell) return
  const before = live.base
  const typed = live.typed.value
  const fit = FIELDS.filter(
    (field) => typed[field] !== before[field] && textToBytes(typed[field]).length <= LONGEST
  )
  if (fit.length === 0) {
    if (!isTooLong(typed) && live.drafted.delete(cell.ent)) void live.store.dropDraft(cell.ent)
    return
  }
  const after = { ...before, ...Object.fromEntries(fit.map((field) => [field, typed[field]])) }
  const wholly = FIELDS.every((field) => after[field] === typed[field])
  writeWords(live, cell, after, before, wholly ? live.revision : undefined)
  remember(live, {
    what: { act: fit.includes('text') ? 'words' : 'thought' },
    note: cell,
    revert: () => writeWords(live, cell, before, after)
  })
}

/** Mints words, or takes them back; a field that was typed further since keeps what was typed. */
function writeWords(
  live: Live,
  cell: NoteCell,
  after: Typed,
  before: Typed,
  revision?: number
): void {
  const values = cell.values.value
  batch(() => {
    cell.values.value = {
      ...values,
      words: countWords(after.text),
      thoughts: countWords(after.thought)
    }
    cell.text.value = after.text
    cell.thought.value = after.thought
    cell.fresh.value = true
    if (live.open.value === cell) {
      live.base = after
      const typed = live.typed.value
      const field = (name: keyof Typed) =>
        typed[name] === before[name] ? after[name] : typed[name]
      const next = { text: field('text'), thought: field('thought') }
      if (next.text !== typed.text || next.thought !== typed.thought) live.typed.value = next
    }
  })
  cell.writings += 1
  const writing = cell.writings
  live.after(OPEN_WORDS, () => {
    if (cell.writings === writing) cell.fresh.value = false
  })
  const patch: Patch = Object.fromEntries(
    FIELDS.filter((field) => after[field] !== before[field]).map((field) => [
      field,
      after[field] || null
    ])
  )
  const { ent } = cell
  const ctx = live.restoredFrom?.ent === ent ? live.restoredFrom.context : undefined
  live.restoredFrom = undefined
  const line = { grp: live.grp, ent, kind: 'observation', patch }
  // The draft goes in the transaction that stores its words, unless something was typed since.
  const options = revision === undefined ? undefined : { drafts: [{ ent, revision }] }
  void live.writer.write([ctx ? { ...line, ctx } : line], options)
}

/** Leaves the open note: its words are minted, and the next touch opens the next note. */
export function leaveNote(live: Live): void {
  if (!live.open.value) return
  mintWords(live)
  batch(() => {
    live.open.value = undefined
    live.typed.value = EMPTY
    live.base = EMPTY
    live.field.value = 'text'
    live.cameBack.value = undefined
    live.reading.value = false
  })
}

/** Puts a note's own words, or its unfinished draft, into the field. */
export async function readWords(live: Live, cell: NoteCell): Promise<void> {
  const draft = live.store
    .drafts(live.book.book)
    .peek()
    .find(({ ent }) => ent === cell.ent)
  if (cell.text.peek() !== undefined && cell.thought.peek() !== undefined && !draft) {
    fill(live, cell, cell.text.peek() ?? '', cell.thought.peek() ?? '', {})
    return
  }
  live.reading.value = true
  const shown = (await live.store.open([cell.ent]))[0]
  if (live.open.value !== cell) return
  if (shown) live.writer.learn(cell.ent, shown.context)
  if (draft) {
    live.restoredFrom = { ent: cell.ent, context: draft.ctx }
    live.revision = Math.max(live.revision, draft.revision)
    live.drafted.add(cell.ent)
  }
  const said = (name: string) => String(shown?.values[name] ?? '')
  fill(live, cell, said('text'), said('thought'), draft?.fields ?? {})
}

function fill(
  live: Live,
  cell: NoteCell,
  text: string,
  thought: string,
  draft: Readonly<Record<string, string>>
): void {
  batch(() => {
    cell.text.value = text
    cell.thought.value = thought
    live.base = { text, thought }
    live.typed.value = { text: draft['text'] ?? text, thought: draft['thought'] ?? thought }
    live.reading.value = false
  })
}

/** Reads a note's words for a line of the stream that shows them. */
export async function showWords(live: Live, cell: NoteCell): Promise<void> {
  if (cell.text.peek() !== undefined) return
  const shown = (await live.store.open([cell.ent]))[0]
  if (!shown) return
  cell.text.value = String(shown.values['text'] ?? '')
  cell.thought.value = String(shown.values['thought'] ?? '')
}
