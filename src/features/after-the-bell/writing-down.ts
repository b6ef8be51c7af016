import { textToBytes } from '#lib/bytes.ts'
import { fail, type Result } from '#lib/result.ts'
import { giveCorrection } from '../shared/give-correction.ts'
import type { Recording } from '../shared/recordings-in.ts'
import { writeDown } from '../shared/recordings.ts'
import { isTooLong, LONGEST, mintTyped } from './mending.ts'
import { type Bell, showNote } from './model.ts'

/** Writes a recording down into its note; what is being typed there is stored before, and shown with it after. */
export async function writeDownHere(
  bell: Bell,
  recording: Recording,
  reason: string
): Promise<Result<unknown>> {
  const { step } = bell
  const typed = bell.typed.peek()
  // Words that are too long for the note wait in its field: whoever wrote them shortens them first.
  if (isTooLong(typed)) {
    const bytes = textToBytes(typed ?? '').length
    return fail('text-too-long', { field: 'text', bytes, most: LONGEST })
  }
  await mintTyped(bell)
  const { store, sync, book } = bell.options
  const written = await writeDown(store, recording, recording.transcript.trim(), reason)
  if (!written.ok) return written
  const { value } = step
  if (value.step === 'note') await showNote(bell, value.ent)
  const note = store
    .entries(book.book)
    .peek()
    .find(({ ent }) => ent === recording.note)
  return note && written.value ? giveCorrection(store, sync, book, note, written.value) : written
}
