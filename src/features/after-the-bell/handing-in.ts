import { batch } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import type { Problem } from '#lib/result.ts'
import { settleBin } from './bin.ts'
import type { Bell } from './model.ts'

/** Whether a note of the list goes to the group or stays with its author. */
export function setKept(bell: Bell, ent: Id, kept: boolean): void {
  const keep = new Set(bell.keep.value)
  if (kept) keep.add(ent)
  else keep.delete(ent)
  bell.keep.value = keep
}

/** The two numbers of the one button. */
export function counts(bell: Bell): { readonly handIn: number; readonly keep: number } {
  const notes = bell.notes.value
  const keep = notes.filter(({ ent }) => bell.keep.value.has(ent)).length
  return { handIn: notes.length - keep, keep }
}

/** Hands in what is switched on and remembers what stays private. Works offline; nothing is half done. */
export async function handInAll(bell: Bell): Promise<void> {
  if (bell.busy.value) return
  bell.busy.value = true
  settleBin(bell)
  const { sync, book } = bell.options
  const notes = bell.notes.value
  const kept = notes.filter(({ ent }) => bell.keep.value.has(ent))
  const going = notes.filter(({ ent }) => !bell.keep.value.has(ent)).map(({ ent }) => ent)
  for (const { ent } of notes) bell.writer.meet(ent)
  const decided = await bell.writer.write(
    notes.map(({ ent }) => ({
      grp: bell.grp,
      ent,
      kind: 'observation',
      patch: { looked: true, visibility: bell.keep.value.has(ent) ? 'private' : 'group' }
    }))
  )
  if (decided === 'failed') {
    finish(bell, bell.writer.problem.value)
    return
  }
  if (going.length > 0) {
    const handed = await sync.handIn(book.book, going, 'group')
    if (!handed.ok) {
      finish(bell, handed.problem)
      return
    }
    const left = leftBehind(handed.value)
    if (left) {
      finish(bell, left)
      return
    }
  } else await sync.finish(book.book)
  batch(() => {
    finish(bell, undefined)
    bell.step.value = { step: 'done', handed: going.length, kept: kept.length }
  })
}

function finish(bell: Bell, problem: Problem | undefined): void {
  batch(() => {
    bell.busy.value = false
    bell.problem.value = problem
  })
}

/** Why the first note that stayed behind did; sync answers with all of them. */
function leftBehind(answer: unknown): Problem | undefined {
  const left = typeof answer === 'object' && answer !== null && 'left' in answer ? answer.left : []
  if (!Array.isArray(left)) return undefined
  const [first] = left as readonly { readonly problem: Problem }[]
  return first?.problem
}

/** Back to private, until the group lead has collected it. */
export async function takeBack(bell: Bell, ents: readonly Id[]): Promise<void> {
  if (bell.busy.value || ents.length === 0) return
  bell.busy.value = true
  const { sync, book } = bell.options
  const back = await sync.takeBack(book.book, ents)
  finish(bell, back.ok ? undefined : back.problem)
  if (back.ok && bell.step.value.step === 'done') bell.step.value = { step: 'list' }
}
