import { base64ToBytes, bytesToBase64 } from '#lib/bytes.ts'
import { newToken, type Random } from '#lib/random.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { openRest, sealRest } from '#seal/rest.ts'
import { type DeviceKey, exact, keptDeviceKey, makeDeviceKey } from './device-key.ts'
import type { Guard } from './guard.ts'
import type { KeyRecord, MetaRecord } from './tables.ts'

/** Everything at rest goes through here: sealed under the vault key, bound to its table and id. */
export interface Vault {
  /** this tablet's device id, 22 characters */
  readonly device: string
  /** ms when the store was made */
  readonly since: number
  /** false where the browser cannot keep a key that scripts cannot read */
  readonly deviceKeyKept: boolean
  seal(table: string, id: string, value: unknown): ArrayBuffer
  /** undefined where it does not open */
  open(table: string, id: string, sealed: ArrayBuffer): unknown
  /** the same as text, for the emergency journal */
  sealText(table: string, id: string, value: unknown): string
  openText(table: string, id: string, text: string): unknown
  /** under the device key, so that it can be read while the vault is locked */
  sealSecret(name: string, value: unknown): Promise<ArrayBuffer>
  openSecret(name: string, sealed: ArrayBuffer): Promise<unknown>
}

interface Kept {
  readonly device: KeyRecord
  readonly vault: KeyRecord
  readonly meta: MetaRecord
}

/**
 * Opens the vault of this database, or makes one. The vault key is 32 random bytes wrapped by the device key; all of it is written in
 * one transaction and only where nothing is, so that two tabs opening first agree on one.
 */
export async function openVault(
  guard: Guard,
  now: () => number,
  random: Random,
  subtle: SubtleCrypto | undefined
): Promise<Result<Vault>> {
  const found = await readKept(guard)
  if (!found.ok) return found
  let kept = found.value
  if (!kept) {
    const fresh = await freshVault(guard, now, random, subtle)
    const written = await writeIfNone(guard, fresh)
    if (!written.ok) return written
    kept = written.value
  }
  const deviceKey = keptDeviceKey(kept.device, random, subtle)
  const wrapped = kept.vault.sealed
  const key =
    deviceKey && wrapped ? await deviceKey.open('vault', new Uint8Array(wrapped)) : undefined
  if (!deviceKey || !key) return fail('storage-failed', { part: 'vault' })
  return ok(vaultOf(key, deviceKey, kept.meta, random))
}

function vaultOf(key: Uint8Array, deviceKey: DeviceKey, meta: MetaRecord, random: Random): Vault {
  const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
  const valueOf = (bytes: Uint8Array | undefined): unknown =>
    bytes && JSON.parse(new TextDecoder().decode(bytes))
  return {
    device: String(meta.clear?.['device']),
    since: Number(meta.clear?.['since']),
    deviceKeyKept: deviceKey.record.key !== undefined,
    seal: (table, id, value) => exact(sealRest(key, table, id, value, random)),
    open: (table, id, sealed) => openRest(key, table, id, new Uint8Array(sealed)),
    sealText: (table, id, value) => bytesToBase64(sealRest(key, table, id, value, random)),
    openText: (table, id, text) => {
      const bytes = base64ToBytes(text)
      return bytes && openRest(key, table, id, bytes)
    },
    sealSecret: async (name, value) =>
      exact(await deviceKey.seal(`secret ${name}`, bytesOf(value))),
    openSecret: async (name, sealed) =>
      valueOf(await deviceKey.open(`secret ${name}`, new Uint8Array(sealed)))
  }
}

async function freshVault(
  guard: Guard,
  now: () => number,
  random: Random,
  subtle: SubtleCrypto | undefined
): Promise<Kept> {
  const deviceKey = await makeDeviceKey(guard, random, subtle)
  const sealed = exact(await deviceKey.seal('vault', random(32)))
  return {
    device: deviceKey.record,
    vault: { id: 'vault', sealed },
    meta: { name: 'device', clear: { device: newToken(random), since: now() } }
  }
}

async function readKept(guard: Guard): Promise<Result<Kept | undefined>> {
  return guard.run({
    tables: ['keys', 'meta'],
    mode: 'read',
    durability: 'relaxed',
    body: async (tx) => {
      const [device, vault] = await tx.getAll('keys', ['device', 'vault'])
      const meta = await tx.get('meta', 'device')
      return device && vault && meta ? { device, vault, meta } : undefined
    }
  })
}

async function writeIfNone(guard: Guard, fresh: Kept): Promise<Result<Kept>> {
  return guard.run({
    tables: ['keys', 'meta'],
    mode: 'write',
    durability: 'strict',
    body: async (tx) => {
      const [device, vault] = await tx.getAll('keys', ['device', 'vault'])
      const meta = await tx.get('meta', 'device')
      if (device && vault && meta) return { device, vault, meta }
      await tx.putAll('keys', [fresh.device, fresh.vault])
      await tx.put('meta', fresh.meta)
      return fresh
    }
  })
}
