import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { freePort } from './processes.ts'

/** How somebody else's network answers what is asked of our server. */
export type Portal = 'page' | 'redirect'

/** The road between tablet and server, on which somebody else can put scripts into pages and answer in the server's place. */
export interface OddRoad {
  readonly url: string
  /** from now on everything is answered by a sign-in page, or sent on to one at another address; undefined lets through again */
  readonly setPortal: (portal: Portal | undefined) => void
  /** requests whose path ends like this wait on the road, once answers to them have carried `bytes`, until it is undefined again */
  readonly setHeld: (held: { readonly ending: string; readonly bytes: number } | undefined) => void
  /** how many requests of the API the portal answered */
  readonly answered: () => number
  /** how many requests of the API came so far, whoever answered them */
  readonly asked: () => number
  readonly close: () => Promise<void>
}

const SEAM = '/seam-of-the-test.js'
const SIGN_IN = '<!doctype html><title>Welcome</title><p>Please accept our terms.</p>'

/** Opens a road to a server of localhost; `script` runs in every page of it, before the page's own. */
export async function openOddRoad(to: number, script?: string): Promise<OddRoad> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  let portal: Portal | undefined
  let answered = 0
  let calls = 0
  let held: { readonly ending: string; readonly bytes: number } | undefined
  let carried = 0
  let waiting: (() => void)[] = []
  // The sign-in page's own address: another origin, as with a hotel.
  const elsewhere = createServer((_asked, answer) => signIn(answer))
  const away = await listen(elsewhere, await freePort())
  const road = createServer((asked, answer) => {
    if (asked.url?.startsWith('/api/')) calls++
    if (portal && asked.url?.startsWith('/api/')) answered++
    if (portal === 'page') signIn(answer)
    else if (portal === 'redirect') answer.writeHead(302, { location: `${away}/login` }).end()
    else if (script !== undefined && asked.url === SEAM)
      answer.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    else if (held && asked.url?.endsWith(held.ending)) {
      // Only what the page has really been given counts: it may have hung up meanwhile.
      const before = answer.socket?.bytesWritten ?? 0
      answer.on('finish', () => (carried += (answer.socket?.bytesWritten ?? before) - before))
      if (carried < held.bytes) pass(asked, answer, to, script !== undefined)
      else waiting.push(() => pass(asked, answer, to, script !== undefined))
    } else pass(asked, answer, to, script !== undefined)
  })
  await listen(road, port)
  return {
    url,
    setPortal: (next) => {
      portal = next
      // Nobody who waits for an answer gets one of the server's through a portal.
      if (next) road.closeAllConnections()
    },
    setHeld: (next) => {
      held = next
      carried = 0
      const due = held ? [] : waiting
      waiting = held ? waiting : []
      for (const go of due) go()
    },
    answered: () => answered,
    asked: () => calls,
    close: async () => {
      await Promise.all([road, elsewhere].map((each) => shut(each)))
    }
  }
}

function signIn(answer: ServerResponse): void {
  answer.writeHead(200, { 'content-type': 'text/html' }).end(SIGN_IN)
}

function pass(asked: IncomingMessage, answer: ServerResponse, to: number, isSeamed: boolean): void {
  // What is to be changed on the way must not be packed.
  const { 'accept-encoding': packing, ...plain } = asked.headers
  const headers = isSeamed || packing === undefined ? plain : asked.headers
  const options = { host: 'localhost', port: to, path: asked.url, method: asked.method, headers }
  const on = request(options, (came) => {
    const isHtml = came.headers['content-type']?.startsWith('text/html')
    came.on('error', () => answer.destroy())
    if (!isSeamed || !isHtml) {
      answer.writeHead(came.statusCode ?? 502, came.headers)
      came.pipe(answer)
      return
    }
    const parts: Buffer[] = []
    came.on('data', (part: Buffer) => parts.push(part))
    came.on('end', () => {
      const page = Buffer.concat(parts).toString()
      const seamed = page.replace('<head>', `<head><script src="${SEAM}"></script>`)
      const { 'content-length': length, ...rest } = came.headers
      void length
      answer.writeHead(came.statusCode ?? 502, rest).end(seamed)
    })
  })
  on.on('error', () => answer.destroy())
  answer.on('close', () => on.destroy())
  asked.pipe(on)
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<string> {
  await new Promise<void>((resolve) => void server.listen(port, 'localhost', resolve))
  return `http://localhost:${port}`
}

function shut(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
