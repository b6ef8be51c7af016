import { createServer, connect, type Socket } from 'node:net'
import { freePort } from '../tests/browser/harness/processes.ts'

/** A school's Wi-Fi: so many bytes a second up, shared by everybody, and connections that break. */
export interface SlowRoad {
  readonly url: string
  leadTo(port: number): void
  /** bytes a second upwards; undefined for a good road */
  slow(bytesPerSecond: number | undefined): void
  /** bytes after which the connection that carries them breaks; undefined for none */
  breakAfter(bytes: number | undefined): void
  /** since the last look: bytes upwards, and connections broken */
  take(): { readonly up: number; readonly broken: number }
  close(): Promise<void>
}

const TICK = 50

export async function openSlowRoad(): Promise<SlowRoad> {
  const port = await freePort()
  const sockets = new Set<Socket>()
  const traffic = createTraffic()
  let server = 0
  const road = createServer((tablet) => {
    const there = connect(server, 'localhost')
    for (const socket of [tablet, there]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        tablet.destroy()
        there.destroy()
      })
    }
    there.pipe(tablet)
    tablet.on('data', (bytes) => {
      tablet.pause()
      traffic.pass(bytes.length, (isWhole) => {
        if (!isWhole) return void tablet.destroy()
        there.write(bytes)
        tablet.resume()
      })
    })
    tablet.on('end', () => there.end())
  })
  await new Promise<void>((resolve) => road.listen(port, 'localhost', resolve))
  return {
    url: `http://localhost:${port}`,
    leadTo: (to) => (server = to),
    slow: traffic.slow,
    breakAfter: traffic.breakAfter,
    take: traffic.take,
    close: () => {
      traffic.stop()
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => road.close(() => resolve()))
    }
  }
}

/** Lets bytes through at a rate, one after another whoever sends them, and says when the connection that carries them breaks. */
function createTraffic() {
  let rate: number | undefined
  let breaks: number | undefined
  let room = 0
  let [up, broken, sinceBreak] = [0, 0, 0]
  const waiting: (() => void)[] = []
  const refill = setInterval(() => {
    room = rate === undefined ? Infinity : Math.min(rate / 2, room + (rate * TICK) / 1000)
    while (waiting.length > 0 && room > 0) waiting.shift()?.()
  }, TICK)
  const pass = (bytes: number, done: (isWhole: boolean) => void): void => {
    if (rate !== undefined && room <= 0) {
      waiting.push(() => pass(bytes, done))
      return
    }
    room -= bytes
    up += bytes
    sinceBreak += bytes
    const isBroken = breaks !== undefined && sinceBreak > breaks
    if (isBroken) {
      sinceBreak = 0
      broken += 1
    }
    done(!isBroken)
  }
  return {
    pass,
    slow: (bytes: number | undefined) => (rate = bytes),
    breakAfter(bytes: number | undefined) {
      breaks = bytes
      sinceBreak = 0
    },
    take() {
      const taken = { up, broken }
      up = 0
      broken = 0
      return taken
    },
    stop: () => clearInterval(refill)
  }
}
