import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { limits } from '#api/limits.ts'
import { fail, ok, type Result } from '#lib/result.ts'

const gunzipAsync = promisify(gunzip)
const tooLarge = () => fail('body-too-large', { limit: limits.bodyBytes })

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

async function readBytes(request: Request): Promise<Result<Uint8Array>> {
  if (Number(request.headers.get('content-length') ?? 0) > limits.bodyBytes) return tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length
      if (size > limits.bodyBytes) return tooLarge()
      chunks.push(chunk)
    }
  } catch {
    return fail('body-unreadable', { reason: 'cut-off' })
  }
  return ok(Buffer.concat(chunks))
}

async function inflate(bytes: Uint8Array, encoding: string): Promise<Result<Uint8Array>> {
  if (encoding === 'identity') return ok(bytes)
  if (encoding !== 'gzip') return fail('body-unreadable', { reason: 'content-encoding' })
  try {
    return ok(await gunzipAsync(bytes, { maxOutputLength: limits.bodyBytes }))
  } catch (error) {
    const isBomb =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return isBomb ? tooLarge() : fail('body-unreadable', { reason: 'gzip' })
  }
}
