import { useEffect, useLayoutEffect } from 'preact/hooks'
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { AppContext, useApp, type App } from '#features/shared/app-context.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { fits } from './fits.ts'
import { Frame } from './frame.tsx'
import { useFrameWords } from './frame-words.ts'
import { Look } from './look.tsx'
import { routes } from './routes.ts'
import { Trouble } from './trouble.tsx'
import { leaveField, useLeftFields } from './use-left-fields.ts'

/** Takes the router's way to another page, for rooms that have no router. */
export type TakeRouter = (go: (path: string, replace?: boolean) => void) => void

/** The whole app once the store is open. */
export function Jotter({ app, takeRouter }: { app: App; takeRouter: TakeRouter }) {
  return (
    <AppContext.Provider value={app}>
      <Look />
      <LocationProvider>
        <Screens takeRouter={takeRouter} />
      </LocationProvider>
    </AppContext.Provider>
  )
}

function Screens({ takeRouter }: { takeRouter: TakeRouter }) {
  const { path, route } = useLocation()
  const app = useApp()
  const found = routes.find((one) => fits(one.path, path))
  const homeless = found?.needs === 'book' && !app.book.value
  useLeftFields()
  useLayoutEffect(
    () =>
      takeRouter((to, replace) => {
        leaveField()
        route(to, replace)
      }),
    [takeRouter, route]
  )
  useEffect(() => {
    if (homeless) route('/', true)
  }, [homeless, route])
  // A new page starts at its top.
  useEffect(() => window.scrollTo(0, 0), [path])
  return (
    <Frame route={homeless ? undefined : found}>
      <ErrorBoundary>
        <Trouble key={path}>
          <Router>
            {routes.map((one) => (
              <Route key={one.path} path={one.path} component={one.screen} />
            ))}
            <Route default component={NotFound} />
          </Router>
        </Trouble>
      </ErrorBoundary>
    </Frame>
  )
}

function NotFound() {
  const app = useApp()
  const words = useFrameWords()
  return (
    <Page title={words.notFoundTitle}>
      <Button kind="filled" onClick={() => app.navigate('/')}>
        {words.toToday}
      </Button>
    </Page>
  )
}
