import { batch } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import type { Problem } from '#lib/result.ts'
import type { Entry } from '#store/types.ts'
import { settleBin } from './bin.ts'
import type { Wider } from '#sync/audiences.ts'
import type { Bell, Sent } from './model.ts'

/** Whether a note of the list is handed in or stays with its author. */
export function setKept(bell: Bell, ent: Id, kept: boolean): void {
  const keep = new Set(bell.keep.value)
  if (kept) keep.add(ent)
  else keep.delete(ent)
  bell.keep.value = keep
}

/** To whom the whole list goes. Rows that were set apart stay so. */
export function setTo(bell: Bell, to: Wider): void {
  batch(() => {
    bell.to.value = to
    bell.apart.value = new Map([...bell.apart.value].filter(([, other]) => other !== to))
  })
}

/** To whom one note goes, whatever the list does. */
export function setApart(bell: Bell, ent: Id, to: Wider): void {
  const apart = new Map(bell.apart.value)
  if (to === bell.to.value) apart.delete(ent)
  else apart.set(ent, to)
  bell.apart.value = apart
}

/** To whom a note would go now; the group where its choice is no longer there. */
export function toOf(bell: Bell, ent: Id): Wider {
  const to = bell.apart.value.get(ent) ?? bell.to.value
  return bell.choices.value.includes(to) ? to : 'group'
}

export function total({ group, adviser, school, samplings }: Sent): number {
  return group + adviser + school + samplings
}

/** Whatever the one list decides of: notes, and what was sampled beside them. */
export function listed(bell: Bell): readonly Entry[] {
  const samplings = bell.samplings.value.map(({ entry }) => entry)
  return [...bell.notes.value, ...samplings.filter(({ audience }) => audience === 'private')]
}

/** The numbers of the sentence and the one button. */
export function counts(bell: Bell): { readonly sent: Sent; readonly keep: number } {
  const isKept = ({ ent }: Entry) => bell.keep.value.has(ent)
  const all = listed(bell)
  const going = all.filter((entry) => !isKept(entry))
  const notesTo = (to: Wider) =>
    going.filter(({ ent, kind }) => kind === 'observation' && toOf(bell, ent) === to).length
  return {
    sent: {
      group: notesTo('group'),
      adviser: notesTo('adviser'),
      school: notesTo('school'),
      samplings: going.filter(({ kind }) => kind === 'sampling').length
    },
    keep: all.length - going.length
  }
}

/** Photos that somebody outside one's own school could be given: of notes that go to the group or the adviser. */
export function photosGoing(bell: Bell): number {
  const { group, adviser } = goingTo(bell)
  return [...group, ...adviser].filter((ent) => bell.withPhotos.value.has(ent)).length
}

function goingTo(bell: Bell): Readonly<Record<Wider, readonly Id[]>> {
  const going: Record<Wider, Id[]> = { group: [], adviser: [], school: [] }
  for (const { ent } of listed(bell)) {
    if (!bell.keep.value.has(ent)) going[toOf(bell, ent)].push(ent)
  }
  return going
}

/**
 * Hands in what is switched on, to whom it is meant, and remembers what stays private. One decision, written down whole before anything
 * moves: where the light goes out in between, the rest is offered again as it was decided. Works offline.
 */
export async function handInAll(bell: Bell): Promise<void> {
  if (bell.busy.value) return
  bell.busy.value = true
  settleBin(bell)
  const { sent, keep } = counts(bell)
  const going = goingTo(bell)
  if (!(await writeDecision(bell))) {
    finish(bell, bell.writer.problem.value)
    return
  }
  const problem = total(sent) > 0 ? await send(bell, going) : await end(bell)
  batch(() => {
    finish(bell, problem)
    if (!problem) bell.step.value = { step: 'done', sent, kept: keep }
  })
}

/** What the author decided of everything in the list, in one write. */
async function writeDecision(bell: Bell): Promise<boolean> {
  const all = listed(bell)
  for (const { ent } of all) bell.writer.meet(ent)
  const decided = await bell.writer.write(
    all.map(({ ent, kind }) => ({
      grp: bell.grp,
      ent,
      kind,
      patch: { looked: true, visibility: bell.keep.value.has(ent) ? 'private' : toOf(bell, ent) }
    }))
  )
  return decided !== 'failed'
}

/** The group first, and the adviser beside it last. Answers the first problem; what did not meet it is handed in. */
async function send(
  { options: { sync, book }, photosToo }: Bell,
  { group, school, adviser }: Readonly<Record<Wider, readonly Id[]>>
): Promise<Problem | undefined> {
  const moves = [
    ['group', [...group, ...adviser]],
    ['school', school],
    ['adviser', adviser]
  ] as const
  const withPhotos = photosToo.peek()
  let problem: Problem | undefined
  for (const [audience, ents] of moves) {
    if (ents.length === 0) continue
    const handed = await sync.handIn(book.book, ents, audience, { withPhotos })
    if (!handed.ok) return handed.problem
    problem ??= leftBehind(handed.value)
  }
  return problem
}

/** Nothing is handed in; what was struck out goes all the same. */
async function end({ options: { sync, book } }: Bell): Promise<Problem | undefined> {
  const ended = await sync.finish(book.book)
  return ended.ok ? undefined : ended.problem
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
