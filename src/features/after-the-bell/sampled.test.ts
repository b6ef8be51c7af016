import { beforeEach, expect, test } from 'vitest'
import { ring, teach } from '#kit/bell.ts'
import { enterRoom, MINUTE, pass, room, settle, sit } from '#kit/classroom.ts'
import { startSampling } from '../live-lesson/sampling.ts'
import { markMoment } from '../live-lesson/sampling-marks.ts'
import { endLesson } from '../live-lesson/model.ts'
import { defaultScheme } from '../shared/default-scheme.ts'
import { samplingWords } from '../shared/sampling-words.ts'
import { samplingsOf, schemesOf } from '../shared/samplings.ts'
import { bin, toList, unbin } from './going-through.ts'
import { counts, handInAll, setKept } from './handing-in.ts'

/** A lesson with three notes, and six moments of two pupils of which four were marked. */
async function teachAndSample(): Promise<void> {
  await teach()
  const live = sit(room.lesson)
  const scheme = defaultScheme(samplingWords, () => room.store.newEntity())
  startSampling(live, scheme, ['A', 'B'], MINUTE)
  for (const letter of ['A', 'P', '-', 'W', '-', 'O']) {
    pass(MINUTE)
    const code = scheme.codes.find((each) => each.letter === letter)
    if (code) markMoment(live, code)
  }
  endLesson(live)
  await settle()
  live.dispose()
}

const entries = () => room.store.entries(room.book.book).peek()
const audiences = (kind: string) =>
  entries()
    .filter((entry) => entry.kind === kind && !entry.deleted)
    .map(({ audience }) => audience)

beforeEach(async () => {
  await enterRoom()
  await teachAndSample()
})

test('a sampling is handed in with its marks, its scheme and what the letters mean', async () => {
  const bell = ring()
  toList(bell)
  expect(bell.samplings.value).toHaveLength(1)
  expect(counts(bell)).toEqual({
    sent: { group: 3, adviser: 0, school: 0, samplings: 1 },
    keep: 0
  })
  await handInAll(bell)
  await settle()
  expect(bell.problem.value).toBeUndefined()
  expect(audiences('sampling')).toEqual(['group'])
  expect(audiences('samplingMark')).toEqual(['group', 'group', 'group', 'group'])
  expect(audiences('scheme')).toEqual(['group'])
  expect(new Set(audiences('schemeCode'))).toEqual(new Set(['group']))
  const [sampling] = samplingsOf(entries())
  expect(sampling?.marks).toHaveLength(4)
  expect(schemesOf(entries()).map(({ ent }) => ent)).toEqual([sampling?.scheme])
})

test('kept private it stays so, with everything that is only its own, and is offered again as decided', async () => {
  const bell = ring()
  toList(bell)
  const [sampling] = bell.samplings.value
  setKept(bell, sampling?.ent ?? '', true)
  expect(counts(bell)).toMatchObject({ sent: { group: 3, samplings: 0 }, keep: 1 })
  await handInAll(bell)
  await settle()
  expect(audiences('sampling')).toEqual(['private'])
  expect(new Set(audiences('samplingMark'))).toEqual(new Set(['private']))
  expect(audiences('scheme')).toEqual(['private'])
  bell.dispose()
  expect([...ring().keep.value]).toEqual([sampling?.ent])
})

test('binned it comes back until the next decision; then its marks are gone with it', async () => {
  const bell = ring()
  toList(bell)
  const ent = bell.samplings.value[0]?.ent ?? ''
  bin(bell, [ent])
  expect(bell.samplings.value).toEqual([])
  unbin(bell)
  expect(bell.samplings.value).toHaveLength(1)
  bin(bell, [ent])
  await handInAll(bell)
  await settle()
  expect(audiences('sampling')).toEqual([])
  expect(audiences('samplingMark')).toEqual([])
})

test('one that was stopped before its first moment is as if it had never begun', async () => {
  const live = sit(room.lesson)
  const [scheme] = live.schemes.value
  if (!scheme) throw new Error('no scheme')
  startSampling(live, scheme, ['A'], MINUTE)
  pass(MINUTE / 2)
  endLesson(live)
  await settle()
  live.dispose()
  expect(samplingsOf(entries())).toHaveLength(1)
  expect(ring().samplings.value).toHaveLength(1)
})
