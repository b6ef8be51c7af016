import { expect, it } from 'vitest'
import { dayToMs, msToInstant } from '#lib/time.ts'
import type { Book, Channel, Entry, Standing } from '#store/types.ts'
import { firstCard, nextStep, openLessons } from './model.ts'

const DAY = '2025-11-26'
const at = (hours: number, minutes: number) => dayToMs(DAY) + (hours * 60 + minutes) * 60_000
const entry = (ent: string, kind: string, values: Entry['values'], author = 'me'): Entry => ({
  ent,
  book: 'book',
  kind,
  author,
  born: 0,
  changed: 0,
  audience: 'private',
  grp: 'g',
  grps: ['g'],
  deleted: false,
  forked: false,
  values
})
const planned = entry('l1', 'lesson', { day: DAY, starts: msToInstant(at(10, 5)) })

it('opens on the lesson of the hour from five minutes before to an hour after its start', () => {
  const card = (now: number) => firstCard([planned], 'me', now).card
  expect(card(at(9, 59))).toBe('next')
  expect(card(at(10, 0))).toBe('now')
  expect(card(at(11, 5))).toBe('now')
  expect(card(at(11, 6))).toBe('none')
})

it('goes back into a lesson that is running', () => {
  const sitting = entry('s1', 'sitting', { lesson: 'l1', starts: msToInstant(at(10, 7)) })
  expect(firstCard([planned, sitting], 'me', at(10, 30)).card).toBe('running')
  expect(firstCard([planned, sitting], 'someone else', at(10, 30)).card).toBe('now')
})

it('counts my notes that wait for the bell, and nobody else’s', () => {
  const mine = entry('n1', 'observation', { lesson: 'l1' })
  const theirs = entry('n2', 'observation', { lesson: 'l1' }, 'someone else')
  const kept = entry('n3', 'observation', { lesson: 'l1', visibility: 'private' })
  expect(openLessons([planned, mine, theirs, kept], 'me').map(({ notes }) => notes)).toEqual([1])
})

it('leads a member to the question, one let in by a code to the file, and an adviser, who has no group here, to nothing', () => {
  const channel: Channel = {
    grp: 'g',
    book: 'book',
    audience: 'group',
    local: false,
    role: 'lead',
    registered: false,
    kids: [],
    heldElsewhere: false,
    pulled: 0,
    folded: 0,
    chain: '',
    restore: 0
  }
  const book = (one: Channel): Book => ({
    book: 'book',
    kind: 'project',
    author: 'me',
    channels: [one]
  })
  const none: Standing = {
    entities: 0,
    safe: 0,
    keyOnlyHere: 0,
    waiting: 0,
    onlyHere: 0,
    drafts: 0,
    journal: 0,
    needs: 0
  }
  const entries = [entry('p1', 'pupil', {}), entry('book', 'project', {})]
  expect(nextStep(book(channel), entries, none, 0)).toBe('question')
  const adviser: Channel = { ...channel, audience: 'adviser', role: 'adviser' }
  expect(nextStep(book(adviser), entries, none, 0)).toBeUndefined()
  const project = entry('book', 'project', { question: 'Do bar models help?' })
  const asked = [entry('p1', 'pupil', {}), project]
  expect(nextStep(book(channel), asked, none, 0)).toBe('share')
  const byCode: Channel = { ...channel, role: 'member' }
  expect(nextStep(book(byCode), [], none, 0)).toBe('file')
  expect(nextStep(book(byCode), asked, none, 0)).toBeUndefined()
})
