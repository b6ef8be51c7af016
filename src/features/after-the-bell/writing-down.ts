import { textToBytes } from '#lib/bytes.ts'
import { fail, type Result } from '#lib/result.ts'
import type { Recording } from '../shared/recordings-in.ts'
import { writeDown } from '../shared/recordings.ts'
import { isTooLong, LONGEST, mintTyped } from './mending.ts'
import { type Bell, showNote } from './model.ts'

/** Writes a recording down into its note; what is being typed there is stored before, and shown with it after. */
export async function writeDownHere(
  bell: Bell,
  recording: Recording,
  reason: string
): Promise<Result<void>> {
  const { step } = bell
  const typed = bell.typed.peek()
  // Words that are too long for the note wait in its field: whoever wrote them shortens them first.
  if (isTooLong(typed)) {
    const bytes = textToBytes(typed ?? '').length
    return fail('text-too-long', { field: 'text', bytes, most: LONGEST })
  }
  await mintTyped(bell)
  const written = await writeDown(
    bell.options.store,
    recording,
    recording.transcript.trim(),
    reason
  )
  const { value } = step
  if (written.ok && value.step === 'note') await showNote(bell, value.ent)
  return written
}
