// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { signal } from '@preact/signals'
import { LocationProvider, Route, Router } from 'preact-iso'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { enterRoom, MINUTE, room, settle } from '#kit/classroom.ts'
import type { Id } from '#lib/id.ts'
import { AppContext, type App } from '../shared/app-context.ts'
import { METHODS, methodOf, type Method } from '../shared/method.ts'
import { LessonPlan } from './lesson-screen.tsx'
import { planVisit } from './model.ts'
import { NewLesson } from './new-lesson.tsx'

const rounds = methodOf('rounds')

/** Rounds in other words: what the plan's screens know of them they know from the record. */
const zones: Method = {
  ...rounds,
  strip: { times: 'visit', bar: 10 * MINUTE, names: 'numbered', taught: false },
  words: {
    ...rounds.words,
    stages: 'Zones',
    addStage: 'Add a zone',
    numbered: (number) => `Zone ${number}`
  }
}

function appOf(): App {
  // The plan asks only for what stands here.
  return {
    store: room.store,
    settings: { language: signal<'en' | 'gd'>('en') },
    now: () => room.time,
    navigate: () => undefined,
    book: signal(room.book)
  } as unknown as App
}

function open(path: string): void {
  history.replaceState(null, '', path)
  render(
    <AppContext.Provider value={appOf()}>
      <LocationProvider>
        <Router>
          <Route path="/lessons/new" component={NewLesson} />
          <Route path="/lessons/:lesson" component={LessonPlan} />
        </Router>
      </LocationProvider>
    </AppContext.Provider>
  )
}

async function visit(method: string): Promise<Id> {
  const planned = await planVisit(room.store, room.book, {
    method,
    title: 'A visit',
    day: '2025-11-26',
    starts: '',
    places: ['Room 1', 'Room 2'],
    minutes: 20
  })
  if (!planned.ok) throw new Error(planned.problem.code)
  return planned.value.lesson
}

const heads = () => screen.getAllByRole('heading').map(({ textContent }) => textContent)
const stagesOf = (lesson: Id) =>
  room.store
    .entries(room.book.book)
    .peek()
    .filter(({ kind, values }) => kind === 'lessonStage' && values['lesson'] === lesson)

beforeEach(enterRoom)
afterEach(cleanup)

describe('the plan of a lesson asks the method', () => {
  test('a room has a number and pick lists, no field for a name, and nobody is seated in it', async () => {
    const lesson = await visit('rounds')
    open(`/lessons/${lesson}`)
    expect(heads()).toContain('Rooms')
    expect(heads()).not.toContain('Who sits where')
    expect(screen.queryByLabelText('Room')).toBeNull()
    expect(screen.getAllByLabelText('Subject')).toHaveLength(2)
    fireEvent.click(screen.getByRole('button', { name: 'Add a room' }))
    await settle()
    const [added] = stagesOf(lesson).filter(({ values }) => values['name'] === 'Room 3')
    expect(added?.values['planned']).toBe(20 * MINUTE)
  })

  test('a room that somebody named before keeps its name', async () => {
    const lesson = await visit('rounds')
    const [first] = stagesOf(lesson)
    if (!first) throw new Error('no room')
    const [shown] = await room.store.open([first.ent])
    if (!shown) throw new Error('no room')
    const { ent, book, grp, kind, context: ctx } = shown
    await room.store.change([{ book, grp, ent, kind, patch: { name: 'The hall' }, ctx }])
    open(`/lessons/${lesson}`)
    expect(screen.getByRole('group', { name: 'The hall' })).toBeTruthy()
  })

  test('a lesson has names for its stages and seats', () => {
    open(`/lessons/${room.lesson}`)
    expect(heads()).toEqual(expect.arrayContaining(['Lesson stages', 'Who sits where']))
    expect(screen.getAllByLabelText('Stage')).toHaveLength(3)
    expect(screen.queryByLabelText('Class stage')).toBeNull()
  })

  test('the form that plans a visit begins with the minutes of the record', () => {
    METHODS.set('rounds', zones)
    try {
      open('/lessons/new')
      fireEvent.click(screen.getByRole('radio', { name: 'A rounds day' }))
      expect(screen.getByRole('group', { name: 'Minutes in each room' }).textContent).toContain(
        '10'
      )
    } finally {
      METHODS.set('rounds', rounds)
    }
  })

  test('what only a newer Jotter knows is shown and not changed', async () => {
    const lesson = await visit('rounds')
    METHODS.delete('rounds')
    try {
      open(`/lessons/${lesson}`)
      expect(heads()).toContain('Parts')
      expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
        'Room 1',
        'Room 2'
      ])
      expect(screen.getByText(/planned with a newer Jotter/)).toBeTruthy()
      expect(screen.queryByRole('button', { name: /^Add|^Take out|^Move/ })).toBeNull()
      expect(heads()).not.toContain('Who sits where')
    } finally {
      METHODS.set('rounds', rounds)
    }
  })
})
