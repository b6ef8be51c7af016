import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Env } from './http/context.ts'

export interface Listening {
  readonly port: number
  /** takes no more connections and resolves when every request under way is answered */
  close(): Promise<void>
}

/** Requests under way at a stop are given this long, ms. */
const PATIENCE = 10_000

/** Listens; rejects with Node's error, whose `code` says why (EADDRINUSE, EACCES …). */
export async function listen(
  app: Hono<Env>,
  at: { port: number; host: string; tls?: { cert: Buffer; key: Buffer } }
): Promise<Listening> {
  const adaptor = at.tls
    ? createAdaptorServer({
        fetch: app.fetch,
        createServer: createTlsServer,
        serverOptions: at.tls
      })
    : createAdaptorServer({ fetch: app.fetch, createServer })
  // Both factories above make servers of HTTP/1; the adaptor's type also allows for HTTP/2.
  const server = adaptor as Server | TlsServer
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(at.port, at.host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port } = server.address() as AddressInfo
  return { port, close: () => close(server) }
}

async function close(server: Server | TlsServer): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A connection that is kept alive would hold the server open for ever: idle ones go now and again.
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  const late = setTimeout(() => server.closeAllConnections(), PATIENCE)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}
