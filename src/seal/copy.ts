import { base64ToBytes, bytesToBase64, bytesToText, joinBytes, textToBytes } from '#lib/bytes.ts'
import { hashBytes } from '#lib/hash.ts'
import type { Random } from '#lib/random.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { hkdf } from './derive.ts'
import { keyId, NONCE_SIZE, openBytes, sealBytes } from './primitives.ts'

/**
 * A sealed copy: one line of clear header, then chunks of sealed NDJSON, each `length (4 bytes, big-endian) nonce ct`. The
 * associated data of a chunk is the header's hash, its index and the count, so that no chunk can be cut off, moved or
 * brought from another file. The file's key stands inside only wrapped: to a code shown once and to recovery sheets.
 */
export interface CopyHeader {
  readonly format: 'jotter-copy'
  readonly v: 1
  readonly alg: 'XC20P'
  /** ms since 1970 */
  readonly made: number
  readonly chunks: number
  /** `nonce.ct` of the file key under the code */
  readonly code: string
  /** id of the file's key */
  readonly kid: string
  /** wraps of the file key to recovery sheets: seal/wrap.ts with place COPY_PLACE and `kid` */
  readonly sheets: readonly { readonly pub: string; readonly wrap: string }[]
}

export interface ParsedCopy {
  readonly header: CopyHeader
  readonly chunks: readonly Uint8Array[]
  readonly headerHash: Uint8Array
}

/** 120 random bits need no slow derivation and are 7 groups of four letters to write down. */
export const COPY_CODE_SIZE = 15
/** What stands for the channel in wraps of a file key. */
export const COPY_PLACE = 'jotter-copy'

const CHUNK_SIZE = 256 * 1024
const LONGEST_HEADER = 64 * 1024
const WRAPPED = textToBytes('jotter copy key 1')

/** Seals NDJSON lines (no newlines inside them) into one file. */
export function sealCopy(parts: {
  readonly lines: readonly string[]
  readonly key: Uint8Array
  readonly code: Uint8Array
  readonly sheets: CopyHeader['sheets']
  readonly made: number
  readonly random: Random
}): Uint8Array {
  const { key, random } = parts
  const plains = cutIntoChunks(parts.lines)
  const wrapped = sealBytes(codeKey(parts.code), key, WRAPPED, random)
  const header: CopyHeader = {
    format: 'jotter-copy',
    v: 1,
    alg: 'XC20P',
    made: parts.made,
    chunks: plains.length,
    code: `${bytesToBase64(wrapped.nonce)}.${bytesToBase64(wrapped.ct)}`,
    kid: keyId(key),
    sheets: parts.sheets
  }
  const headerBytes = textToBytes(JSON.stringify(header))
  const headerHash = hashBytes(headerBytes)
  const pieces: Uint8Array[] = [headerBytes, textToBytes('\n')]
  plains.forEach((plain, index) => {
    const { nonce, ct } = sealBytes(
      key,
      plain,
      chunkPlace(headerHash, index, plains.length),
      random
    )
    const size = new Uint8Array(4)
    new DataView(size.buffer).setUint32(0, nonce.length + ct.length)
    pieces.push(size, nonce, ct)
  })
  return joinBytes(...pieces)
}

/** Reads the clear frame: file-not-ours when it is something else, file-damaged when it was cut or patched. */
export function parseCopy(file: Uint8Array): Result<ParsedCopy> {
  const end = file.subarray(0, LONGEST_HEADER).indexOf(10)
  const header = end > 0 ? readHeader(file.subarray(0, end)) : undefined
  if (!header) return fail('file-not-ours')
  if (header.v !== 1) return fail('file-not-ours', { newer: true })
  const chunks: Uint8Array[] = []
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  let at = end + 1
  while (at + 4 <= file.length) {
    const size = view.getUint32(at)
    if (size < NONCE_SIZE || at + 4 + size > file.length) break
    chunks.push(file.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  if (at !== file.length || chunks.length !== header.chunks) return fail('file-damaged')
  return ok({ header, chunks, headerHash: hashBytes(file.subarray(0, end)) })
}

/** The file's key from its code; file-code-wrong when it is another file's. */
export function copyKeyFromCode(header: CopyHeader, code: Uint8Array): Result<Uint8Array> {
  const [nonce, ct] = header.code.split('.').map(base64ToBytes)
  const key = nonce && ct && openBytes(codeKey(code), nonce, ct, WRAPPED)
  return key ? ok(key) : fail('file-code-wrong')
}

/** All NDJSON lines, or file-damaged: nothing of a damaged file is given out. */
export function openChunks(copy: ParsedCopy, key: Uint8Array): Result<readonly string[]> {
  const lines: string[] = []
  for (const [index, chunk] of copy.chunks.entries()) {
    const plain = openBytes(
      key,
      chunk.subarray(0, NONCE_SIZE),
      chunk.subarray(NONCE_SIZE),
      chunkPlace(copy.headerHash, index, copy.chunks.length)
    )
    if (!plain) return fail('file-damaged')
    for (const line of bytesToText(plain).split('\n')) if (line !== '') lines.push(line)
  }
  return ok(lines)
}

function readHeader(bytes: Uint8Array): CopyHeader | undefined {
  try {
    const value: Partial<CopyHeader> | null = JSON.parse(bytesToText(bytes))
    return value?.format === COPY_PLACE &&
      typeof value.v === 'number' &&
      typeof value.made === 'number' &&
      typeof value.chunks === 'number' &&
      typeof value.code === 'string' &&
      typeof value.kid === 'string' &&
      Array.isArray(value.sheets)
      ? (value as CopyHeader)
      : undefined
  } catch {
    return undefined
  }
}

function cutIntoChunks(lines: readonly string[]): Uint8Array[] {
  const chunks: Uint8Array[] = []
  let held: string[] = []
  let size = 0
  const close = () => {
    if (held.length > 0) chunks.push(textToBytes(held.join('\n')))
    held = []
    size = 0
  }
  for (const line of lines) {
    if (size + line.length > CHUNK_SIZE) close()
    held.push(line)
    size += line.length + 1
  }
  close()
  return chunks
}

function chunkPlace(headerHash: Uint8Array, index: number, count: number): Uint8Array {
  return joinBytes(headerHash, textToBytes(`|${index}|${count}`))
}

function codeKey(code: Uint8Array): Uint8Array {
  return hkdf(code, 'jotter copy code', 32)
}
