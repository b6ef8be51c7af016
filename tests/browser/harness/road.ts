import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { freePort } from './processes.ts'

/** The road between tablet and server, on which somebody writes down every byte. */
export interface Road {
  readonly url: string
  /** where it leads to */
  leadTo(port: number): void
  /** everything that went by so far, both ways: request lines, headers, and bodies as they were before they were packed */
  readonly bytes: () => Buffer
  readonly close: () => Promise<void>
}

/** Opens a road on a free port of localhost. While the server is stopped it is a dead end. */
export async function openRoad(): Promise<Road> {
  const port = await freePort()
  const seen: Buffer[] = []
  let server = 0
  const road = createServer((asked, answer) => {
    const parts: Buffer[] = []
    seen.push(Buffer.from(`${asked.method} ${asked.url}\n${asked.rawHeaders.join('\n')}\n`))
    asked.on('data', (part: Buffer) => parts.push(part))
    asked.on('end', () => seen.push(unpacked(parts, asked.headers)))
    const on = request(
      {
        host: 'localhost',
        port: server,
        path: asked.url,
        method: asked.method,
        headers: asked.headers
      },
      (came) => {
        const back: Buffer[] = []
        seen.push(Buffer.from(`${came.statusCode}\n${came.rawHeaders.join('\n')}\n`))
        came.on('data', (part: Buffer) => back.push(part))
        came.on('end', () => seen.push(unpacked(back, came.headers)))
        came.on('error', () => answer.destroy())
        answer.writeHead(came.statusCode ?? 502, came.rawHeaders)
        came.pipe(answer)
      }
    )
    on.on('error', () => answer.destroy())
    answer.on('close', () => on.destroy())
    asked.pipe(on)
  })
  await new Promise<void>((resolve) => road.listen(port, 'localhost', resolve))
  return {
    url: `http://localhost:${port}`,
    leadTo: (to) => {
      server = to
    },
    bytes: () => Buffer.concat(seen),
    close: () =>
      new Promise((resolve) => {
        road.close(() => resolve())
        road.closeAllConnections()
      })
  }
}

function unpacked(parts: readonly Buffer[], headers: IncomingHttpHeaders): Buffer {
  const bytes = Buffer.concat(parts)
  if (bytes.length === 0) return bytes
  const encoding = headers['content-encoding']
  if (encoding === 'gzip') return gunzipSync(bytes)
  return encoding === 'br' ? brotliDecompressSync(bytes) : bytes
}
