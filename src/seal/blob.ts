import { base64ToBytes, bytesToBase64, textToBytes } from '#lib/bytes.ts'
import { type Manifest, piecesOf } from '#lib/blob-text.ts'
import { hashBytes } from '#lib/hash.ts'
import { newToken, type Random } from '#lib/random.ts'

/** AES-GCM: nonces of 12 bytes before the ciphertext, tags of 16 at its end. */
const NONCE = 12
/** What sealing adds to a piece, bytes. */
export const PIECE_OVERHEAD = NONCE + 16
/**
 * Bytes of one piece before sealing. The wire allows 512 KB; a photo of 400 KB would then be one piece, and a link that breaks off would
 * begin it anew each time. At 200 kbit/s this is five seconds.
 */
export const PIECE_BYTES = 128 * 1024

export interface SealedBlob {
  readonly manifest: Manifest
  readonly pieces: readonly Uint8Array[]
}

/** Seals bytes under a fresh key of their own [B1]. `bytes` at most 256 pieces. */
export async function sealBlob(
  bytes: Uint8Array,
  type: string,
  random: Random,
  pieceBytes = PIECE_BYTES
): Promise<SealedBlob> {
  const id = newToken(random)
  const raw = random(32)
  const key = await keyOf(raw, 'encrypt')
  const count = piecesOf({ bytes: bytes.length, pieceBytes })
  const pieces: Uint8Array[] = []
  const hashes: string[] = []
  for (let index = 0; index < count; index++) {
    const nonce = random(NONCE)
    const plain = bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes)
    const sealed = await crypto.subtle.encrypt(place(nonce, id, index, count), key, exact(plain))
    const piece = new Uint8Array(NONCE + sealed.byteLength)
    piece.set(nonce)
    piece.set(new Uint8Array(sealed), NONCE)
    pieces.push(piece)
    hashes.push(hashPiece(piece))
  }
  const manifest = { id, type, bytes: bytes.length, pieceBytes, key: bytesToBase64(raw), hashes }
  return { manifest, pieces }
}

/** The bytes; undefined where a piece is missing, is another's or another place's, or was changed [B1]. */
export async function openBlob(
  { id, bytes, pieceBytes, key: text, hashes }: Manifest,
  pieces: readonly Uint8Array[]
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const raw = base64ToBytes(text)
  const count = hashes.length
  if (raw?.length !== 32 || pieces.length !== count) return undefined
  const key = await keyOf(raw, 'decrypt')
  const opened = new Uint8Array(bytes)
  let at = 0
  for (const [index, piece] of pieces.entries()) {
    if (piece.length < PIECE_OVERHEAD) return undefined
    const where = place(piece.subarray(0, NONCE), id, index, count)
    let plain: ArrayBuffer
    try {
      plain = await crypto.subtle.decrypt(where, key, exact(piece.subarray(NONCE)))
    } catch {
      return undefined
    }
    if (plain.byteLength > pieceBytes || at + plain.byteLength > bytes) return undefined
    opened.set(new Uint8Array(plain), at)
    at += plain.byteLength
  }
  return at === bytes ? opened : undefined
}

/** SHA-256 of a sealed piece, base64url: its name at the server. */
export function hashPiece(piece: Uint8Array): string {
  return bytesToBase64(hashBytes(piece))
}

function place(nonce: Uint8Array, id: string, index: number, count: number) {
  const additionalData = textToBytes(`${id}|${index}|${count}`) as Uint8Array<ArrayBuffer>
  return { name: 'AES-GCM', iv: exact(nonce), additionalData } as const
}

function keyOf(raw: Uint8Array, use: 'encrypt' | 'decrypt') {
  return crypto.subtle.importKey('raw', exact(raw), { name: 'AES-GCM' }, false, [use])
}

/** A view over a buffer that is known not to be shared, as WebCrypto asks for. */
function exact(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>
}
