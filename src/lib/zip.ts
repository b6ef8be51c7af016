import { joinBytes } from './bytes.ts'

/** gzip, where the browser can (Safari from 16.4); undefined where it cannot, and then the bytes go as they are. */
export async function zip(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  if (typeof CompressionStream === 'undefined') return undefined
  return through(bytes, new CompressionStream('gzip'))
}

/** Undefined where the bytes are no gzip, where they inflate to more than `most`, and where the browser cannot. */
export async function unzip(bytes: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  if (typeof DecompressionStream === 'undefined') return undefined
  try {
    const stream = new Blob([bytes as BlobPart])
      .stream()
      .pipeThrough(new DecompressionStream('gzip'))
    const reader = stream.getReader()
    const chunks: Uint8Array[] = []
    let size = 0
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      if (size > most) {
        await reader.cancel()
        return undefined
      }
      chunks.push(value)
    }
    return joinBytes(...chunks)
  } catch {
    return undefined
  }
}

async function through(bytes: Uint8Array, made: CompressionStream): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(made)
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
