import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type Engine, newProfile } from '../../tests/browser/harness/engines.ts'
import type { PeerPage } from './peer-page.ts'

/** A browser on a profile of its own, with one peer's page open. */
export interface Device {
  /** calls the page and waits for its answer */
  call<Name extends keyof PeerPage>(
    name: Name,
    ...given: Parameters<NonNullable<PeerPage[Name]>>
  ): Promise<Awaited<ReturnType<NonNullable<PeerPage[Name]>>>>
  readonly has: (name: keyof PeerPage) => Promise<boolean>
  /** SIGKILL, then the same profile and page again */
  readonly die: () => Promise<void>
  /** bytes of JavaScript's heap after a collection */
  readonly heap: () => Promise<number>
  /** bytes of the page's databases on disk */
  readonly disk: () => number
  readonly browser: () => Browser
  readonly remove: () => Promise<void>
}

const MINUTE = 60_000

export async function openDevice(engine: Engine, name: string, url: string): Promise<Device> {
  const profile = newProfile(`beside-${name}`)
  let browser = await openPage(engine, profile.path, url)
  return {
    async call(name, ...given) {
      const answer = await browser.driver.executeAsyncScript<{ value?: unknown; wrong?: string }>(
        `const [name, given, done] = arguments
         window.peer[name](...given).then((value) => done({ value }), (error) => done({ wrong: String(error?.stack ?? error) }))`,
        name,
        given
      )
      if (answer.wrong !== undefined) throw new Error(`${name}: ${answer.wrong}`)
      return answer.value as never
    },
    has: (name) =>
      browser.driver.executeScript<boolean>(
        'return typeof window.peer[arguments[0]] === "function"',
        name
      ),
    async die() {
      await browser.kill9()
      browser = await openPage(engine, profile.path, url)
    },
    async heap() {
      await browser.devtools('HeapProfiler.collectGarbage')
      return browser.driver.executeScript<number>('return performance.memory.usedJSHeapSize')
    },
    disk: () => folderBytes(join(profile.path, 'Default', 'IndexedDB')),
    browser: () => browser,
    async remove() {
      await browser.close()
      profile.remove()
    }
  }
}

async function openPage(engine: Engine, profile: string, url: string): Promise<Browser> {
  const browser = await engine.open(profile)
  await browser.driver.manage().setTimeouts({ script: 5 * MINUTE })
  await browser.driver.get(`${url}/`)
  await browser.driver.wait(
    () => browser.driver.executeScript<boolean>('return window.peer !== undefined'),
    MINUTE
  )
  return browser
}

/** Bytes of every file below a folder; none where there is no such folder. */
export function folderBytes(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
  } catch {
    return 0
  }
}
