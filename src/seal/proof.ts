import { base64ToBytes, bytesToBase64, sameBytes } from '#lib/bytes.ts'
import { hkdf, macText } from './derive.ts'

/**
 * A joiner's proof that she holds the channel key and that this public key is hers. Member devices wrap new keys only
 * to proven devices, so that the server cannot add a reader (design 8.5).
 */
export function proofOf(channelKey: Uint8Array, dev: string, pub: string): string {
  return bytesToBase64(mac(channelKey, dev, pub))
}

export function checkProof(
  channelKey: Uint8Array,
  dev: string,
  pub: string,
  proof: string
): boolean {
  const given = base64ToBytes(proof)
  return given !== undefined && sameBytes(given, mac(channelKey, dev, pub))
}

/**
 * What stands beside a wrapped key: its maker held a key that the reader holds too. Without it the server could wrap a key of
 * its own to every device and read what is written from then on.
 */
export function vouchFor(
  channelKey: Uint8Array,
  wrap: string,
  place: { readonly grp: string; readonly kid: string }
): string {
  return bytesToBase64(vouch(channelKey, wrap, place.grp, place.kid))
}

export function checkVouch(
  channelKey: Uint8Array,
  wrap: string,
  place: { readonly grp: string; readonly kid: string },
  given: string
): boolean {
  const bytes = base64ToBytes(given)
  return bytes !== undefined && sameBytes(bytes, vouch(channelKey, wrap, place.grp, place.kid))
}

function vouch(channelKey: Uint8Array, wrap: string, grp: string, kid: string): Uint8Array {
  return macText(hkdf(channelKey, 'jotter vouch', 32), `${grp}|${kid}|${wrap}`)
}

function mac(channelKey: Uint8Array, dev: string, pub: string): Uint8Array {
  return macText(hkdf(channelKey, 'jotter proof', 32), `${dev}|${pub}`)
}
