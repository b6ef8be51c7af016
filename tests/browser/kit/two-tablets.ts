import { join } from 'node:path'
import { type Browser, type EngineName, newProfile, openEngine } from '../harness/engines.ts'
import { offlineReady } from '../harness/page.ts'
import { temporaryFolder } from '../harness/processes.ts'
import { startServer } from '../harness/server.ts'

export type TwoTablets = Awaited<ReturnType<typeof twoTablets>>

/** Two tablets that loaded the app once, before the server was stopped for good. One of them is in hand at a time, the first to begin with. */
export async function twoTablets(name: EngineName) {
  const first = newProfile(name)
  const second = newProfile(name)
  const folder = temporaryFolder('files')
  const server = await startServer()
  const engine = await openEngine(name)
  let browser: Browser | undefined
  const open = async (profile: { readonly path: string }): Promise<Browser> => {
    await browser?.close()
    browser = await engine.open(profile.path)
    return browser
  }
  const load = async (profile: { readonly path: string }): Promise<Browser> => {
    const opened = await open(profile)
    await opened.driver.get(server.url)
    await offlineReady(opened.driver)
    return opened
  }
  await load(second)
  const inHand = await load(first)
  await server.stop()
  return {
    first,
    second,
    url: server.url,
    browser: inHand,
    /** puts one tablet away and takes the other */
    async hand(profile: { readonly path: string }) {
      this.browser = await open(profile)
    },
    /** where a file that is carried between them lies */
    path: (file: string) => join(folder, `${name}-${file}.jotter`),
    async putAway() {
      await browser?.close()
      await engine.stop()
      await server.remove()
      first.remove()
      second.remove()
    }
  }
}
