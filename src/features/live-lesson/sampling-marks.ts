import { countsOf, isOccasions, momentAt, openMoment, pupilAt } from '#kinds/sampling/rules.ts'
import type { Id } from '#lib/id.ts'
import { msToInstant } from '#lib/time.ts'
import type { Patch } from '#log/types.ts'
import type { HeldMark, SchemeCode } from '../shared/samplings.ts'
import type { Act, Live } from './live.ts'
import type { RunningSampling } from './sampling.ts'
import { births, touched } from './sitting.ts'
import { remember } from './undo.ts'

/** One key: marks the open moment, or puts its mark right. Between moments it says nothing; answers whether it counted. */
export function markMoment(live: Live, code: SchemeCode): boolean {
  const running = live.sampling.value
  const moment = running && openMoment(running.course, live.now())
  const pupil = moment === undefined ? undefined : pupilAt(running?.pupils ?? [], moment)
  if (!running || moment === undefined || pupil === undefined) return false
  touched(live)
  const what: Act = { act: 'mark', letter: code.letter }
  const known = running.marks.value.get(moment)
  if (!known) newMark(live, running, { moment, pupil, code: code.ent }, what)
  else if (known.code !== code.ent) mend(live, running, known, { code: code.ent }, what)
  return true
}

/** "18 of 24" at the open moment of a scan; said again it is put right. Between moments it says nothing. */
export function markScan(live: Live, counted: number, outOf: number): boolean {
  const running = live.sampling.value
  const [code] = running?.codes ?? []
  const moment = running && openMoment(running.course, live.now())
  if (!running || !code || moment === undefined || outOf < 1) return false
  touched(live)
  const pair = { counted: Math.max(0, Math.min(counted, outOf)), outOf }
  const what: Act = { act: 'counted', said: `${pair.counted}/${pair.outOf}` }
  const known = running.marks.value.get(moment)
  if (!known) newMark(live, running, { moment, code: code.ent, ...pair }, what)
  else if (known.counted !== pair.counted || known.outOf !== outOf) {
    mend(live, running, known, pair, what)
  }
  return true
}

/** One more: it happened now, to this pupil or in the class. */
export function countOne(live: Live, pupil: Id | undefined): void {
  const running = live.sampling.value
  const [code] = running?.codes ?? []
  if (!running || !code) return
  touched(live)
  const said = { moment: nextNumber(running), code: code.ent, ...(pupil && { pupil }) }
  newMark(live, running, said, { act: 'counted', said: code.name })
}

/** One less: the newest was a mistake. */
export function countOneLess(live: Live): void {
  const running = live.sampling.value
  const happened = [...(running?.marks.value.values() ?? [])].filter((mark) => !isOccasions(mark))
  const last = happened.toSorted((one, other) => one.moment - other.moment).at(-1)
  if (!running || !last) return
  const name = running.codes[0]?.name ?? ''
  takeOut(live, running, last, { act: 'counted', said: `−1 ${name}` })
}

/** More occasions than a lesson has. */
const MOST_OCCASIONS = 999

/**
 * How often it could have happened, one more or one fewer: the 11 of "7 of 11", one number for all who are counted. With fewer than it
 * happened nothing is said of it any more.
 */
export function countOccasions(live: Live, by: 1 | -1): void {
  const running = live.sampling.value
  const [code] = running?.codes ?? []
  if (!running || !code) return
  const marks = [...running.marks.value.values()]
  const known = marks
    .filter(isOccasions)
    .toSorted((one, other) => (one.outOf ?? 0) - (other.outOf ?? 0))
    .at(-1)
  const least = Math.max(...countsOf(running.pupils, marks).map(({ times }) => times))
  const outOf = Math.max(known?.outOf ?? 0, least) + by
  if ((!known && by < 0) || outOf > MOST_OCCASIONS) return
  const what: Act = { act: 'occasions', outOf }
  if (known && outOf < Math.max(1, least)) {
    takeOut(live, running, known, { act: 'occasions', outOf: 0 })
    return
  }
  touched(live)
  if (known) mend(live, running, known, { outOf }, what)
  else newMark(live, running, { moment: nextNumber(running), code: code.ent, outOf }, what)
}

function nextNumber({ marks }: RunningSampling): number {
  return Math.max(-1, ...marks.value.keys()) + 1
}

function takeOut(live: Live, running: RunningSampling, mark: HeldMark, what: Act): void {
  touched(live)
  unmark(live, running, mark)
  remember(live, {
    what,
    revert: () => {
      const { ent: _, at: __, late: ___, ...said } = mark
      write(live, running, { ...mark, ent: live.store.newEntity() }, said)
    }
  })
}

type Said = Pick<HeldMark, 'moment' | 'code' | 'pupil' | 'counted' | 'outOf'>

function newMark(live: Live, running: RunningSampling, said: Said, what: Act): void {
  const at = live.now()
  const due = running.method === 'count' ? at : momentAt(running.course, said.moment)
  const late = Math.max(0, Math.round(at - due))
  const mark: HeldMark = { ...said, ent: live.store.newEntity(), at, late }
  write(live, running, mark, said)
  const revert = () => {
    // One that was taken out and brought back has an id of its own by now.
    const now = running.marks.value.get(mark.moment)
    if (now) unmark(live, running, now)
  }
  remember(live, { what, revert })
}

function write(live: Live, running: RunningSampling, mark: HeldMark, said: Said): void {
  const { pupil, ...rest } = said
  const { ent, at, late } = mark
  const patch: Patch = {
    sampling: running.ent,
    ...rest,
    ...(pupil && { pupil }),
    at: msToInstant(at),
    late
  }
  void live.writer.write([...births(live), { grp: live.grp, ent, kind: 'samplingMark', patch }])
  setMark(running, mark.moment, mark)
}

/** Says of a mark what it should have been. How late it was stays as it was. */
function mend(
  live: Live,
  running: RunningSampling,
  mark: HeldMark,
  said: Partial<Said>,
  what: Act
): void {
  const { ent, moment } = mark
  const say = (values: Partial<Said>) => {
    const now = running.marks.value.get(moment)
    if (now?.ent !== ent) return
    setMark(running, moment, { ...now, ...values })
    const patch: Patch = { ...values }
    void live.writer.write([{ grp: live.grp, ent, kind: 'samplingMark', patch }])
  }
  const before = Object.fromEntries(
    Object.keys(said).map((field) => [field, mark[field as keyof Said]])
  )
  say(said)
  remember(live, { what, revert: () => say(before) })
}

function unmark(live: Live, running: RunningSampling, { ent, moment }: HeldMark): void {
  setMark(running, moment, undefined)
  live.struck.add(ent)
  void live.writer.write([{ grp: live.grp, ent, kind: 'samplingMark', del: true }])
}

function setMark({ marks }: RunningSampling, moment: number, mark: HeldMark | undefined): void {
  const told = new Map(marks.value)
  if (mark) told.set(moment, mark)
  else told.delete(moment)
  marks.value = told
}
