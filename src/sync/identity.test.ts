import { expect, test } from 'vitest'
import { makeProject } from '#kit/notes.ts'
import { makeStore, newTablet } from '#kit/store.ts'
import { seededRandom } from '#lib/random.ts'
import { createMemoryPort } from '#store/memory-port.ts'
import { portFailure, type Port } from '#store/port.ts'
import { keepErasures, keptErasures } from './erasures.ts'
import { identityOf, tokenOf } from './identity.ts'
import { credentials } from './session.ts'

/** A tablet whose storage can be read or not, and written all the while. */
async function tablet() {
  const port = createMemoryPort(newTablet().disk)
  const state = { isRead: true }
  const half: Port = {
    ...port,
    run: (work) =>
      state.isRead || work.mode === 'write' ? port.run(work) : Promise.reject(portFailure('lost'))
  }
  const store = await makeStore({ port: half })
  const book = await makeProject(store)
  const origin = 'https://jotter.test'
  const random = seededRandom(4)
  const request = async () => ({ ok: true, value: {} }) as const
  // A page opened anew: nothing of the last one is remembered.
  const deps = () => ({ store: { ...store }, random, origin, request })
  return { state, store, book, deps }
}

test('[R7] a storage that cannot be read is no tablet without a token: none is made, and the old one stays', async () => {
  const { state, store, deps } = await tablet()
  const before = await identityOf(deps())
  expect(before).toMatchObject({ ok: true })
  state.isRead = false
  expect(await identityOf(deps())).toMatchObject({ ok: false, problem: { code: 'storage-lost' } })
  const session = { store, request: deps().request, token: () => tokenOf(store) }
  expect(await credentials(session)).toMatchObject({ ok: false })
  state.isRead = true
  expect(await identityOf(deps())).toEqual(before)
})

test('two tabs that make the identity at the same moment end with one', async () => {
  const { deps } = await tablet()
  const [one, other] = await Promise.all([identityOf(deps()), identityOf(deps())])
  expect(one).toMatchObject({ ok: true })
  expect(other).toEqual(one)
})

test('[H10] an erasure that waits stays, and one that cannot be noted says so, while the storage cannot be read', async () => {
  const { state, store, book } = await tablet()
  const [grp = ''] = book.channels.map((channel) => channel.grp)
  const [first, second, third] = [store.newEntity(), store.newEntity(), store.newEntity()]
  const wish = (ent: typeof first) => ({ grp, ents: [ent], why: 'erasure' as const })
  expect(await keepErasures(store, [wish(first)])).toMatchObject({ ok: true })
  state.isRead = false
  expect(await keptErasures(store)).toMatchObject({ ok: false })
  expect(await keepErasures(store, [wish(second)])).toMatchObject({ ok: false })
  state.isRead = true
  expect(await keepErasures(store, [wish(third)])).toMatchObject({ ok: true })
  expect(await keptErasures(store)).toEqual({ ok: true, value: [wish(first), wish(third)] })
})
