import type { Hono } from 'hono'
import { API_ROOT, type Endpoint, parseCall } from '#api/endpoint.ts'
import { type EndpointName, endpoints } from '#api/endpoints.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import type { Device } from '../db/devices.ts'
import type { Rows } from '../db/store.ts'
import { answerJson, answerOctets, answerProblem } from '../http/answer.ts'
import { readBody, readOctets } from '../http/body.ts'
import { addressOf, type Ctx, type Env } from '../http/context.ts'
import { createLimiter } from '../http/rate-limit.ts'
import { sha256 } from '../rules/append.ts'
import type { AppDeps, Call, Handler, Handlers } from './handler.ts'

/** Endpoints that take a secret somebody might guess at: limited more strictly. */
const GUESSED: ReadonlySet<EndpointName> = new Set([
  'putChannel',
  'postWelcome',
  'postExposed',
  'postJoin'
])

/** Devices that are remembered by their token, of about 200 bytes each. */
const MOST_KNOWN = 20_000

/** Puts every endpoint on the app: limits, token, parameters and body are settled here, in that order, once for all. */
export function bindEndpoints(app: Hono<Env>, deps: AppDeps, handlers: Handlers): void {
  const limit = createLimits(deps)
  const deviceOf = createDeviceLook(deps.store.rows)
  const names = Object.keys(endpoints) as EndpointName[]
  for (const name of names) {
    const endpoint: Endpoint = endpoints[name]
    // Each handler takes what its own endpoint's schemas let through; the loop cannot know which that is.
    const handler = handlers[name] as Handler<EndpointName>
    app.on(endpoint.method, `${API_ROOT}${endpoint.path}`, async (c) => {
      c.set('route', endpoint.path)
      const answer = await answerCall(c, name, endpoint)
      if (!answer.ok) return answerProblem(c, answer.problem)
      // Its handler answers what the schema says: bytes.
      if (endpoint.octets === 'answer') return answerOctets(c, answer.value as Uint8Array)
      return answerJson(c, answer.value)
    })

    const answerCall = async (c: Ctx, called: EndpointName, at: Endpoint) => {
      if (deps.wake.isStopped) return fail('server-stopping')
      const allowed = limit.address(addressOf(c), called)
      if (!allowed.ok) return allowed
      const caller = callerOf(c, deviceOf, at)
      if (!caller.ok) return caller
      const { device, tokenHash } = caller.value
      const mayGoOn = device ? limit.device(device) : ok(undefined)
      if (!mayGoOn.ok) return mayGoOn
      const body = await bodyOf(c, at)
      if (!body.ok) return body
      const call = parseCall(at, c.req.param(), body.value)
      if (!call.ok) return call
      const { signal } = c.req.raw
      return handler({ ...call.value, device, tokenHash, signal } as Call<EndpointName>)
    }
  }
  for (const path of new Set(names.map((name) => endpoints[name].path))) {
    app.all(`${API_ROOT}${path}`, (c) => answerProblem(c, fail('method-not-allowed').problem))
  }
}

async function bodyOf(c: Ctx, endpoint: Endpoint): Promise<Result<unknown>> {
  if (!endpoint.body) return ok(undefined)
  return endpoint.octets === 'body' ? readOctets(c.req.raw) : readBody(c.req.raw)
}

function callerOf(
  c: Ctx,
  deviceOf: DeviceLook,
  endpoint: Endpoint
): Result<{ device: Device | undefined; tokenHash: string | undefined }> {
  const token = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1]
  const tokenHash = token === undefined ? undefined : sha256(token)
  if (endpoint.caller === 'anyone') return ok({ device: undefined, tokenHash })
  if (tokenHash === undefined) return fail('not-signed-in')
  if (endpoint.caller === 'new-device') return ok({ device: undefined, tokenHash })
  const device = deviceOf(tokenHash)
  return device ? ok({ device, tokenHash }) : fail('token-unknown')
}

type DeviceLook = (tokenHash: string) => Device | undefined

/** Remembers whose token a hash is of: that never changes while the server runs. Unknown ones are looked for again. */
function createDeviceLook({ devices }: Rows): DeviceLook {
  const known = new Map<string, Device>()
  return (tokenHash) => {
    const remembered = known.get(tokenHash)
    if (remembered) return remembered
    const row = devices.byTokenHash(tokenHash)
    if (!row) return undefined
    const device = { no: row.no, dev: row.dev }
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(tokenHash, device)
    return device
  }
}

function createLimits({ config, now }: AppDeps) {
  const byAddress = createLimiter(config.rates.address, now)
  const bySecret = createLimiter(config.rates.secret, now)
  const byDevice = createLimiter(config.rates.device, now)
  const judge = (retry: number): Result<undefined> =>
    retry === 0 ? ok(undefined) : fail('too-many-requests', { retry })
  return {
    address: (address: string, name: EndpointName) =>
      judge(byAddress.take(address) || (GUESSED.has(name) ? bySecret.take(address) : 0)),
    device: (device: Device) => judge(byDevice.take(String(device.no)))
  }
}
