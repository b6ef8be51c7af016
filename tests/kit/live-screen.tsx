import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact'
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { vi } from 'vitest'
import { AppContext, type App } from '#features/shared/app-context.ts'
import type { LiveLesson as Model } from '#features/live-lesson/model.ts'
import { LiveScreen } from '#features/live-lesson/screen.tsx'
import { room, sit } from './classroom.ts'

/** The app around a live lesson in the classroom; `went` takes the paths it goes to. */
export function appOf(went: string[] = []): App {
  const language = signal<'en' | 'gd'>('en')
  const never = () => Promise.reject(new Error('not asked for here'))
  // The live lesson asks only for what stands here; the rest of the app has its own tests.
  return {
    store: room.store,
    sync: {
      state: signal({ server: 'unknown', busy: false }),
      handIn: never,
      takeBack: never,
      sendNow: never,
      fetchBlobs: never,
      strike: never
    },
    settings: {
      language,
      hand: signal('right'),
      text: signal('normal'),
      theme: signal('light')
    },
    now: () => room.time,
    monotonic: () => room.time,
    navigate: (path: string) => void went.push(path),
    book: signal(room.book),
    tablet: { installed: true, apple: true, origin: '', version: '', build: '' }
  } as unknown as App
}

/** Draws a part of the app; `went` as for `appOf`. */
export function show(children: ComponentChildren, went: string[] = []): void {
  render(<AppContext.Provider value={appOf(went)}>{children}</AppContext.Provider>)
}

let opened: Model | undefined

/** A lesson open on the glass, the classroom's own unless it is another one. */
export function openScreen(went: string[] = [], lesson = room.lesson): Model {
  // Happy DOM takes an animation that is cut short for an error that nobody caught; a test may bring its own.
  if (!Object.hasOwn(HTMLElement.prototype, 'animate')) {
    Object.assign(HTMLElement.prototype, { animate: undefined })
  }
  opened = sit(lesson)
  show(<LiveScreen model={opened} />, went)
  return opened
}

/** Leaves the lesson that was opened last. */
export function leaveScreen(): void {
  cleanup()
  opened?.dispose()
  opened = undefined
}

/** A finger comes down on something, so many px wide and high. */
export function finger(target: Element, width = 20, height = 24): void {
  fireEvent.pointerDown(target, { button: 0, pointerType: 'touch', width, height })
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Lets the signals draw, and the stream a moment after the picture; on a slow machine it takes longer. */
export async function drawn(): Promise<void> {
  await wait(20)
  await new Promise(requestAnimationFrame)
  await wait(100)
  await wait(20)
}

/** A finger on a chip or on a tag of the live screen. */
export function touch(group: 'Who' | 'What happened', name: string): void {
  finger(within(screen.getByRole('group', { name: group })).getByRole('button', { name }))
}

/** Looks again until it is so, for as long as a busy machine may take to load a part; ms. */
export const comes = <Found,>(look: () => Found | Promise<Found>): Promise<Found> =>
  vi.waitFor(look, { timeout: 10_000 })
