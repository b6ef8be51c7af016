import { endpointPath } from '#api/endpoint.ts'
import { endpoints } from '#api/endpoints.ts'
import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { limits } from '#api/limits.ts'
import type { Tablet } from '../../tests/server/kit.ts'
import { bodyOf } from './lines.ts'

/** One call that is ready to go: its bytes are made before the clock starts. */
export interface Ready {
  readonly path: string
  readonly token: string
  readonly body: Buffer
  readonly isZipped: boolean
  /** lines pushed; 0 of a pull */
  readonly lines: number
}

export function readyPush(
  { token }: Tablet,
  grp: string,
  lines: readonly string[],
  restore: number
): Ready {
  const body = bodyOf({ restore, lines })
  const path = endpointPath(endpoints.postLines, { grp })
  return { path, token, body, isZipped: body[0] === 0x1f, lines: lines.length }
}

export function readyPull(
  { token }: Tablet,
  after: readonly { grp: string; pos: number }[],
  restore: number
): Ready {
  const body = bodyOf({ after, wait: 0, restore })
  const path = endpointPath(endpoints.postPull)
  return { path, token, body, isZipped: body[0] === 0x1f, lines: 0 }
}

/** Sends calls over connections that are kept, as browsers do; answers the body's text, unzipped. */
export function connect(port: number, sockets: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets })
  const send = (ready: Ready): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      const headers: Record<string, string> = {
        'content-type': 'application/json',
        'content-length': String(ready.body.length),
        authorization: `Bearer ${ready.token}`,
        'accept-encoding': 'gzip',
        ...(ready.isZipped ? { 'content-encoding': 'gzip' } : {})
      }
      const options = { host: '127.0.0.1', port, path: ready.path, method: 'POST', headers, agent }
      const sent = request(options, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const bytes = Buffer.concat(chunks)
          if (answer.statusCode === 200) resolve(bytes)
          else reject(new Error(`answered ${answer.statusCode}: ${readText(bytes).slice(0, 300)}`))
        })
      })
      sent.on('error', reject)
      sent.end(ready.body)
    })
  return { send, close: () => agent.destroy() }
}
export type Send = ReturnType<typeof connect>['send']

export function readText(bytes: Buffer): string {
  return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString()
}

export interface Load {
  /** of the whole load, s */
  readonly seconds: number
  readonly calls: number
  readonly lines: number
  /** of each call, ms */
  readonly waits: readonly number[]
}

/** Every list of calls is sent by a client of its own, one after the other; answers how long each took. */
export async function sendAll(send: Send, lists: readonly (readonly Ready[])[]): Promise<Load> {
  const waits: number[] = []
  const began = performance.now()
  await Promise.all(
    lists.map(async (list) => {
      for (const ready of list) {
        const sent = performance.now()
        const answer = await send(ready)
        waits.push(performance.now() - sent)
        if (answer.length <= limits.gzipBytes && answer.includes('"refused"')) {
          throw new Error(`a line was refused: ${readText(answer)}`)
        }
      }
    })
  )
  const seconds = (performance.now() - began) / 1000
  const lines = lists.flat().reduce((sum, ready) => sum + ready.lines, 0)
  return { seconds, calls: waits.length, lines, waits }
}
