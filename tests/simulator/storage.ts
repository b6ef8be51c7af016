import { faultsMet } from './faults-met.ts'
import { portFailure, type Port, type Transaction, type Work } from '#store/port.ts'
import type { JournalStorage } from '#store/journal.ts'

/** One page's life: what is counted here is every step it takes towards storage or network. */
export interface Life {
  steps: number
  isDead: boolean
  /** the step at which the page dies */
  killAt: number
  /** storage faults that wait for their moment; each is spent once */
  readonly plan: StoragePlan
}

export interface StoragePlan {
  /** puts from now until the quota is met; the whole transaction fails */
  quotaIn?: number
  /** calls from now until the handle is lost, for good until it is opened again */
  lostIn?: number
  /** transactions from now until one never answers; `late`: it is carried out all the same, when nobody waits any more */
  stuckIn?: number
  stuckLate?: boolean
}

export function newLife(): Life {
  return { steps: 0, isDead: false, killAt: Infinity, plan: {} }
}

/** One step of a page: at the chosen one it dies, and nothing of it is ever asked or answered again. */
export function step(life: Life): void {
  life.steps += 1
  if (life.steps >= life.killAt && !life.isDead) {
    life.isDead = true
    faultsMet.pageDied += 1
  }
  if (life.isDead) throw portFailure('lost', 'the page died')
}

/** The storage of one page over its tablet's real port, with the faults of its plan. */
export function faultyPort(port: Port, life: Life, late: (run: () => Promise<unknown>) => void) {
  let isLost = false
  let tell: (trouble: 'newer' | 'blocked') => void = () => {}
  let isNewer = false
  const call = () => {
    step(life)
    const { plan } = life
    if (plan.lostIn !== undefined && --plan.lostIn <= 0) {
      delete plan.lostIn
      faultsMet.handleLost += 1
      isLost = true
    }
    if (isLost) throw portFailure('lost', 'the connection to the database was lost')
    if (isNewer) throw portFailure('newer')
  }
  const put = (records: number) => {
    const { plan } = life
    if (plan.quotaIn === undefined) return
    plan.quotaIn -= records
    if (plan.quotaIn > 0) return
    delete plan.quotaIn
    faultsMet.full += 1
    throw portFailure('full', 'QuotaExceededError')
  }
  const watched = (tx: Transaction): Transaction => ({
    get: async (table, key) => (call(), tx.get(table, key)),
    getAll: async (table, keys) => (call(), tx.getAll(table, keys)),
    put: async (table, record) => (call(), put(1), tx.put(table, record)),
    putAll: async (table, records) => (call(), put(records.length), tx.putAll(table, records)),
    delete: async (table, key) => (call(), tx.delete(table, key)),
    range: async (table, range) => (call(), tx.range(table, range)),
    count: async (table, range) => (call(), tx.count(table, range)),
    clear: async (table, range) => (call(), tx.clear(table, range))
  })
  const never = <T>() => new Promise<T>(() => {})
  const run = async <T>(work: Work<T>): Promise<T> => {
    call()
    const { plan } = life
    if (plan.stuckIn !== undefined && --plan.stuckIn <= 0) {
      delete plan.stuckIn
      faultsMet.neverAnswered += 1
      if (plan.stuckLate) late(() => port.run(work))
      return never()
    }
    const result = await port.run({ ...work, body: (tx) => work.body(watched(tx)) })
    // Complete on the disk, but a page that dies here never hears of it.
    step(life)
    return result
  }
  const made: Port = {
    open: async () => {
      if (life.isDead) throw portFailure('lost', 'the page died')
      if (isNewer) throw portFailure('newer')
      isLost = false
      await port.open()
    },
    close: () => port.close(),
    onTrouble: (listener) => {
      tell = listener
    },
    run
  }
  return {
    port: made,
    /** another tab of newer code has asked for the database */
    upgrade() {
      isNewer = true
      tell('newer')
    }
  }
}

/** localStorage as one page sees it: it outlives its pages, and a dead page writes no more. */
export function journalOf(life: Life, held: Map<string, string>): JournalStorage {
  const alive = () => {
    if (life.isDead) throw new Error('the page died')
  }
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => (alive(), void held.set(key, value)),
    removeItem: (key) => (alive(), void held.delete(key)),
    key: (index) => [...held.keys()][index] ?? null,
    get length() {
      return held.size
    }
  }
}
