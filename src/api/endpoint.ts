import type * as z from 'zod/mini'
import type { ProblemCode } from '#lib/problem.ts'

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

/** Who may call: anybody; a device that registers itself with the token it brings; a device that is known. */
export type Caller = 'anyone' | 'new-device' | 'device'

/** One route of the API, said once: server, client, OpenAPI document and tests read it from here. */
export interface Endpoint {
  readonly method: Method
  /** below /api/v1; `:name` stands for a parameter */
  readonly path: string
  readonly summary: string
  readonly caller: Caller
  readonly params: Readonly<Record<string, z.ZodMiniType<string>>>
  readonly body?: z.ZodMiniType
  readonly answer: z.ZodMiniType
  readonly problems: readonly ProblemCode[]
}

export const API_ROOT = '/api/v1'

/** Keeps the literal types of one endpoint. */
export function defineEndpoint<const E extends Endpoint>(endpoint: E): E {
  return endpoint
}

/** `/channels/:grp/lines` with its parameters filled in, below the API's root; a missing one is a bug. */
export function endpointPath(
  endpoint: Endpoint,
  params: Readonly<Record<string, string>> = {}
): string {
  const path = endpoint.path.replace(/:([a-z]+)/gi, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`${endpoint.path} needs ${name}`)
    return encodeURIComponent(value)
  })
  return `${API_ROOT}${path}`
}
