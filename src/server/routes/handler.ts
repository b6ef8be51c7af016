import type { AnswerOf, EndpointName, endpoints } from '#api/endpoints.ts'
import type { CallOf } from '#api/endpoint.ts'
import type { Random } from '#lib/random.ts'
import type { Result } from '#lib/result.ts'
import type { Now } from '#lib/time.ts'
import type { AppConfig } from '../app-config.ts'
import type { Device } from '../db/devices.ts'
import type { ServerStore } from '../db/store.ts'
import type { Log } from '../log.ts'
import type { Step } from '../rules/step.ts'
import type { Wake } from '../wake.ts'

export interface AppDeps {
  readonly store: ServerStore
  readonly now: Now
  readonly random: Random
  readonly log: Log
  readonly config: AppConfig
  readonly wake: Wake
}

type Endpoints = typeof endpoints

/** A call past the edge: parsed, limited, and from a known device where the endpoint asks for one. */
export type Call<N extends EndpointName> = CallOf<Endpoints[N]> & {
  readonly device: Endpoints[N]['caller'] extends 'device' ? Device : undefined
  /** hash of the bearer token, if one was sent */
  readonly tokenHash: string | undefined
  /** aborts when the caller has gone */
  readonly signal: AbortSignal
}

export type Handler<N extends EndpointName> = (
  call: Call<N>
) => Promise<Result<AnswerOf<Endpoints[N]>>> | Result<AnswerOf<Endpoints[N]>>

/** Every endpoint has its handler, or the build fails. */
export type Handlers = { readonly [N in EndpointName]: Handler<N> }

export function stepOf({ store, now }: Pick<AppDeps, 'store' | 'now'>): Step {
  return { rows: store.rows, now: now(), restore: store.restore }
}
