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

function mac(channelKey: Uint8Array, dev: string, pub: string): Uint8Array {
  return macText(hkdf(channelKey, 'jotter proof', 32), `${dev}|${pub}`)
}
