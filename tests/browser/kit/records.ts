import type { Browser } from '../harness/engines.ts'

/** How many records of a database table there are whose names begin so. */
export const records = ({ driver }: Browser, table: string, prefix = '') =>
  driver.executeAsyncScript<number>(
    `const [table, prefix, done] = arguments
     const opening = indexedDB.open('jotter')
     opening.onsuccess = () => {
       const all = opening.result.transaction(table).objectStore(table).getAllKeys()
       all.onsuccess = () => { opening.result.close(); done(all.result.filter((key) => String(key).startsWith(prefix)).length) }
     }`,
    table,
    prefix
  )
