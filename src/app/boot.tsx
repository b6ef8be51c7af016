import { render } from 'preact'
import type { App } from '#features/shared/app-context.ts'
import { STORE_MARK } from '#store/mark.ts'
import { openSettings } from '#store/settings.ts'
import { showBadDay } from './bad-days.tsx'
import { isSecureOrigin, journalStorage } from './platform/page.ts'
import { takeLink } from './secret-fragment.ts'

/**
 * Shows the client. Nothing on this way waits for the network but the scripts themselves: on a fresh tablet the first page is painted
 * before the store's own code has arrived, and a touch waits for it.
 */
export async function boot(root: HTMLElement): Promise<void> {
  // Before anything else: an invitation's secret must not stay in the address bar.
  const brought = takeLink(location, history)
  const settings = await openSettings(navigator.language)
  if (!isSecureOrigin()) return showBadDay(root, settings, { code: 'insecure-origin' })
  const whole = import('./whole.tsx').then(({ openWhole }) =>
    openWhole(root, settings, brought?.text)
  )
  if (!brought && location.pathname === '/' && !journalStorage().getItem(STORE_MARK)) {
    const { FirstPage } = await import('./first-page.tsx')
    root.replaceChildren()
    render(<FirstPage settings={settings} ready={(): Promise<App> => whole} />, root)
  }
  await whole
}
