import { computed, effect, signal } from '@preact/signals'
import { render } from 'preact'
import type { App, Theme } from '#features/shared/app-context.ts'
import type { ProblemCode } from '#lib/problem.ts'
import { systemRandom } from '#lib/random.ts'
import { systemNow } from '#lib/time.ts'
import { kinds } from '#kinds/index.ts'
import { createDatabasePort } from '#store/database-port.ts'
import { openStore } from '#store/open.ts'
import type { Settings } from '#store/settings.ts'
import type { SyncStore } from '#store/sync-types.ts'
import { systemTimers } from '#sync/timers.ts'
import { Jotter } from './app.tsx'
import { showBadDay } from './bad-days.tsx'
import { binLater } from './bin-later.ts'
import {
  isAppleTablet,
  isInstalled,
  journalStorage,
  monotonicNow,
  onPutToSleep,
  pageFetch,
  pageVisibility,
  tabMemory
} from './platform/page.ts'
import { requestLater } from './request-later.ts'
import { startUpdates } from './service-worker.ts'
import { syncLater } from './sync-later.ts'

declare const __APP_VERSION__: string
declare const __BUILD_ID__: string

const MINUTE = 60_000

/** Opens the store and shows the app; answers the app once its router is there. */
export async function openWhole(
  root: HTMLElement,
  settings: Settings,
  link: string | undefined,
  afterWipe?: 'begin'
): Promise<App> {
  const store = await openDeviceStore(afterWipe)
  if (!store.ok) {
    const beginAnew = () => void openWhole(root, settings, link, 'begin')
    await showBadDay(root, settings, store.problem, beginAnew)
    if (PASSING.has(store.problem.code)) reloadOnceOpen()
    // Nobody goes on from here: the page is opened again, or begun anew.
    return new Promise(() => undefined)
  }
  const { start, stop, ...parts } = await makeApp(store.value, settings, link)
  let go: (path: string, replace?: boolean) => void = () => undefined
  const takeRouter = (router: typeof go) => {
    go = router
  }
  const app: App = {
    ...parts,
    navigate: (path, replace) => go(path, replace),
    ready: () => Promise.resolve(app)
  }
  if (afterWipe) history.replaceState(null, '', '/join')
  render(null, root)
  root.replaceChildren()
  render(<Jotter app={app} takeRouter={takeRouter} />, root)
  // The first screen comes first; the server can wait a moment.
  const starting = setTimeout(start, 300)
  effect(() => {
    const state = store.value.state.value
    if (state.state !== 'failed') return
    clearTimeout(starting)
    // Another window that begins anew must not wait for this one to lead it.
    stop()
    void showBadDay(root, settings, state.problem, () => void beginOnFreshPage())
  })
  return app
}

/** Troubles that end without this page: somebody frees room, or closes the other window. */
const PASSING: ReadonlySet<ProblemCode> = new Set(['storage-full', 'storage-stuck', 'storage-lost'])
/** ms between two looks */
const LOOK_AGAIN = 5000

function reloadOnceOpen(): void {
  setTimeout(() => {
    void openDeviceStore().then((opened) => {
      if (opened.ok) location.reload()
      else reloadOnceOpen()
    })
  }, LOOK_AGAIN)
}

/** This page still holds what belongs to the emptied store; the new one gets a page of its own. */
async function beginOnFreshPage(): Promise<void> {
  await openDeviceStore('begin')
  location.assign('/join')
}

async function openDeviceStore(afterWipe?: 'begin') {
  const port = createDatabasePort({ name: 'jotter' })
  const opened = await openStore({
    port,
    kinds,
    now: systemNow,
    random: systemRandom,
    journal: journalStorage(),
    ...(navigator.storage ? { storage: navigator.storage } : {}),
    channelName: 'jotter',
    subtle: crypto.subtle,
    visibility: pageVisibility,
    ...(afterWipe ? { afterWipe } : {})
  })
  // After the store's own listeners: what was unfinished is in the journal by then.
  onPutToSleep(() => port.release())
  return opened
}

type Parts = Omit<App, 'navigate' | 'ready'> & {
  readonly start: () => void
  readonly stop: () => void
}

async function makeApp(
  store: SyncStore,
  settings: Settings,
  link: string | undefined
): Promise<Parts> {
  const updates = startUpdates({
    container: navigator.serviceWorker,
    reload: () => location.reload(),
    isBusy: () => location.pathname.startsWith('/live'),
    page: document,
    asked: { build: __BUILD_ID__, memory: tabMemory() }
  })
  const [kept, shade] = [await store.recall('open'), await store.recall('theme')]
  const isKept = kept.ok && typeof kept.value === 'string'
  const chosen = signal<string | undefined>(isKept ? String(kept.value) : undefined)
  const theme = signal<Theme>(themeOf(shade.ok ? shade.value : undefined))
  keepChanges(theme, (value) => store.keep('theme', value))
  const { origin } = location
  const request = requestLater({
    fetch: pageFetch,
    origin,
    timers: systemTimers,
    heard(server) {
      // Whole seconds serve only a clock that is far wrong; a pull knows it better.
      if (Math.abs(server - store.now()) > MINUTE) store.correctClock(server, systemNow())
    }
  })
  const sharing = { store, request, random: systemRandom, origin }
  const sync = syncLater(sharing)
  const bin = binLater({ store, visibility: pageVisibility, after: systemTimers.after })
  const later = [sync, bin]
  return {
    store,
    sync,
    sharing,
    start: () => later.forEach((each) => each.start()),
    stop: () => later.forEach((each) => each.stop()),
    settings: { ...settings, theme },
    now: () => store.now(),
    monotonic: monotonicNow,
    book: computed(() => {
      const books = store.books.value
      return books.find((book) => book.book === chosen.value) ?? books[0]
    }),
    chooseBook(book) {
      chosen.value = book
      void store.keep('open', book)
    },
    link: signal(link),
    tablet: {
      installed: isInstalled(),
      apple: isAppleTablet(),
      origin,
      version: __APP_VERSION__,
      build: __BUILD_ID__
    },
    update: { waiting: updates.waiting, apply: updates.applyUpdate }
  }
}

function themeOf(kept: unknown): Theme {
  return kept === 'dim' || kept === 'light' ? kept : 'system'
}

function keepChanges<Value>(
  source: { readonly value: Value },
  keep: (value: Value) => unknown
): void {
  let first = true
  effect(() => {
    const { value } = source
    if (!first) keep(value)
    first = false
  })
}
