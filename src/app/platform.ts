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

/** Calls back when the browser believes the network is back: a hint to try, never a fact. */
export function onOnline(listener: () => void): () => void {
  window.addEventListener('online', listener)
  return () => window.removeEventListener('online', listener)
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

export function wait(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
