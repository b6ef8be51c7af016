import type { WebDriver } from 'selenium-webdriver'

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
