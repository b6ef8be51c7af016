import { signal } from '@preact/signals'
import { FirstRun } from '#features/first-run/screen.tsx'
import { AppContext, type App } from '#features/shared/app-context.ts'
import type { Settings } from '#store/settings.ts'
import { Look } from './look.tsx'

type FirstPageProps = { settings: Settings; ready: () => Promise<App> }

/** The first page of a fresh tablet, painted while the store is still on its way. */
export function FirstPage({ settings, ready }: FirstPageProps) {
  return (
    <AppContext.Provider value={earlyApp(settings, ready)}>
      <Look />
      <main id="main">
        <FirstRun />
      </main>
    </AppContext.Provider>
  )
}

/** An app of which only the look and the promise of the rest are there; the first page asks for no more. */
function earlyApp(settings: Settings, ready: () => Promise<App>): App {
  const later = (): never => {
    throw new Error('the app is still on its way: await ready()')
  }
  return {
    settings: { ...settings, theme: signal('system') },
    ready,
    get store() {
      return later()
    },
    get sync() {
      return later()
    },
    get sharing() {
      return later()
    },
    get book() {
      return later()
    },
    get link() {
      return later()
    },
    get tablet() {
      return later()
    },
    get update() {
      return later()
    },
    now: later,
    monotonic: later,
    navigate: later,
    chooseBook: later
  }
}
