/**
 * The browser as the rooms see it: each seam is one small function, so that tests hand in their own.
 * Only this file and service-worker.ts touch the browser's globals.
 */

/** Tells when the page is hidden or shown; `pagehide` counts as hidden, since some tablets send nothing else. */
export interface Visibility {
  hidden(): boolean
  onChange(listener: (hidden: boolean) => void): () => void
}

export const pageVisibility: Visibility = {
  hidden: () => document.hidden,
  onChange(listener) {
    const changed = () => listener(document.hidden)
    const leaving = () => listener(true)
    const back = () => listener(document.hidden)
    document.addEventListener('visibilitychange', changed)
    window.addEventListener('pagehide', leaving)
    window.addEventListener('pageshow', back)
    return () => {
      document.removeEventListener('visibilitychange', changed)
      window.removeEventListener('pagehide', leaving)
      window.removeEventListener('pageshow', back)
    }
  }
}

/** Tells when the page is kept asleep behind the next one, to be shown again by a step back. */
export function onPutToSleep(listener: () => void): void {
  window.addEventListener('pagehide', (event) => {
    if (event.persisted) listener()
  })
}

/** A page on plain http elsewhere than localhost would lose its data on moving to https (design 8.17). */
export function isSecureOrigin(): boolean {
  return window.isSecureContext
}

/** Opened from the home screen, with storage of its own. */
export function isInstalled(): boolean {
  return (
    window.matchMedia('(display-mode: standalone)').matches ||
    ('standalone' in navigator && navigator.standalone === true)
  )
}

/** iPad or iPhone: there the page must be put on the home screen before real work. iPadOS names itself a Mac with touch. */
export function isAppleTablet(): boolean {
  return (
    /iPad|iPhone/.test(navigator.userAgent) ||
    (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  )
}

export function monotonicNow(): number {
  return performance.now()
}

/** The emergency journal's place; a browser that refuses it gets a place in memory, which is better than none. */
export function journalStorage(): Storage | MemoryPlace {
  try {
    const place = window.localStorage
    place.setItem('jotter.probe', '1')
    place.removeItem('jotter.probe')
    return place
  } catch {
    return memoryPlace()
  }
}

/** What is kept over a reload of this tab; in a window that keeps nothing, over nothing. */
export function tabMemory(): Storage | MemoryPlace {
  try {
    return window.sessionStorage
  } catch {
    return memoryPlace()
  }
}

type MemoryPlace = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

function memoryPlace(): MemoryPlace {
  const kept = new Map<string, string>()
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    }
  }
}

/** The browser's fetch, bound to its window. */
export const pageFetch = (url: string, init: RequestInit): Promise<Response> =>
  window.fetch(url, init)
