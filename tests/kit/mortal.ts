import { portFailure, type Port, type Transaction } from '#store/port.ts'

/** Counts every call to the storage; at the chosen one the page dies: nothing of it is ever asked or answered again. */
export interface Mortality {
  calls: number
  dead: boolean
}

/** A port and a journal of a page that dies at call `killAt`; the disk lives on. */
export function mortal(port: Port, journal: Storage, killAt = Infinity) {
  const life: Mortality = { calls: 0, dead: false }
  const step = () => {
    life.calls += 1
    if (life.calls >= killAt) life.dead = true
    if (life.dead) throw portFailure('lost', 'the page died')
  }
  const calling =
    <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      step()
      return call(...args)
    }
  const made: Port = {
    open: async () => {
      if (life.dead) throw portFailure('lost', 'the page died')
      await port.open()
    },
    close: () => port.close(),
    onTrouble: () => {},
    run: async (work) => {
      step()
      const result = await port.run({ ...work, body: (tx) => work.body(stepping(tx)) })
      // Complete on the disk, but the page never hears of it.
      step()
      return result
    }
  }
  const stepping = (tx: Transaction): Transaction => ({
    get: calling((table, key) => tx.get(table, key)) as Transaction['get'],
    getAll: calling((table, keys) => tx.getAll(table, keys)) as Transaction['getAll'],
    put: calling((table, record) => tx.put(table, record)) as Transaction['put'],
    putAll: calling((table, records) => tx.putAll(table, records)) as Transaction['putAll'],
    delete: calling((table, key) => tx.delete(table, key)) as Transaction['delete'],
    range: calling((table, range) => tx.range(table, range)) as Transaction['range'],
    count: calling((table, range) => tx.count(table, range)) as Transaction['count'],
    clear: calling((table, range) => tx.clear(table, range)) as Transaction['clear']
  })
  const frozen = new Proxy(journal, {
    get: (target, name) => {
      if (life.dead && (name === 'setItem' || name === 'removeItem')) {
        return () => {
          throw new Error('the page died')
        }
      }
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    }
  })
  return { port: made, journal: frozen, life }
}
