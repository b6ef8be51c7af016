import { signal } from '@preact/signals'
import { fireEvent, render } from '@testing-library/preact'
import { AppContext, type App } from '#features/shared/app-context.ts'
import type { LiveLesson } from '#features/live-lesson/model.ts'
import { LiveScreen } from '#features/live-lesson/screen.tsx'
import { room, sit } from './classroom.ts'

/** As much of the app as the live lesson asks for; the rest has its own tests. */
function appOf(): App {
  const never = () => Promise.reject(new Error('not asked for here'))
  return {
    store: room.store,
    sync: {
      state: signal({ server: 'unknown', busy: false }),
      handIn: never,
      takeBack: never,
      sendNow: never,
      strike: never
    },
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

/** The live lesson of the room on the glass, drawn by the real screen. */
export function openGlass(): { readonly live: LiveLesson; readonly close: () => void } {
  // Happy DOM takes an animation that is cut short for an error that nobody caught.
  Object.defineProperty(HTMLElement.prototype, 'animate', { configurable: true, value: undefined })
  const live = sit(room.lesson)
  const { unmount } = render(
    <AppContext.Provider value={appOf()}>
      <LiveScreen model={live} />
    </AppContext.Provider>
  )
  return {
    live,
    close: () => {
      unmount()
      live.dispose()
    }
  }
}

/** A finger of usual size. */
export const finger = (target: Element) =>
  fireEvent.pointerDown(target, { button: 0, pointerType: 'touch', width: 20, height: 24 })

/** Lets the signals draw, and the stream a moment after them. */
export const drawn = () => new Promise((done) => setTimeout(done, 140))
