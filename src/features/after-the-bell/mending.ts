import { msToInstant } from '#lib/time.ts'
import { textToBytes } from '#lib/bytes.ts'
import type { Patch } from '#log/types.ts'
import { chipsOf, isSeat, isWhom, type Chip } from '../shared/lesson-plan.ts'
import { noteTime, noteValues, type NoteValues, type Tag } from '../shared/note-values.ts'
import type { Bell } from './model.ts'

const MINUTE = 60_000
/** Bytes of UTF-8 that one field may hold (design 8.1). */
export const LONGEST = 32 * 1024

/** The listed values of the note of this step. */
export function valuesNow(bell: Bell): NoteValues | undefined {
  const { value } = bell.step
  if (value.step !== 'note') return undefined
  const entry = bell.options.store
    .entries(bell.options.book.book)
    .value.find(({ ent }) => ent === value.ent)
  return entry && noteValues(entry)
}

function alter(bell: Bell, patch: Patch): void {
  const { value } = bell.step
  if (value.step !== 'note') return
  void bell.writer.write([{ grp: bell.grp, ent: value.ent, kind: 'observation', patch }])
}

/** Who it was about, put right. */
export function toggleWho(bell: Bell, chip: Chip): void {
  const values = valuesNow(bell)
  if (!values) return
  const inside = chipsOf(bell.plan.value, values).includes(chip)
  if (isWhom(chip)) {
    alter(bell, { whom: inside ? null : chip })
    return
  }
  if (!isSeat(chip)) {
    alter(bell, { lens: inside ? null : chip })
    return
  }
  const pupil = bell.plan.value.seats[chip]
  if (pupil) alter(bell, { pupils: inside ? { rem: [pupil.id] } : { add: [pupil.id] } })
}

export function toggleTag(bell: Bell, tag: Tag): void {
  const values = valuesNow(bell)
  if (values) alter(bell, { tags: values.tags.includes(tag) ? { rem: [tag] } : { add: [tag] } })
}

export function toggleQuote(bell: Bell): void {
  const values = valuesNow(bell)
  if (values) alter(bell, { quote: !values.quote })
}

/** R5: minutes earlier (negative) or later; the first touch stays beside it. */
export function mendBy(bell: Bell, minutes: number): void {
  const values = valuesNow(bell)
  if (!values) return
  const at = Math.min(noteTime(values) + minutes * MINUTE, bell.options.now())
  alter(bell, { mended: at === values.at ? null : msToInstant(at) })
}

/** One keystroke into the draft. */
export function type(bell: Bell, written: string): void {
  const { value } = bell.step
  const { store, book, now } = bell.options
  if (value.step !== 'note' || !bell.shown.value) return
  bell.typed.value = written
  bell.revision += 1
  store.keepDraft({
    book: book.book,
    grp: bell.grp,
    ent: value.ent,
    kind: 'observation',
    fields: { text: written },
    ctx: bell.writer.context(value.ent),
    revision: bell.revision,
    touched: now()
  })
}

export function isTooLong(written: string | undefined): boolean {
  return written !== undefined && textToBytes(written).length > LONGEST
}

/** Mints the words: on blur, on Fine and on leaving. What is too long stays a draft. */
export async function mintTyped(bell: Bell): Promise<void> {
  const { value } = bell.step
  const written = bell.typed.value
  if (value.step !== 'note' || written === undefined || isTooLong(written)) return
  const { ent } = value
  bell.typed.value = undefined
  const before = bell.shown.value
  if (before) bell.shown.value = { ...before, values: { ...before.values, text: written } }
  await bell.writer.write(
    [{ grp: bell.grp, ent, kind: 'observation', patch: { text: written || null } }],
    { drafts: [{ ent, revision: bell.revision }] }
  )
}
