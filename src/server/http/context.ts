import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'

/** What Node's adapter hands in; absent where a test calls the app as a function. */
export interface Bindings {
  readonly incoming?: IncomingMessage
}

export interface Env {
  Bindings: Bindings
  Variables: {
    /** the pattern that answered, for the log: never the path as it came */
    route: string
    /** what every answer bears */
    headers: Readonly<Record<string, string>>
  }
}

export type Ctx = Context<Env>

/**
 * Where a request comes from, to be limited by. The word of a proxy counts only where it stands on this very machine.
 */
export function addressOf(c: Ctx): string {
  const direct = c.env?.incoming?.socket.remoteAddress ?? 'local'
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return forwarded && isLoopback(direct) ? forwarded : direct
}

export function isLoopback(address: string): boolean {
  return /^(::1|::ffff:127\.|127\.)/.test(address)
}
