import { PROTOCOL } from '#api/limits.ts'
import { openapiDocument } from '#api/openapi.ts'
import { ok } from '#lib/result.ts'
import type { AppDeps, Handlers } from './handler.ts'

export function serviceHandlers(deps: AppDeps): Pick<Handlers, 'health' | 'openapi'> {
  const { store, now, config } = deps
  // Made when somebody asks: it takes longer to write than a server takes to start.
  let document: { openapi: string } | undefined
  return {
    health: () =>
      ok({
        ok: true,
        service: 'jotter',
        protocol: PROTOCOL,
        version: config.version,
        restore: store.restore,
        now: now(),
        registration: config.registration,
        ...(store.rows.channels.anyAwaiting() ? { reoffer: true } : {})
      }),
    openapi: () => ok((document ??= openapiDocument(config.version) as { openapi: string }))
  }
}
