// The service worker: keeps the whole shell on the device, answers every page of the app from it, and never touches
// the API. A new version waits until the person agrees to it.
import { setCacheNameDetails } from 'workbox-core'
import { createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] }

const shell = self.__WB_MANIFEST

/** Each build has a cache of its own, so that a tab still on the old build finds its lazy screens there. */
const prefix = 'jotter-shell'
const suffix = fingerprint(JSON.stringify(shell))
setCacheNameDetails({ prefix, precache: 'files', suffix })

precacheAndRoute(shell)

const notPages = [/^\/api(\/|$)/, /^\/rescue(\.html)?$/, /^\/assets\//]
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: notPages }))

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  async ({ request }) => (await caches.match(request)) ?? fetch(request)
)

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), dropOldShells()]))
})

self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'skip-waiting') void self.skipWaiting()
})

/** Keeps this shell and the one before it; a tab that is two updates behind has had its chance. */
async function dropOldShells(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith(prefix))
  const older = shells.filter((name) => !name.endsWith(suffix))
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)))
}

/** FNV-1a over the list of files: the same build gives the same name. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(36)
}
