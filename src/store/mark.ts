/** What localStorage remembers of the store, so that an emptied database is not taken for a first start. */
export const STORE_MARK = 'jotter.store'
