import { connect, createServer, type Server } from 'node:net'

/** The wire between the devices and a server; every byte of it is counted. */
export interface CountedRoad {
  readonly port: number
  readonly url: string
  /** bytes so far, headers and handshakes included */
  readonly bytes: () => { readonly up: number; readonly down: number }
  leadTo(port: number): void
  readonly close: () => Promise<void>
}

/** Opens a road on a free port of localhost. */
export async function openCountedRoad(): Promise<CountedRoad> {
  let up = 0
  let down = 0
  let to = 0
  const open = new Set<{ destroy(): void }>()
  const road: Server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: to, host: '127.0.0.1', noDelay: true })
    open.add(near).add(far)
    near.on('data', (chunk: Buffer) => (up += chunk.length))
    far.on('data', (chunk: Buffer) => (down += chunk.length))
    near.pipe(far)
    far.pipe(near)
    for (const [one, other] of [
      [near, far],
      [far, near]
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => road.listen(0, '127.0.0.1', resolve))
  const address = road.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    port,
    url: `http://localhost:${port}`,
    bytes: () => ({ up, down }),
    leadTo(port) {
      to = port
    },
    close: () =>
      new Promise((resolve) => {
        for (const each of open) each.destroy()
        road.close(() => resolve())
      })
  }
}
