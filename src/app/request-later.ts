import { fail } from '#lib/result.ts'
import type { Request, RequestSeams } from '#sync/request.ts'

/** The transport, loaded with its first call: no first screen asks the server anything. */
export function requestLater(seams: RequestSeams): Request {
  let request: Request | undefined
  return async (call) => {
    try {
      request ??= (await import('#sync/request.ts')).makeRequest(seams)
    } catch {
      // A chunk that could not be loaded is asked for again next time.
      return fail('offline')
    }
    return request(call)
  }
}
