import { beforeEach, describe, expect, test } from 'vitest'
import { seededRandom } from '#lib/random.ts'
import { readersOf } from '#sync/audiences.ts'
import { makeAdviserChannel } from '#sync/make-channel.ts'
import { ring, teach } from '#kit/bell.ts'
import { enterRoom, room, settle, write } from '#kit/classroom.ts'
import { toList } from './going-through.ts'
import { counts, handInAll, setApart, setKept, setTo, toOf } from './handing-in.ts'
import { words } from './words.ts'

beforeEach(async () => {
  await enterRoom()
  await teach()
})

/** My record in the project names a school. */
async function joinSchool(): Promise<void> {
  const school = room.store.newEntity()
  await write([
    { ent: school, kind: 'school', patch: { name: 'Whinmuir Primary' } },
    { ent: room.book.me ?? '', kind: 'person', patch: { school } }
  ])
}

async function meetAdviser(): Promise<void> {
  const { store } = room
  const made = await makeAdviserChannel({ store, random: seededRandom(7) }, room.book.book)
  expect(made).toMatchObject({ ok: true })
}

function readersNow(ents: readonly string[]) {
  const book = room.store.books.value.find((each) => each.book === room.book.book)
  const entries = room.store.entries(room.book.book).value
  return ents.map((ent) => {
    const entry = entries.find((each) => each.ent === ent)
    return entry && book && readersOf(book, entry)
  })
}

describe('To whom', () => {
  test('is not asked where there is neither school nor adviser', () => {
    const bell = ring()
    expect(bell.choices.value).toEqual(['group'])
    setTo(bell, 'school')
    expect(toOf(bell, bell.notes.value[0]?.ent ?? '')).toBe('group')
  })

  test('is one choice for the list, which a row overrules and keeps', async () => {
    await joinSchool()
    await meetAdviser()
    const bell = ring()
    const [first = '', second = '', third = ''] = bell.notes.value.map(({ ent }) => ent)
    const all = () => [first, second, third].map((ent) => toOf(bell, ent))
    expect(bell.choices.value).toEqual(['group', 'school', 'adviser'])
    expect(all()).toEqual(['group', 'group', 'group'])
    setApart(bell, second, 'school')
    setTo(bell, 'adviser')
    expect(all()).toEqual(['adviser', 'school', 'adviser'])
    setTo(bell, 'school')
    setTo(bell, 'group')
    expect(all()).toEqual(['group', 'group', 'group'])
  })

  test('hands each note in to those it is meant for, offline, in one decision', async () => {
    await joinSchool()
    await meetAdviser()
    const bell = ring()
    toList(bell)
    const [first = '', second = '', third = ''] = bell.notes.value.map(({ ent }) => ent)
    setTo(bell, 'adviser')
    setApart(bell, second, 'school')
    setKept(bell, third, true)
    const sent = { group: 0, adviser: 1, school: 1, samplings: 0 }
    expect(counts(bell)).toEqual({ sent, keep: 1 })
    await handInAll(bell)
    await settle()
    expect(bell.problem.value).toBeUndefined()
    expect(bell.step.value).toEqual({ step: 'done', sent, kept: 1 })
    expect(readersNow([first, second, third])).toEqual(['group-adviser', 'school', 'private'])
  })

  test('is remembered where the moves were cut short', async () => {
    await joinSchool()
    const bell = ring()
    toList(bell)
    const [first = '', second = ''] = bell.notes.value.map(({ ent }) => ent)
    setApart(bell, second, 'school')
    const cut = { ...bell.options.sync, handIn: () => Promise.resolve(FULL) }
    await handInAll({ ...bell, options: { ...bell.options, sync: cut } })
    await settle()
    expect(bell.problem.value).toEqual(FULL.problem)
    expect(bell.step.value).toEqual({ step: 'list' })
    bell.dispose()
    const again = ring()
    expect([toOf(again, first), toOf(again, second)]).toEqual(['group', 'school'])
    await handInAll(again)
    await settle()
    expect(readersNow([first, second])).toEqual(['group', 'school'])
  })
})

const FULL = { ok: false, problem: { code: 'storage-full' } } as const

test('the sentence counts every audience once', () => {
  const say = (group: number, adviser: number, school: number, keep: number, samplings = 0) =>
    words.handInSentence({ group, adviser, school, samplings }, keep)
  expect(say(9, 0, 0, 0)).toBe('Hand in 9 notes to the group.')
  expect(say(7, 0, 2, 2)).toBe('Hand in 7 notes to the group, 2 to your school. 2 stay private.')
  expect(say(0, 0, 1, 1)).toBe('Hand in 1 note to your school. One stays private.')
  expect(say(0, 3, 0, 0)).toBe('Hand in 3 notes to the group and the adviser.')
  expect(say(4, 3, 1, 0)).toBe(
    'Hand in 7 notes to the group, 3 of them to the adviser too, 1 to your school.'
  )
  expect(say(0, 0, 0, 2)).toBe('2 stay private.')
  expect(say(2, 0, 0, 0, 1)).toBe('Hand in 2 notes to the group, 1 sampling.')
  expect(say(0, 0, 0, 1, 2)).toBe('Hand in 2 samplings. One stays private.')
  const sent = { group: 4, adviser: 0, school: 2, samplings: 0 }
  expect(words.doneTo(sent)).toBe('4 to the group, 2 to your school.')
  expect(words.doneTo({ ...sent, samplings: 1 })).toBe('4 notes to the group, 2 to your school.')
  expect(words.doneTitle({ ...sent, samplings: 1 })).toBe('6 notes, 1 sampling handed in.')
})
