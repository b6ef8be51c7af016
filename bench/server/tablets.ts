import { endpointPath } from '#api/endpoint.ts'
import { endpoints } from '#api/endpoints.ts'
import { connect as openSocket, type Socket } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { limits } from '#api/limits.ts'
import type { Tablet } from '../../tests/server/kit.ts'
import { bodyOf } from './lines.ts'

/** One call that is ready to go: its bytes, head and body, are made before the clock starts. */
export interface Ready {
  readonly bytes: Buffer
  /** lines pushed; 0 of a pull */
  readonly lines: number
}

export function readyPush(
  { token }: Tablet,
  grp: string,
  lines: readonly string[],
  restore: number
): Ready {
  const path = endpointPath(endpoints.postLines, { grp })
  return { bytes: bytesOf(path, token, bodyOf({ restore, lines })), lines: lines.length }
}

export function readyPull(
  { token }: Tablet,
  after: readonly { grp: string; pos: number }[],
  restore: number
): Ready {
  const path = endpointPath(endpoints.postPull)
  return { bytes: bytesOf(path, token, bodyOf({ after, wait: 0, restore })), lines: 0 }
}

function bytesOf(path: string, token: string, body: Buffer): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `Authorization: Bearer ${token}`,
    'Accept-Encoding: gzip',
    ...(body[0] === 0x1f ? ['Content-Encoding: gzip'] : [])
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
}

/**
 * Sends calls over connections that are kept, as browsers do; answers the body as it came. The clients share a machine with the server
 * they measure, so they do as little as can be: an answer is found by its length, and nobody reads its headers.
 */
export function connect(port: number) {
  const idle: Socket[] = []
  const send = async ({ bytes }: Ready): Promise<Buffer> => {
    const socket = idle.pop() ?? openSocket({ host: '127.0.0.1', port, noDelay: true })
    const { status, body } = await exchange(socket, bytes)
    idle.push(socket)
    if (status !== 200) throw new Error(`answered ${status}: ${readText(body).slice(0, 300)}`)
    return body
  }
  const close = () => {
    for (const socket of idle) socket.destroy()
  }
  return { send, close }
}
export type Send = ReturnType<typeof connect>['send']

function exchange(socket: Socket, bytes: Buffer): Promise<{ status: number; body: Buffer }> {
  return new Promise((resolve, reject) => {
    let heard: Buffer = Buffer.alloc(0)
    const end = () => {
      socket.off('data', hear)
      socket.off('error', reject)
      socket.off('close', cut)
    }
    const cut = () => reject(new Error('the server hung up'))
    const hear = (chunk: Buffer) => {
      heard = heard.length === 0 ? chunk : Buffer.concat([heard, chunk])
      const start = heard.indexOf('\r\n\r\n') + 4
      if (start < 4) return
      const head = heard.toString('latin1', 0, start)
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
      if (length === undefined) return reject(new Error(`an answer without a length: ${head}`))
      if (heard.length < start + Number(length)) return
      end()
      resolve({ status: Number(head.slice(9, 12)), body: heard.subarray(start) })
    }
    socket.on('data', hear)
    socket.on('error', reject)
    socket.on('close', cut)
    socket.write(bytes)
  })
}

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
