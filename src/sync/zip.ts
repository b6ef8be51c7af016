import { joinBytes } from '#lib/bytes.ts'

/**
 * gzip, where the browser can (Safari from 16.4); undefined where it cannot, and then the bytes go as they are. Written into the stream at
 * once: a Blob would travel to the browser's process and back before it is read.
 */
export async function zip(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  if (typeof CompressionStream === 'undefined') return undefined
  const { readable, writable } = new CompressionStream('gzip')
  const writer = writable.getWriter()
  const [zipped] = await Promise.all([
    new Response(readable).arrayBuffer(),
    writer.write(bytes as BufferSource),
    writer.close()
  ])
  return new Uint8Array(zipped)
}

/** Undefined where the bytes are no gzip, where they inflate to more than `most`, and where the browser cannot. */
export async function unzip(bytes: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  if (typeof DecompressionStream === 'undefined') return undefined
  try {
    const { readable, writable } = new DecompressionStream('gzip')
    const writer = writable.getWriter()
    // What goes wrong on the way in is told where it is read.
    const written = writer.write(bytes as BufferSource).then(() => writer.close())
    written.catch(() => undefined)
    const reader = readable.getReader()
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
