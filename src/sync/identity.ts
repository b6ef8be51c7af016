import { hashText } from '#lib/hash.ts'
import { newToken, type Random } from '#lib/random.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { Pair } from '#seal/wrap.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Request } from './request.ts'
import { TOKEN } from './session.ts'

/** What sharing needs: the store, the way to the server, chance, and the address that links carry. */
export interface SharingDeps {
  readonly store: SyncStore
  readonly request: Request
  readonly random: Random
  /** such as https://jotter.example.org, no slash at its end */
  readonly origin: string
}

/** This tablet as the server and colleagues' devices know it. */
export interface Identity {
  readonly dev: string
  readonly token: string
  readonly tokenHash: string
  readonly pair: Pair
}

/** Name under which the device's P-256 pair is kept. */
const PAIR = 'pair'

/** Kept once and never another: each request would else wait for the storage and the device key. */
const tokens = new WeakMap<SyncStore, string>()

/** Undefined before anything was shared or joined; fails where the storage does not say. */
export async function tokenOf(store: SyncStore): Promise<Result<string | undefined>> {
  const known = tokens.get(store)
  if (known !== undefined) return ok(known)
  const token = await store.recall(TOKEN)
  if (!token.ok) return token
  if (typeof token.value !== 'string') return ok(undefined)
  tokens.set(store, token.value)
  return ok(token.value)
}

/** Two taps on Share must not make two tokens: the second would lock the device out of what the first registered. */
const making = new WeakMap<SyncStore, Promise<Result<Identity>>>()

/**
 * The device's own token and key pair, made when first asked for and kept before they are used, so that a lost answer
 * locks nobody out. Where the storage fails nothing is made in place of what it may hold.
 */
export function identityOf({ store, random }: SharingDeps): Promise<Result<Identity>> {
  const known = making.get(store)
  if (known) return known
  const made = readOrMake(store, random)
  making.set(store, made)
  void made.then(({ ok: isMade }) => {
    if (!isMade) making.delete(store)
  })
  return made
}

async function readOrMake(store: SyncStore, random: Random): Promise<Result<Identity>> {
  const made = await makeMissing(store, random)
  if (!made.ok) return made
  const [token, pair] = [await tokenOf(store), await store.recall(PAIR)]
  if (!token.ok) return token
  if (!pair.ok) return pair
  if (token.value === undefined || !isPair(pair.value)) {
    return fail('storage-lost', { part: 'identity' })
  }
  const tokenHash = hashText(token.value)
  return ok({ dev: store.device, token: token.value, tokenHash, pair: pair.value })
}

/** Another tab may make them at the same moment: what was kept first stays. */
async function makeMissing(store: SyncStore, random: Random): Promise<Result<void>> {
  const token = await tokenOf(store)
  if (!token.ok) return token
  if (token.value === undefined) {
    const kept = await store.keep(TOKEN, newToken(random, 32), { once: true })
    if (!kept.ok) return kept
  }
  const pair = await store.recall(PAIR)
  if (!pair.ok || isPair(pair.value)) return pair.ok ? ok(undefined) : pair
  const { newPair } = await import('#seal/wrap.ts')
  return store.keep(PAIR, newPair(random), { once: true })
}

function isPair(value: unknown): value is Pair {
  return typeof value === 'object' && value !== null && 'priv' in value && 'pub' in value
}
