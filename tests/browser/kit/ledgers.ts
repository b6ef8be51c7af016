import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { WebDriver } from 'selenium-webdriver'

/** What a tablet and a server hold of each other, read from their own databases; only ids and positions, the rest is sealed. */

/** How often the server holds each line, by id. */
export function serverLines(dataDir: string): ReadonlyMap<string, number> {
  const database = new DatabaseSync(join(dataDir, 'jotter.db'), { readOnly: true })
  const rows = database.prepare('SELECT id FROM line').all()
  database.close()
  const counts = new Map<string, number>()
  for (const { id } of rows) counts.set(String(id), (counts.get(String(id)) ?? 0) + 1)
  return counts
}

export interface TabletLines {
  /** ids of the lines that have a receipt, or came in a page */
  readonly acknowledged: readonly string[]
  /** ids of the lines that still wait for one */
  readonly waiting: readonly string[]
}

/** The lines of this page's origin; any page of it will do, also one where Jotter does not run. */
export function tabletLines(driver: WebDriver): Promise<TabletLines> {
  return driver.executeAsyncScript<TabletLines>(
    `const done = arguments[0]
     const opening = indexedDB.open('jotter')
     opening.onsuccess = () => {
       const reading = opening.result.transaction(['lines', 'pages'])
       const lines = reading.objectStore('lines').getAll()
       const pages = reading.objectStore('pages').getAll()
       reading.oncomplete = () => {
         opening.result.close()
         const served = pages.result.flatMap((page) => JSON.parse(page.served).map(({ id }) => id))
         const own = (isAcknowledged) => lines.result.filter(({ st }) => (st === 1) === isAcknowledged).map(({ id }) => id)
         done({ acknowledged: [...new Set([...served, ...own(true)])], waiting: own(false) })
       }
     }`
  )
}
