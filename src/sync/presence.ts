/** Whether somebody looks at this page, and hints that the network may be back. */
export interface Presence {
  isVisible(): boolean
  onVisible(listener: (visible: boolean) => void): () => void
  /** a hint only: what the browser says of the network decides nothing [R8] */
  onOnline(listener: () => void): () => void
}

/** The page's own visibility and the browser's `online` event. */
export function pagePresence(page: Document, view: Window): Presence {
  return {
    isVisible: () => page.visibilityState !== 'hidden',
    onVisible(listener) {
      const tell = () => listener(page.visibilityState !== 'hidden')
      page.addEventListener('visibilitychange', tell)
      return () => page.removeEventListener('visibilitychange', tell)
    },
    onOnline(listener) {
      view.addEventListener('online', listener)
      return () => view.removeEventListener('online', listener)
    }
  }
}
