import { signal, type Signal } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import type { Stroke } from '../shared/ink-path.ts'
import type { Writing } from '../shared/ordered-writer.ts'
import type { Live, NoteCell } from './live.ts'

export interface HeldStroke extends Stroke {
  readonly ent: Id
  /** ms since 1970 when the pen came down */
  readonly at: number
}

/** The strokes of a note as far as this page knows. */
export interface InkPage {
  /** all of them are here: the note is of this page, or they were read from the store */
  readonly read: boolean
  readonly strokes: readonly HeldStroke[]
}

const pages = new WeakMap<NoteCell, Signal<InkPage>>()

export function inkOn(cell: NoteCell): Signal<InkPage> {
  const known = pages.get(cell)
  if (known) return known
  const made = signal<InkPage>({ read: cell.values.peek().ink !== true, strokes: [] })
  pages.set(cell, made)
  return made
}

/** What removes strokes and photos of a note together with it: those of this page, and those that the store knows. */
export function partsGone(live: Live, cell: NoteCell): readonly Writing[] {
  const { ink } = cell.values.peek()
  if (!ink && !pages.has(cell) && !live.photographed.peek().has(cell.ent)) return []
  const stored = live.store
    .entries(live.book.book)
    .peek()
    .filter(
      ({ kind, deleted, values }) =>
        (kind === 'ink' || kind === 'photo') && !deleted && values['observation'] === cell.ent
    )
  // A delete takes out what it has seen: strokes of an earlier page are read before they go.
  for (const { ent } of stored) live.writer.meet(ent)
  const kinds = new Map([
    ...inkOn(cell)
      .peek()
      .strokes.map(({ ent }) => [ent, 'ink'] as const),
    ...stored.map(({ ent, kind }) => [ent, kind] as const)
  ])
  return [...kinds].map(([ent, kind]) => ({ grp: live.grp, ent, kind, del: true }))
}
