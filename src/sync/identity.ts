import { hashText } from '#lib/hash.ts'
import { newToken, type Random } from '#lib/random.ts'
import type { Pair } from '#seal/wrap.ts'
import type { SyncStore } from '#store/types.ts'
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

/** Undefined before anything was shared or joined. */
export async function tokenOf(store: SyncStore): Promise<string | undefined> {
  const token = await store.recall(TOKEN)
  return typeof token === 'string' ? token : undefined
}

/** Two taps on Share must not make two tokens: the second would lock the device out of what the first registered. */
const making = new WeakMap<SyncStore, Promise<Identity>>()

/**
 * The device's own token and key pair, made when first asked for and kept before they are used, so that a lost answer
 * locks nobody out.
 */
export function identityOf({ store, random }: SharingDeps): Promise<Identity> {
  const known = making.get(store)
  if (known) return known
  const made = readOrMake(store, random)
  making.set(store, made)
  made.catch(() => making.delete(store))
  return made
}

async function readOrMake(store: SyncStore, random: Random): Promise<Identity> {
  if ((await tokenOf(store)) === undefined) await store.keep(TOKEN, newToken(random, 32))
  if (!isPair(await store.recall(PAIR))) {
    const { newPair } = await import('#seal/wrap.ts')
    await store.keep(PAIR, newPair(random))
  }
  const token = await tokenOf(store)
  const pair = await store.recall(PAIR)
  if (token === undefined || !isPair(pair)) throw new Error('the device’s identity was not kept')
  return { dev: store.device, token, tokenHash: hashText(token), pair }
}

function isPair(value: unknown): value is Pair {
  return typeof value === 'object' && value !== null && 'priv' in value && 'pub' in value
}
