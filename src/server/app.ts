import { Hono } from 'hono'
import { fail } from '#lib/result.ts'
import { answerProblem } from './http/answer.ts'
import type { Ctx, Env } from './http/context.ts'
import { securityHeaders } from './http/headers.ts'
import { sameOriginOnly } from './http/origin.ts'
import { acceptHash, mayHoldSecret, secretIn } from './http/secret-path.ts'
import { createStaticFiles } from './http/static-files.ts'
import { bindEndpoints } from './routes/bind.ts'
import { blobHandlers } from './routes/blobs.ts'
import { channelHandlers } from './routes/channels.ts'
import { checkpointHandlers } from './routes/checkpoints.ts'
import type { AppDeps } from './routes/handler.ts'
import { invitationHandlers } from './routes/invitations.ts'
import { lineHandlers } from './routes/lines.ts'
import { serviceHandlers } from './routes/service.ts'
import { voidExposed } from './rules/invite.ts'

/**
 * The whole server as a function of a request: the API and, where `staticFolder` is given, the built app. Tests call
 * `app.request` without a port.
 */
export function createApp(deps: AppDeps): Hono<Env> {
  const { config, log, now } = deps
  const app = new Hono<Env>()
  const headers = securityHeaders(config.isHttps)
  app.use(async (c, next) => {
    const started = now()
    c.set('route', 'other')
    c.set('headers', headers)
    await next()
    const route = mayHoldSecret(c.req.url) ? '/join' : c.get('route')
    const { method } = c.req
    log('info', 'request', { method, route, status: c.res.status, ms: now() - started })
  })
  app.use(sameOriginOnly(config.publicUrl))
  bindEndpoints(app, deps, {
    ...serviceHandlers(deps),
    ...channelHandlers(deps),
    ...invitationHandlers(deps),
    ...lineHandlers(deps),
    ...checkpointHandlers(deps),
    ...blobHandlers(deps)
  })
  app.all('/api/*', (c) => answerProblem(c, fail('not-found').problem))
  const files =
    config.staticFolder === undefined ? undefined : createStaticFiles(config.staticFolder)
  app.all('*', async (c) => {
    await voidSecretIn(c, deps)
    return files ? files(c) : answerProblem(c, fail('not-found').problem)
  })
  app.onError(async (error, c) => {
    // The stack says where; a message could quote what somebody sent.
    const place = error.stack
      ?.split('\n')
      .find((line) => line.includes(' at '))
      ?.trim()
    log('error', 'server-broke', { name: error.name, place, route: c.get('route') })
    return answerProblem(c, fail('server-broke').problem)
  })
  return app
}

/** An invitation whose secret came here inside a path is void: it stands in a proxy's log by now. */
async function voidSecretIn(c: Ctx, { store, log }: AppDeps): Promise<void> {
  const secret = secretIn(c.req.url)
  if (!secret) return
  const voided = await store.write(() => voidExposed(store, acceptHash(secret)))
  log('warn', 'secret-in-path', { voided: voided === true })
}
