import type * as z from 'zod/mini'
import type { ProblemCode } from '#lib/problem.ts'
import { fail, ok, type Result } from '#lib/result.ts'

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
  /** which of the two is bytes as they are, where it is not JSON */
  readonly octets?: 'body' | 'answer'
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

/** A call of an endpoint after its edge: parameters and body are what their schemas say. */
export interface CallOf<E extends Endpoint> {
  readonly params: { readonly [Name in keyof E['params']]: string }
  readonly body: E extends { readonly body: z.ZodMiniType<infer Body> } ? Body : undefined
}

/**
 * Reads a call at the edge. A parameter of the wrong shape is `not-found`, as an unknown one is; a body is
 * `body-invalid` with the place that is wrong.
 */
export function parseCall<E extends Endpoint>(
  endpoint: E,
  params: Readonly<Record<string, string | undefined>>,
  body: unknown
): Result<CallOf<E>> {
  for (const [name, schema] of Object.entries(endpoint.params)) {
    if (!schema.safeParse(params[name]).success) return fail('not-found')
  }
  const parsed = endpoint.body?.safeParse(body)
  if (parsed?.error) {
    return fail('body-invalid', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
  }
  // The schemas just said so; only the compiler cannot follow from the table to the type.
  return ok({ params, body: parsed?.data } as CallOf<E>)
}
