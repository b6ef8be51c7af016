import type { MiddlewareHandler } from 'hono'
import { fail } from '#lib/result.ts'
import { answerProblem } from './answer.ts'
import type { Ctx, Env } from './context.ts'

/**
 * No other site may change anything here through somebody's browser. Tokens are not sent by themselves, so this is a
 * second fence: a browser says where a request comes from, and anything else sends neither header.
 */
export function sameOriginOnly(publicUrl: string | undefined): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || isOurs(c, publicUrl)) return next()
    return answerProblem(c, fail('not-allowed', { reason: 'cross-site' }).problem)
  }
}

function isOurs(c: Ctx, publicUrl: string | undefined): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = c.req.header('origin')
  if (origin === undefined) return true
  const host = c.req.header('host')
  return (
    origin === publicUrl ||
    origin === new URL(c.req.url).origin ||
    (host !== undefined && (origin === `http://${host}` || origin === `https://${host}`))
  )
}
