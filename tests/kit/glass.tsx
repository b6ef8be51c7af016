import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact'
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { vi } from 'vitest'
import { AppContext, type App } from '#features/shared/app-context.ts'
import { LiveScreen } from '#features/live-lesson/screen.tsx'
import type { LiveLesson } from '#features/live-lesson/model.ts'
import { room, sit } from './classroom.ts'

/** As much of the app as the screens of one project ask for, around the room's store. */
export function appOf(): App {
  const never = () => Promise.reject(new Error('not asked for here'))
  // The rest of the app has its own tests.
  return {
    store: room.store,
    sync: { state: signal({ server: 'unknown', busy: false }), fetchBlobs: never },
    settings: {
      language: signal('en'),
      hand: signal('right'),
      text: signal('normal'),
      theme: signal('light')
    },
    now: () => room.time,
    monotonic: () => room.time,
    navigate: () => undefined,
    book: signal(room.book),
    tablet: { installed: true, apple: true, origin: '', version: '', build: '' }
  } as unknown as App
}

/** Draws a part of the app. */
export function show(children: ComponentChildren): void {
  render(<AppContext.Provider value={appOf()}>{children}</AppContext.Provider>)
}

let live: LiveLesson | undefined

/** The live screen of the room's lesson. */
export function openGlass(): LiveLesson {
  live = sit(room.lesson)
  show(<LiveScreen model={live} />)
  return live
}

/** Leaves it again. */
export function leaveGlass(): void {
  cleanup()
  live?.dispose()
  live = undefined
}

/** A finger on a chip or on a tag of the live screen. */
export function touch(group: 'Who' | 'What happened', name: string): void {
  const target = within(screen.getByRole('group', { name: group })).getByRole('button', { name })
  fireEvent.pointerDown(target, { button: 0, pointerType: 'touch', width: 20, height: 24 })
}

/** Lets the signals draw, parts that are loaded late arrive, and the stream come a moment after them. */
export const drawn = (): Promise<unknown> => new Promise((done) => setTimeout(done, 160))

/** Looks again until it is so, for as long as a busy machine may take to load a part; ms. */
export const comes = <Found,>(look: () => Found | Promise<Found>): Promise<Found> =>
  vi.waitFor(look, { timeout: 10_000 })
