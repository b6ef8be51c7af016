import { promisify } from 'node:util'
import { gunzip, gunzipSync } from 'node:zlib'
import { limits } from '#api/limits.ts'
import { fail, ok, type Result } from '#lib/result.ts'

const gunzipAsync = promisify(gunzip)
/** Zipped bodies up to this many bytes are inflated on the spot: handing them to another thread takes longer. */
const SMALL = 32 * 1024
const tooLarge = (limit: number = limits.bodyBytes) => fail('body-too-large', { limit })

/**
 * Reads a JSON body, gzipped or plain, and stops at the limit: of the bytes that come in, and of what they inflate to.
 * An empty body is an empty object.
 */
export async function readBody(request: Request): Promise<Result<unknown>> {
  const bytes = await readBytes(request)
  if (!bytes.ok) return bytes
  const plain = await inflate(bytes.value, request.headers.get('content-encoding') ?? 'identity')
  if (!plain.ok) return plain
  if (plain.value.length === 0) return ok({})
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    return fail('body-unreadable', { reason: 'content-type' })
  }
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain.value)))
  } catch {
    return fail('body-unreadable', { reason: 'json' })
  }
}

/** Reads a sealed piece as it is, never more of it than a piece may have. */
export async function readOctets(request: Request): Promise<Result<Uint8Array>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/octet-stream\b/i.test(type)) {
    return fail('body-unreadable', { reason: 'content-type' })
  }
  return readBytes(request, limits.blobPieceBytes)
}

async function readBytes(
  request: Request,
  most: number = limits.bodyBytes
): Promise<Result<Uint8Array>> {
  const said = request.headers.get('content-length')
  if (Number(said ?? 0) > most) return tooLarge(most)
  // HTTP ends a body where its length says: it can be read whole, without a stream of its own (four times as fast).
  if (said !== null) return readWhole(request, most)
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length
      if (size > most) return tooLarge(most)
      chunks.push(chunk)
    }
  } catch {
    return fail('body-unreadable', { reason: 'cut-off' })
  }
  return ok(Buffer.concat(chunks))
}

async function readWhole(request: Request, most: number): Promise<Result<Uint8Array>> {
  try {
    const bytes = new Uint8Array(await request.arrayBuffer())
    return bytes.length > most ? tooLarge(most) : ok(bytes)
  } catch {
    return fail('body-unreadable', { reason: 'cut-off' })
  }
}

async function inflate(bytes: Uint8Array, encoding: string): Promise<Result<Uint8Array>> {
  if (encoding === 'identity') return ok(bytes)
  if (encoding !== 'gzip') return fail('body-unreadable', { reason: 'content-encoding' })
  try {
    const most = { maxOutputLength: limits.bodyBytes }
    return ok(bytes.length <= SMALL ? gunzipSync(bytes, most) : await gunzipAsync(bytes, most))
  } catch (error) {
    const isBomb =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return isBomb ? tooLarge() : fail('body-unreadable', { reason: 'gzip' })
  }
}
