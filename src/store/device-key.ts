import { joinBytes, textToBytes } from '#lib/bytes.ts'
import type { Random } from '#lib/random.ts'
import { openBytes, sealBytes } from '#seal/primitives.ts'
import type { Guard } from './guard.ts'
import type { KeyRecord } from './tables.ts'

/**
 * The key beside the vault. Where the browser can keep it, it is a CryptoKey whose bytes no script can read; elsewhere raw bytes,
 * which protect nothing by themselves (design 8.13: the app says so).
 */
export interface DeviceKey {
  readonly record: KeyRecord
  seal(what: string, plain: Uint8Array): Promise<Uint8Array<ArrayBuffer>>
  /** undefined where the bytes were not sealed by this key for `what` */
  open(what: string, sealed: Uint8Array): Promise<Uint8Array | undefined>
}

const IV = 12

/** Makes a device key; `subtle` is absent over plain HTTP and in tests that need no WebCrypto. */
export async function makeDeviceKey(
  guard: Guard,
  random: Random,
  subtle: SubtleCrypto | undefined
): Promise<DeviceKey> {
  const raw = rawKey({ id: 'device', sealed: exact(random(32)) }, random)
  if (!subtle) return raw
  try {
    const key = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt'
    ])
    const made = cryptoKey({ id: 'device', key }, key, random, subtle)
    return (await survivesStorage(guard, made, random, subtle)) ? made : raw
  } catch {
    // Lockdown mode and private windows refuse to clone keys into the database (tkhq/sdk#1454).
    return raw
  }
}

/** The device key as it was kept; undefined where the record lost its key (Safari has read back null, dialog-db#473). */
export function keptDeviceKey(
  record: KeyRecord,
  random: Random,
  subtle: SubtleCrypto | undefined
): DeviceKey | undefined {
  if (record.key && subtle) return cryptoKey(record, record.key, random, subtle)
  return record.sealed ? rawKey(record, random) : undefined
}

/** Writes, reads and uses the key once before anything depends on it. */
async function survivesStorage(
  guard: Guard,
  made: DeviceKey,
  random: Random,
  subtle: SubtleCrypto
): Promise<boolean> {
  const sealed = await made.seal('probe', textToBytes('probe'))
  const record = { ...made.record, id: 'probe' }
  const kept = await guard.run({
    tables: ['keys'],
    mode: 'write',
    durability: 'relaxed',
    body: (tx) => tx.put('keys', record)
  })
  if (!kept.ok) return false
  const read = await guard.run({
    tables: ['keys'],
    mode: 'write',
    durability: 'relaxed',
    body: async (tx) => {
      const found = await tx.get('keys', 'probe')
      await tx.delete('keys', 'probe')
      return found
    }
  })
  if (!read.ok || !read.value?.key) return false
  const opened = await cryptoKey(record, read.value.key, random, subtle).open('probe', sealed)
  return opened?.length === 5
}

function cryptoKey(
  record: KeyRecord,
  key: CryptoKey,
  random: Random,
  subtle: SubtleCrypto
): DeviceKey {
  const parameters = (what: string, iv: Uint8Array) => ({
    name: 'AES-GCM',
    iv: new Uint8Array(iv),
    additionalData: new Uint8Array(textToBytes(`jotter ${what}`))
  })
  return {
    record,
    seal: async (what, plain) => {
      const iv = random(IV)
      const ct = await subtle.encrypt(parameters(what, iv), key, new Uint8Array(plain))
      return new Uint8Array(joinBytes(iv, new Uint8Array(ct)))
    },
    open: async (what, sealed) => {
      try {
        const iv = sealed.subarray(0, IV)
        return new Uint8Array(
          await subtle.decrypt(parameters(what, iv), key, new Uint8Array(sealed.subarray(IV)))
        )
      } catch {
        return undefined
      }
    }
  }
}

function rawKey(record: KeyRecord, random: Random): DeviceKey {
  const key = new Uint8Array(record.sealed ?? new ArrayBuffer(32))
  return {
    record,
    seal: async (what, plain) => {
      const { nonce, ct } = sealBytes(key, plain, textToBytes(`jotter ${what}`), random)
      return new Uint8Array(joinBytes(nonce, ct))
    },
    open: async (what, sealed) =>
      openBytes(key, sealed.subarray(0, 24), sealed.subarray(24), textToBytes(`jotter ${what}`))
  }
}

/** A buffer of exactly these bytes: a view would be stored together with whatever surrounds it. */
export function exact(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
