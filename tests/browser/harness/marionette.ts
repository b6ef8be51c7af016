import { connect, type Socket } from 'node:net'

/** Firefox's own remote control: length-prefixed JSON over a local socket. */
export interface Marionette {
  readonly send: (command: string, parameters?: object) => Promise<unknown>
  readonly close: () => void
}

/** What Marionette said no to; `code` is the WebDriver error code. */
export interface MarionetteError extends Error {
  readonly code: string
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: Error) => void
}

type Answer = readonly [
  type: 1,
  id: number,
  error: { error: string; message: string } | null,
  result: unknown
]

/** Connects to a Firefox that listens on `port` of this machine. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = await open(port)
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let buffer = Buffer.alloc(0)

  const answer = (message: unknown) => {
    if (!Array.isArray(message)) return // the greeting
    const [, id, error, result] = message as unknown as Answer
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error) asked?.reject(Object.assign(new Error(error.message), { code: error.error }))
    else asked?.resolve(result)
  }

  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk])
    for (;;) {
      const colon = buffer.indexOf(':')
      if (colon < 0) return
      const end = colon + 1 + Number(buffer.subarray(0, colon).toString())
      if (buffer.length < end) return
      const message: unknown = JSON.parse(buffer.subarray(colon + 1, end).toString())
      buffer = buffer.subarray(end)
      answer(message)
    }
  })
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    const gone = Object.assign(new Error('Firefox closed the connection'), {
      code: 'invalid session id'
    })
    for (const { reject } of waiting.values()) reject(gone)
    waiting.clear()
  })

  return {
    send(command, parameters = {}) {
      const id = ++lastId
      const body = JSON.stringify([0, id, command, parameters])
      return new Promise((resolve, reject) => {
        if (socket.destroyed) {
          reject(Object.assign(new Error('Firefox is gone'), { code: 'invalid session id' }))
          return
        }
        waiting.set(id, { resolve, reject })
        socket.write(`${Buffer.byteLength(body)}:${body}`)
      })
    },
    close: () => socket.destroy()
  }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
  })
}
