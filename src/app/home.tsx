import { lazy } from 'preact-iso'
import { FirstRun } from '#features/first-run/screen.tsx'
import { useApp } from '#features/shared/app-context.ts'

const Today = lazy(async () => ({ default: (await import('#features/today/screen.tsx')).Today }))

/** The first address: Today where there is a project, the first page on a fresh tablet. */
export function Home() {
  return useApp().book.value ? <Today /> : <FirstRun />
}
