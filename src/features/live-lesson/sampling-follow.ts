import type { Entry } from '#store/types.ts'
import { samplingsOf } from '../shared/samplings.ts'
import type { Live } from './live.ts'
import { run } from './sampling.ts'

/**
 * Takes in what the store knows: a sampling that was running when this page was closed goes on, its missed moments missed, and what
 * another window marked is not asked again.
 */
export function followSampling(live: Live, entries: readonly Entry[]): void {
  const mine = samplingsOf(entries).filter(
    ({ ent, entry }) =>
      entry.author === live.book.author &&
      entry.values['sitting'] === live.sitting.ent &&
      !live.struck.has(ent) &&
      !live.over.has(ent)
  )
  const running = live.sampling.peek()
  if (!running) {
    const found = mine.findLast(({ over }) => !over)
    const scheme = live.schemes.peek().find(({ ent }) => ent === found?.scheme)
    if (!found || !scheme) return
    const { ent, pupils, marks } = found
    live.writer.meet(ent)
    for (const mark of marks) live.writer.meet(mark.ent)
    const told = new Map(marks.map((mark) => [mark.moment, mark] as const))
    const { starts, every } = found.course
    run(live, { ent, scheme, course: { starts, every }, pupils, marks: told })
    return
  }
  const told = new Map(running.marks.peek())
  const found = mine.find(({ ent }) => ent === running.ent)
  for (const mark of found?.marks ?? []) {
    if (told.has(mark.moment) || live.struck.has(mark.ent)) continue
    live.writer.meet(mark.ent)
    told.set(mark.moment, mark)
  }
  if (told.size !== running.marks.peek().size) running.marks.value = told
}
