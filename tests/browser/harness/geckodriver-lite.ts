// The part of geckodriver that a WebDriver client needs: W3C WebDriver over HTTP in front of Firefox's Marionette.
// Debian has no geckodriver package, and the one on npm downloads a binary from elsewhere.
import { createServer, type IncomingMessage } from 'node:http'
import { type Firefox, type FirefoxOptions, launchFirefox } from './firefox.ts'
import type { MarionetteError } from './marionette.ts'
import { commandFor, statusOf } from './webdriver-routes.ts'

interface Capabilities {
  readonly 'moz:firefoxOptions'?: FirefoxOptions
  readonly webSocketUrl?: unknown
}

interface NewSession {
  readonly capabilities?: {
    readonly alwaysMatch?: Capabilities
    readonly firstMatch?: readonly Capabilities[]
  }
}

export interface Gecko {
  readonly url: string
  readonly stop: () => Promise<void>
}

const no = (code: string, message: string) => Object.assign(new Error(message), { code })

/** Opens the driver on a free port; each session is one Firefox. */
export async function startGecko(): Promise<Gecko> {
  const sessions = new Map<string, Firefox>()

  async function open(body: NewSession): Promise<unknown> {
    const {
      'moz:firefoxOptions': options,
      webSocketUrl,
      ...wanted
    } = {
      ...body.capabilities?.alwaysMatch,
      ...body.capabilities?.firstMatch?.[0]
    }
    void webSocketUrl
    if (!options) throw no('invalid argument', 'moz:firefoxOptions names the profile')
    const firefox = await launchFirefox(options)
    const made = await firefox.marionette.send('WebDriver:NewSession', wanted)
    sessions.set((made as { sessionId: string }).sessionId, firefox)
    return made
  }

  async function handle(method: string, path: string, body: object): Promise<unknown> {
    if (path === '/status') return { ready: true, message: 'geckodriver-lite' }
    if (method === 'POST' && path === '/session') return open(body as NewSession)
    const [, id = '', rest] = /^\/session\/([^/]+)(\/.*)?$/.exec(path) ?? []
    const firefox = sessions.get(id)
    if (!firefox) throw no('invalid session id', path)
    if (method === 'DELETE' && rest === undefined) {
      sessions.delete(id)
      await firefox.quit()
      return null
    }
    const command = commandFor(method, rest ?? '', body)
    if (!command) throw no('unknown command', `${method} ${path}`)
    return unwrapped(await firefox.marionette.send(command.name, command.parameters))
  }

  const server = createServer((request, response) => {
    void (async () => {
      let status = 200
      let value: unknown
      try {
        const text = await textOf(request)
        const body = text === '' ? {} : (JSON.parse(text) as object)
        value = (await handle(request.method ?? '', request.url ?? '', body)) ?? null
      } catch (error) {
        const { code = 'unknown error', message } = error as Partial<MarionetteError>
        status = statusOf(code)
        value = { error: code, message: message ?? '', stacktrace: '' }
      }
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
      response.end(JSON.stringify({ value }))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port for the driver')
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      for (const firefox of sessions.values()) await firefox.quit()
      server.close()
      server.closeAllConnections()
    }
  }
}

/** Marionette wraps most answers once more than WebDriver does. */
function unwrapped(answer: unknown): unknown {
  if (answer === null || typeof answer !== 'object' || Array.isArray(answer)) return answer
  return 'value' in answer && Object.keys(answer).length === 1 ? answer.value : answer
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
