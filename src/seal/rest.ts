import { bytesToText, textToBytes } from '#lib/bytes.ts'
import type { Random } from '#lib/random.ts'
import { keyId, NONCE_SIZE, openBytes, sealBytes } from './primitives.ts'

/** First byte of everything sealed at rest, so that the form can be changed later. */
const VERSION = 1
const HEADER = 1 + NONCE_SIZE

/** The vault key's id is part of every record's associated data; hashing it once keeps it off the tap's path. */
const kidByKey = new WeakMap<Uint8Array, string>()

/** Seals bytes for one place: opened under another table, id or key they do not open. */
export function sealRestBytes(
  key: Uint8Array,
  table: string,
  id: string,
  plain: Uint8Array,
  random: Random
): Uint8Array {
  const { nonce, ct } = sealBytes(key, plain, place(key, table, id), random)
  const sealed = new Uint8Array(HEADER + ct.length)
  sealed[0] = VERSION
  sealed.set(nonce, 1)
  sealed.set(ct, HEADER)
  return sealed
}

/** Undefined when it was sealed for another place or key, in another form, or was changed. */
export function openRestBytes(
  key: Uint8Array,
  table: string,
  id: string,
  sealed: Uint8Array
): Uint8Array | undefined {
  if (sealed[0] !== VERSION || sealed.length < HEADER) return undefined
  return openBytes(key, sealed.subarray(1, HEADER), sealed.subarray(HEADER), place(key, table, id))
}

/** Seals any JSON value; `undefined` is kept as null. */
export function sealRest(
  key: Uint8Array,
  table: string,
  id: string,
  value: unknown,
  random: Random
): Uint8Array {
  return sealRestBytes(key, table, id, textToBytes(JSON.stringify(value ?? null)), random)
}

/** The JSON value, or undefined when it does not open. */
export function openRest(key: Uint8Array, table: string, id: string, sealed: Uint8Array): unknown {
  const plain = openRestBytes(key, table, id, sealed)
  return plain === undefined ? undefined : JSON.parse(bytesToText(plain))
}

/** Neither table names nor key ids hold a bar, so that no two places read alike. */
function place(key: Uint8Array, table: string, id: string): Uint8Array {
  let kid = kidByKey.get(key)
  if (kid === undefined) {
    kid = keyId(key)
    kidByKey.set(key, kid)
  }
  return textToBytes(`${table}|${id}|${kid}`)
}
