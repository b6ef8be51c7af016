import { lazy } from 'preact-iso'
import { useApp } from '#features/shared/app-context.ts'

const Today = lazy(async () => ({ default: (await import('#features/today/screen.tsx')).Today }))
const FirstRun = lazy(async () => ({
  default: (await import('#features/first-run/screen.tsx')).FirstRun
}))

/** The first address: Today where there is a project, the first page on a fresh tablet. */
export function Home() {
  return useApp().book.value ? <Today /> : <FirstRun />
}
