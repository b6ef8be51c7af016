import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { WebDriver } from 'selenium-webdriver'
import type { EngineName } from '../harness/engines.ts'

/** What a person, another app or the browser itself does to a page's storage. */

/**
 * Fills the storage from a database of its own until not even 256 bytes more are taken; answers the bytes it took, at most 64 MB: more
 * means that the browser knows no quota.
 */
export function fillStorage(driver: WebDriver): Promise<number> {
  return driver.executeAsyncScript<number>(
    `const done = arguments[0]
     const opening = indexedDB.open('filler', 1)
     opening.onupgradeneeded = () => opening.result.createObjectStore('bytes', { autoIncrement: true })
     opening.onerror = () => done(-1)
     opening.onsuccess = async () => {
       const random = (size) => {
         const bytes = new Uint8Array(size)
         for (let at = 0; at < size; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536))
         return bytes
       }
       const put = (size) => new Promise((resolve) => {
         try {
           const adding = opening.result.transaction('bytes', 'readwrite', { durability: 'strict' })
           adding.oncomplete = () => resolve(true)
           adding.onabort = () => resolve(false)
           adding.objectStore('bytes').add(random(size))
         } catch { resolve(false) }
       })
       let taken = 0
       for (let size = 4 << 20; size >= 256; size >>= 1)
         while (taken < 64 << 20 && await put(size)) taken += size
       opening.result.close()
       done(taken)
     }`
  )
}

/** Makes room again. */
export async function emptyFiller(driver: WebDriver): Promise<void> {
  await driver.executeAsyncScript(
    `const done = arguments[0]
     const deleting = indexedDB.deleteDatabase('filler')
     deleting.onsuccess = () => done()
     deleting.onerror = () => done()`
  )
}

/** Where each engine keeps the databases of an origin, below the profile; what else is stored lies elsewhere. */
const DATABASES: Readonly<Record<EngineName, (host: string, port: string) => [string, string]>> = {
  chromium: (host, port) => ['Default/IndexedDB', `http_${host}_${port}.`],
  firefox: (host, port) => [`storage/default/http+++${host}+${port}`, 'idb'],
  webkit: (host, port) => ['data/databases/indexeddb/v1', `http_${host}_${port}`]
}

/** Takes the databases of an origin out of a profile that no browser has open; its localStorage stays. */
export function loseDatabases(engine: EngineName, profile: string, url: string): void {
  const { hostname, port } = new URL(url)
  const [folder, start] = DATABASES[engine](hostname, port)
  const lost = readdirSync(join(profile, folder)).filter((name) => name.startsWith(start))
  if (lost.length === 0) throw new Error(`no databases in ${folder}`)
  for (const name of lost) rmSync(join(profile, folder, name), { recursive: true })
}

/** Another window deletes the database of the app; answers what became of it. */
export function deleteDatabase(driver: WebDriver): Promise<string> {
  return driver.executeAsyncScript<string>(
    `const done = arguments[0]
     const deleting = indexedDB.deleteDatabase('jotter')
     deleting.onsuccess = () => done('deleted')
     deleting.onerror = () => done('refused')`
  )
}

/** Another window opens the database as a newer Jotter does; `keep` false takes the new version back before it is there. */
export function openAsNewer(driver: WebDriver, keep: boolean): Promise<string> {
  return driver.executeAsyncScript<string>(
    `const [keep, done] = arguments
     const opening = indexedDB.open('jotter', 1000)
     opening.onupgradeneeded = () => { if (!keep) opening.transaction.abort() }
     opening.onsuccess = () => { opening.result.close(); done('upgraded') }
     opening.onerror = () => done('taken back')`,
    keep
  )
}

/** Does something in a second window of the same browser, while the first one stays as it is. */
export async function inSecondWindow<Value>(
  driver: WebDriver,
  address: string,
  act: () => Promise<Value>
): Promise<Value> {
  const first = await driver.getWindowHandle()
  await driver.switchTo().newWindow('window')
  await driver.get(address)
  const value = await act()
  await driver.close()
  await driver.switchTo().window(first)
  return value
}
