import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  aChannel,
  aSecret,
  aTablet,
  call,
  invite,
  joining,
  registration,
  restoreNumber,
  type Tablet
} from '../../tests/server/kit.ts'
import { aFolder, type Running, serve } from '../../tests/server/process.ts'
import type { RawAsked, RawDone } from './raw-store.ts'

const UNLIMITED: Record<string, string> = { RATE_DEVICE: '0', RATE_ADDRESS: '0', RATE_SECRET: '0' }

/** The store without a server, in a process of its own, so that it has a core as the server has. */
export function startRawStore() {
  const child = fork(fileURLToPath(new URL('raw-store.ts', import.meta.url)), {
    env: { ...process.env, NODE_NO_WARNINGS: '1' }
  })
  return {
    write: (asked: RawAsked): Promise<RawDone> =>
      new Promise((resolve, reject) => {
        child.once('exit', reject)
        child.once('message', (done) => {
          child.off('exit', reject)
          resolve(done as RawDone)
        })
        child.send(asked)
      }),
    stop: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.disconnect()
      })
  }
}

export interface Rig {
  readonly server: Running
  readonly restore: number
  readonly channels: readonly string[]
  /** each a member of every channel */
  readonly tablets: readonly Tablet[]
  stop(): Promise<void>
}

/** A real server with channels that all tablets have joined. */
export async function startRig(
  facts: { channels: number; tablets: number },
  under: readonly string[] = []
): Promise<Rig> {
  const { folder, remove } = aFolder()
  const server = await serve(folder, UNLIMITED, under)
  const { send } = server
  const lead = aTablet()
  const channels: string[] = []
  for (let made = 0; made < facts.channels; made++) {
    const grp = aChannel()
    const body = registration(lead, grp)
    await must(call(send, 'putChannel', { params: { grp }, token: lead.token, body }))
    channels.push(grp)
  }
  const roles = channels.map((grp) => ({ grp, role: 'member' as const }))
  const tablets: Tablet[] = []
  for (let made = 0; made < facts.tablets; made++) {
    const tablet = aTablet()
    const { accept, stored } = aSecret()
    await must(invite(send, lead, roles, { stored }))
    await must(call(send, 'postJoin', { body: joining(tablet, accept, roles) }))
    tablets.push(tablet)
  }
  const restore = await restoreNumber(send)
  const stop = async () => {
    server.kill('SIGTERM')
    await server.ended
    remove()
  }
  return { server, restore, channels, tablets, stop }
}

async function must(reply: ReturnType<typeof invite> | Promise<{ status: number }>): Promise<void> {
  const { status } = await reply
  if (status !== 200) throw new Error(`The server could not be prepared: answered ${status}`)
}
