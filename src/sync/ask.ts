import { type CallOf, type Endpoint, endpointPath } from '#api/endpoint.ts'
import type { AnswerOf } from '#api/endpoints.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { Call, Request } from './request.ts'

/** What a call adds to its endpoint. */
export type Asked<E extends Endpoint> = Pick<Call, 'token' | 'signal' | 'wait'> & {
  readonly params?: CallOf<E>['params']
  readonly body?: CallOf<E>['body']
}

/** Calls one endpoint; only an answer of the shape the API states comes through, any other JSON is `answer-invalid`. */
export async function ask<E extends Endpoint>(
  request: Request,
  endpoint: E,
  asked: Asked<E>
): Promise<Result<AnswerOf<E>>> {
  const { params, ...call } = asked
  const path = endpointPath(endpoint, params)
  const octets = endpoint.octets === 'answer'
  const answer = await request({ ...call, method: endpoint.method, path, octets })
  if (!answer.ok) return answer
  const parsed = endpoint.answer.safeParse(answer.value)
  if (!parsed.success) {
    return fail('answer-invalid', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
  }
  // The endpoint's own schema just said so.
  return ok(parsed.data as AnswerOf<E>)
}
