import type { Port, Transaction } from './port.ts'
import { failureKind } from './port.ts'
import type { LineRecord, TableName } from './tables.ts'

/** Opens two ports over one fresh database, as two tabs would. */
export type MakePorts = () => Promise<readonly [Port, Port]>

const ALL: readonly TableName[] = [
  'lines',
  'rows',
  'digests',
  'meta',
  'pages',
  'blobs',
  'keys',
  'drafts',
  'inbox'
]

function line(n: number, change: Partial<LineRecord> = {}): LineRecord {
  const base = {
    id: `line-${String(n).padStart(4, '0')}`,
    grp: 'group',
    book: 'book',
    ent: `ent-${n % 3}`
  }
  return { ...base, st: 0, n, line: `text ${n}`, bh: `hash ${n}`, minted: n, ...change }
}

const bytes = (...values: number[]) => new Uint8Array(values).buffer

const write = <T>(
  port: Port,
  body: (tx: Transaction) => Promise<T>,
  durability: 'strict' | 'relaxed' = 'strict'
) => port.run({ tables: ALL, mode: 'write', durability, body })
const read = <T>(port: Port, body: (tx: Transaction) => Promise<T>) =>
  port.run({ tables: ALL, mode: 'read', durability: 'relaxed', body })

export interface PortCase {
  readonly name: string
  readonly run: () => Promise<void>
}

/** One suite for every storage: what the store may rely on. It needs no test runner, so that it runs in real browsers as well. */
export function portCases(make: MakePorts): readonly PortCase[] {
  const cases: PortCase[] = []
  const test = (name: string, run: () => Promise<void>) => cases.push({ name, run })
  test('what was put is read back, also by the other tab', async () => {
    const [one, other] = await make()
    await write(one, (tx) => tx.put('lines', line(1)))
    same(await read(other, (tx) => tx.get('lines', 'line-0001')), line(1))
    same(await read(other, (tx) => tx.get('lines', 'line-0002')), undefined)
    same(await read(one, (tx) => tx.getAll('lines', ['line-0009', 'line-0001'])), [
      undefined,
      line(1)
    ])
  })

  test('many keys are answered each in its place, side by side or far apart, there or not', async () => {
    const [port] = await make()
    const held = Array.from({ length: 300 }, (_, n) => line(n))
    await write(port, (tx) => tx.putAll('lines', held))
    const ask = async (numbers: readonly number[]) => {
      const keys = numbers.map((n) => line(n).id)
      same(
        await read(port, (tx) => tx.getAll('lines', keys)),
        numbers.map((n) => (n < 300 ? line(n) : undefined))
      )
    }
    const forty = Array.from({ length: 40 }, (_, index) => index)
    await ask(forty.map((n) => 139 - n))
    await ask(forty.map((n) => n * 7))
    await ask(forty.map((n) => 280 + n))
    await ask(forty.map((n) => 400 + n))
    await ask([...forty, ...forty])
    // What the same transaction has written is there as well.
    await write(port, async (tx) => {
      await tx.put('lines', line(400))
      const keys = forty.map((n) => line(400 + n).id)
      same((await tx.getAll('lines', keys))[0], line(400))
    })
  })

  test('a body that throws at any step leaves nothing behind', async () => {
    const [port] = await make()
    await write(port, (tx) => tx.put('lines', line(1)))
    const steps: ((tx: Transaction) => Promise<void>)[] = [
      (tx) => tx.put('lines', line(1, { st: 1 })),
      (tx) => tx.putAll('lines', [line(2), line(3)]),
      (tx) => tx.put('meta', { name: 'clock', clear: { n: 1 } }),
      (tx) => tx.delete('lines', 'line-0001'),
      (tx) => tx.clear('lines', {}),
      (tx) => tx.put('rows', { ent: 'a', book: 'b', page: 0, version: 'v', sealed: bytes(1) })
    ]
    for (let stop = 0; stop <= steps.length; stop++) {
      const failed = write(port, async (tx) => {
        for (const [index, step] of steps.entries()) {
          if (index === stop) throw new Error(`stop at ${stop}`)
          await step(tx)
        }
        throw new Error(`stop at ${stop}`)
      })
      same((await thrownBy(failed)) instanceof Error, true)
      same(await read(port, (tx) => tx.range('lines', {})), [line(1)])
      same(await read(port, (tx) => tx.count('rows', {})), 0)
      same(await read(port, (tx) => tx.count('meta', {})), 0)
    }
  })

  test('an error of the body is not taken for one of the storage', async () => {
    const [port] = await make()
    const bug = new RangeError('a bug')
    const failed = await write(port, () => Promise.reject(bug)).catch((error: unknown) => error)
    same(failed, bug)
    same(failureKind(failed), undefined)
  })

  test('ranges come in the order of their index, both ends included', async () => {
    const [port] = await make()
    const lines = [line(30), line(4), line(200), line(5, { st: 1 }), line(6, { grp: 'other' })]
    await write(port, (tx) => tx.putAll('lines', lines))
    const pending = (limit?: number, reverse = false) =>
      read(port, async (tx) => {
        const range = { index: 'st+grp+n', from: [0, 'group', 0], to: [0, 'group', 200], reverse }
        const found = await tx.range('lines', limit === undefined ? range : { ...range, limit })
        return found.map((record) => record.n)
      })
    same(await pending(), [4, 30, 200])
    same(await pending(2), [4, 30])
    same(await pending(1, true), [200])
    same(
      await read(port, (tx) => tx.count('lines', { index: 'ent', from: 'ent-0', to: 'ent-0' })),
      2
    )
    await write(port, (tx) => tx.clear('lines', { index: 'grp', from: 'group', to: 'group' }))
    same(
      (await read(port, (tx) => tx.range('lines', {}))).map((record) => record.n),
      [6]
    )
  })

  test('pages are found by the position they hold', async () => {
    const [port] = await make()
    const page = (grp: string, first: number, pos: number) => ({
      grp,
      first,
      pos,
      chain: '',
      served: '[]'
    })
    await write(port, (tx) =>
      tx.putAll('pages', [
        page('a', 1, 9),
        page('a', 10, 100),
        page('a', 101, 101),
        page('b', 1, 50)
      ])
    )
    const holding = (pos: number) =>
      read(port, async (tx) => {
        const found = await tx.range('pages', { from: ['a', pos], to: ['a', Infinity], limit: 1 })
        return found[0]?.pos
      })
    same(await holding(1), 9)
    same(await holding(10), 100)
    same(await holding(101), 101)
    same(await holding(102), undefined)
  })

  test('buffers keep their bytes and are not shared with the caller', async () => {
    const [port] = await make()
    const sealed = bytes(0, 1, 2, 255)
    await write(port, (tx) => tx.put('blobs', { id: 'one', sealed }))
    new Uint8Array(sealed)[0] = 9
    const found = await read(port, (tx) => tx.get('blobs', 'one'))
    same(Object.prototype.toString.call(found?.sealed), '[object ArrayBuffer]')
    same([...new Uint8Array(found?.sealed ?? bytes())], [0, 1, 2, 255])
  })

  test('a hundred transactions that add one, from two tabs at once, add a hundred', async () => {
    const ports = await make()
    const count = (tx: Transaction) =>
      tx.get('meta', 'count').then((found) => Number(found?.clear?.['n'] ?? 0))
    await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        write(
          ports[index % 2 === 0 ? 0 : 1],
          async (tx) => {
            const n = await count(tx)
            await tx.get('lines', 'none')
            await tx.put('meta', { name: 'count', clear: { n: n + 1 } })
          },
          index % 3 === 0 ? 'relaxed' : 'strict'
        )
      )
    )
    same(await read(ports[1], count), 100)
  })

  test('a closed port refuses as lost and works again once opened', async () => {
    const [port] = await make()
    await write(port, (tx) => tx.put('lines', line(1)))
    port.close()
    const refused = await read(port, (tx) => tx.count('lines', {})).catch((error: unknown) => error)
    same(failureKind(refused), 'lost')
    await port.open()
    same(await read(port, (tx) => tx.count('lines', {})), 1)
  })

  test('a reading transaction cannot write', async () => {
    const [port] = await make()
    same((await thrownBy(read(port, (tx) => tx.put('lines', line(1))))) !== undefined, true)
    same(await read(port, (tx) => tx.count('lines', {})), 0)
  })
  return cases
}

/** Throws where two values are not alike, fields in any order. */
function same(actual: unknown, expected: unknown): void {
  const [one, other] = [print(actual), print(expected)]
  if (one !== other) throw new Error(`expected ${other}, found ${one}`)
}

function print(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1))
        )
      : (part ?? 'nothing')
  )
}

function thrownBy(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error
  )
}
