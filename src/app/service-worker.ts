import { type ReadonlySignal, signal } from '@preact/signals-core'

/** What the app knows about its own newer version. */
export interface Updates {
  /** the whole app is on this tablet and opens with no network */
  readonly offlineReady: ReadonlySignal<boolean>
  /** a newer version lies ready and waits for the person's word */
  readonly waiting: ReadonlySignal<boolean>
  /** starts the newer version: the page reloads as soon as it has taken over */
  readonly applyUpdate: () => void
  /** asks the server for a newer version; quiet when there is no network */
  readonly check: () => Promise<void>
}

interface Parts {
  /** `navigator.serviceWorker`; absent in an insecure context and in some private windows */
  readonly container: ServiceWorkerContainer | undefined
  readonly reload: () => void
  /** a lesson is open: no page is taken from under it, whatever was agreed before */
  readonly isBusy?: () => boolean
  /** the document: coming back to it is when a tablet that is never closed asks for a newer version */
  readonly page?: Pick<Document, 'visibilityState' | 'addEventListener'>
  /** the build of this page, and where it may say over a reload that a newer one was asked for; absent where neither is kept */
  readonly asked?: {
    readonly build: string
    readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  }
}

const WORKER = '/sw.js'
/**
 * ms after which a version that was asked for and did not take over is helped by a fresh page: Chromium waits up to five minutes for what it
 * takes for work of the old one.
 */
const TAKING_OVER = 8000
const ASKED = 'jotter-update-asked'

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string }
  ): { createScriptURL: (url: string) => unknown }
}

/** The one Trusted Types policy of the app: it lets through the address of our worker and nothing else. */
function workerUrl(): string {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
  if (!factory) return WORKER
  const policy = factory.createPolicy('jotter-worker', {
    createScriptURL: (url) => {
      if (url !== WORKER) throw new TypeError(`Only ${WORKER} may run as a worker, not ${url}`)
      return url
    }
  })
  // register() takes a TrustedScriptURL where the policy is enforced; the DOM types know only strings.
  return policy.createScriptURL(WORKER) as string
}

/** Registers the service worker and watches for a newer one. Nothing is replaced before `applyUpdate`. */
export function startUpdates(parts: Parts): Updates {
  const { container, reload, isBusy = () => false, page, asked } = parts
  const offlineReady = signal(false)
  const waiting = signal(false)
  let registration: ServiceWorkerRegistration | undefined
  let agreed = false
  let tookOver = false

  const watch = (worker: ServiceWorker | null) => {
    worker?.addEventListener('statechange', () => {
      // The very first worker has nobody to wait for; only one that finds another in charge is an update.
      if (worker.state === 'installed' && registration?.active) waiting.value = true
    })
  }

  /** This page is still the old one: the fresh page came before the newer version did. */
  const goOn = ({ waiting: newer }: ServiceWorkerRegistration) => {
    agreed = true
    if (newer) newer.postMessage({ type: 'skip-waiting' })
    else if (!isBusy()) reload()
  }

  const register = async (workers: ServiceWorkerContainer) => {
    const made = await workers.register(workerUrl(), { scope: '/', updateViaCache: 'none' })
    registration = made
    if (made.waiting && made.active) waiting.value = true
    watch(made.installing)
    made.addEventListener('updatefound', () => watch(made.installing))
    await workers.ready
    offlineReady.value = true
    if (wasAsked(asked)) goOn(made)
  }

  if (container) {
    let controlled = container.controller !== null
    container.addEventListener('controllerchange', () => {
      if (agreed && !isBusy()) reload()
      else if (controlled) {
        // Another tab said yes. This one may be in a lesson: its old shell is kept (sw.ts), so it offers as before.
        tookOver = true
        waiting.value = true
      }
      controlled = true
    })
    register(container).catch(() => {
      // Refused, or offline at the very first visit: the app works on without, and the next start tries again.
      offlineReady.value = false
    })
  }

  const check = async () => void (await registration?.update().catch(() => undefined))
  whenSeen(page, () => void check())

  return {
    offlineReady,
    waiting,
    applyUpdate() {
      agreed = true
      if (tookOver || !registration?.waiting) reload()
      else {
        registration.waiting.postMessage({ type: 'skip-waiting' })
        setTimeout(() => isBusy() || reloadAsking(reload, asked), TAKING_OVER)
      }
    },
    check
  }
}

/** Coming back to it is when a tablet that is never closed asks for a newer version. */
function whenSeen(page: Parts['page'], run: () => void): void {
  page?.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'visible') run()
  })
}

function reloadAsking(reload: () => void, asked: Parts['asked']): void {
  try {
    asked?.memory.setItem(ASKED, asked.build)
  } catch {
    // Nothing is kept over a reload in some windows: the newer version is offered again then.
  }
  reload()
}

/** Said once, and only to a page of the build that asked. */
function wasAsked(asked: Parts['asked']): boolean {
  try {
    const build = asked?.memory.getItem(ASKED)
    asked?.memory.removeItem(ASKED)
    return build !== undefined && build !== null && build === asked?.build
  } catch {
    return false
  }
}
