import { computed, effect, signal } from '@preact/signals'
import { render } from 'preact'
import type { App, Theme } from '#features/shared/app-context.ts'
import type { Problem } from '#lib/result.ts'
import { systemRandom } from '#lib/random.ts'
import { systemNow } from '#lib/time.ts'
import { kinds } from '#kinds/index.ts'
import { createDexiePort } from '#store/dexie-port.ts'
import { openStore } from '#store/open.ts'
import { openSettings, type Settings } from '#store/settings.ts'
import type { SyncStore } from '#store/types.ts'
import { makeRequest } from '#sync/request.ts'
import { systemTimers } from '#sync/timers.ts'
import { Jotter } from './app.tsx'
import { BadDay } from './bad-day.tsx'
import {
  isAppleTablet,
  isInstalled,
  isSecureOrigin,
  journalStorage,
  monotonicNow,
  pageFetch,
  pageVisibility
} from './platform/page.ts'
import { takeLink } from './secret-fragment.ts'
import { startUpdates } from './service-worker.ts'
import { syncLater } from './sync-later.ts'
import { words as english } from './words.ts'

declare const __APP_VERSION__: string
declare const __BUILD_ID__: string

/** Puts the client together and shows it. Nothing on this way waits for the network. */
export async function boot(root: HTMLElement): Promise<void> {
  // Before anything else: an invitation's secret must not stay in the address bar.
  const brought = takeLink(location, history)
  const settings = await openSettings(navigator.language)
  if (!isSecureOrigin()) return showBadDay(root, settings, { code: 'insecure-origin' })
  const store = await openDeviceStore()
  if (!store.ok) return showBadDay(root, settings, store.problem)
  const { start, ...app } = await makeApp(store.value, settings, brought?.text)
  let go: (path: string, replace?: boolean) => void = () => undefined
  const whole: App = { ...app, navigate: (path, replace) => go(path, replace) }
  const takeRouter = (router: typeof go) => {
    go = router
  }
  root.replaceChildren()
  render(<Jotter app={whole} takeRouter={takeRouter} />, root)
  // The first screen comes first; the server can wait a moment.
  setTimeout(start, 300)
  effect(() => {
    const state = store.value.state.value
    if (state.state === 'failed') void showBadDay(root, settings, state.problem)
  })
}

function openDeviceStore(afterWipe?: 'begin') {
  return openStore({
    port: createDexiePort({ name: 'jotter' }),
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
}

type Parts = Omit<App, 'navigate'> & { readonly start: () => void }

async function makeApp(
  store: SyncStore,
  settings: Settings,
  link: string | undefined
): Promise<Parts> {
  const updates = startUpdates({
    container: navigator.serviceWorker,
    reload: () => location.reload(),
    page: document
  })
  const kept = await store.recall('open')
  const chosen = signal<string | undefined>(typeof kept === 'string' ? kept : undefined)
  const theme = signal<Theme>(themeOf(await store.recall('theme')))
  keepChanges(theme, (value) => store.keep('theme', value))
  const { origin } = location
  const request = makeRequest({ fetch: pageFetch, origin, timers: systemTimers })
  const sharing = { store, request, random: systemRandom, origin }
  const sync = syncLater(sharing)
  return {
    store,
    sync,
    sharing,
    start: () => sync.start(),
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

async function showBadDay(root: HTMLElement, settings: Settings, problem: Problem): Promise<void> {
  const gaelic = settings.language.value === 'gd'
  const [problems, words] = gaelic
    ? await Promise.all([
        import('#features/shared/problem-words.gd.ts').then((loaded) => loaded.problemWordsGd),
        import('./words.gd.ts').then((loaded) => loaded.wordsGd)
      ])
    : [(await import('#features/shared/problem-words.ts')).problemWords, english]
  document.documentElement.lang = gaelic ? 'gd' : 'en-GB'
  const beginAnew = async () => {
    const opened = await openDeviceStore('begin')
    if (opened.ok) location.assign('/join')
    else await showBadDay(root, settings, opened.problem)
  }
  render(
    <BadDay
      problem={problem}
      problems={problems}
      words={words}
      onReload={() => location.reload()}
      onBeginAnew={problem.code === 'storage-wiped' ? () => void beginAnew() : undefined}
    />,
    root
  )
}
