import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Capabilities, WebDriver } from 'selenium-webdriver'
import { Executor, HttpClient } from 'selenium-webdriver/http/index.js'
import { openDisplay } from './display.ts'
import { startGecko } from './geckodriver-lite.ts'
import {
  answers,
  browserProcesses,
  ended,
  freePort,
  killBrowser,
  launch,
  programPath,
  temporaryFolder,
  waitUntil
} from './processes.ts'

export const engineNames = ['chromium', 'firefox', 'webkit'] as const
export type EngineName = (typeof engineNames)[number]

/** The engines of this run: all, or those named in ENGINES=chromium,webkit. */
export const engines: readonly EngineName[] = chosen(process.env['ENGINES'])

export interface Size {
  readonly width: number
  readonly height: number
}

export interface OpenOptions extends Partial<Size> {
  /** bytes the disk has left for all pages together; Chromium takes it afterwards, by DevTools and per origin */
  readonly quota?: number
  /** a private window, which keeps nothing after it is closed */
  readonly isPrivate?: boolean
  /**
   * a made-up picture and a made-up sound stand in for camera and microphone, and nobody is asked; 'refused': they are there, and the tablet
   * does not let the page use them, which WebKit knows no way to say to its driver; without it there are none
   */
  readonly camera?: 'fake' | 'refused'
  /** Firefox's own preferences, on top of the harness's; the other engines have none */
  readonly prefs?: Readonly<Record<string, unknown>>
}

/** One open browser on one profile folder. */
export interface Browser {
  readonly engine: EngineName
  readonly driver: WebDriver
  readonly profile: string
  /** SIGKILL of every process of this browser, as when a battery dies; the profile stays */
  readonly kill9: () => Promise<void>
  /** Leaves as a person does; the profile stays. Safe to call twice. */
  readonly close: () => Promise<void>
  /** Input sources as WebDriver's "perform actions" takes them: fingers, pens, several at once. */
  readonly perform: (sources: readonly object[]) => Promise<void>
  /** One command of the DevTools protocol; Chromium only. */
  readonly devtools: (command: string, parameters?: object) => Promise<unknown>
}

export interface Engine {
  readonly name: EngineName
  /** Opens a browser on a profile folder, made where it is not there yet. */
  readonly open: (profile: string, options?: OpenOptions) => Promise<Browser>
  /** Ends the driver, and what it opened where a failure left that open: it would go on taking the processor from whatever is measured next. */
  readonly stop: () => Promise<void>
}

interface Driver {
  readonly url: string
  readonly capabilities: (profile: string, options: Size & OpenOptions) => object
  readonly stop: () => Promise<void>
}

const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-crash-restore-bubble'
]

const chromiumCamera = {
  fake: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  refused: ['--use-fake-device-for-media-stream', '--deny-permission-prompts']
}
const firefoxCamera = {
  fake: { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true },
  refused: {
    'media.navigator.streams.fake': true,
    'permissions.default.camera': 2,
    'permissions.default.microphone': 2
  }
}

const firefoxQuota = 'dom.quotaManager.temporaryStorage.fixedLimit'

const drivers: Readonly<Record<EngineName, () => Promise<Driver>>> = {
  async chromium() {
    const port = await freePort()
    const driver = launch('chromedriver', [`--port=${port}`], { stdio: 'ignore' })
    return {
      url: `http://127.0.0.1:${port}`,
      capabilities: (profile, { width, height, isPrivate, camera }) => ({
        browserName: 'chrome',
        'goog:chromeOptions': {
          binary: programPath('chromium'),
          args: [
            ...chromiumFlags,
            `--user-data-dir=${profile}`,
            `--window-size=${width},${height}`,
            ...(isPrivate ? ['--incognito'] : []),
            ...(camera ? chromiumCamera[camera] : [])
          ]
        }
      }),
      stop: () => ended(driver)
    }
  },
  async firefox() {
    const gecko = await startGecko()
    return {
      url: gecko.url,
      capabilities: (profile, { width, height, quota, isPrivate, camera, prefs }) => ({
        browserName: 'firefox',
        'moz:firefoxOptions': {
          profile,
          args: [`--width=${width}`, `--height=${height}`],
          prefs: {
            ...(quota === undefined ? {} : { [firefoxQuota]: Math.ceil(quota / 1024) }),
            ...(isPrivate ? { 'browser.privatebrowsing.autostart': true } : {}),
            ...(camera ? firefoxCamera[camera] : {}),
            ...prefs
          }
        }
      }),
      stop: gecko.stop
    }
  },
  async webkit() {
    const display = await openDisplay()
    const port = await freePort()
    const driver = launch('WebKitWebDriver', [`--port=${port}`], {
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: display.name, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' }
    })
    const binary = fileURLToPath(new URL('webkit-persistent.py', import.meta.url))
    return {
      url: `http://127.0.0.1:${port}`,
      capabilities: (profile, { width, height, quota, isPrivate, camera }) => ({
        browserName: 'webkit-persistent',
        'webkitgtk:browserOptions': {
          binary,
          args: [
            profile,
            `${width}x${height}`,
            ...(isPrivate ? ['private'] : quota === undefined ? [] : [String(quota)]),
            ...(camera ? ['camera'] : [])
          ]
        }
      }),
      async stop() {
        await ended(driver)
        await display.stop()
      }
    }
  }
}

/** An iPad held upright. */
const upright: Size = { width: 820, height: 1180 }

/** Starts the engine's driver. One driver opens any number of browsers, WebKit's one at a time. */
export async function openEngine(name: EngineName): Promise<Engine> {
  const driver = await drivers[name]()
  await waitUntil(`${name}'s driver answers`, () => answers(`${driver.url}/status`))
  const profiles = new Set<string>()
  return {
    name,
    open: (profile, options) => {
      profiles.add(profile)
      return openBrowser(name, driver, profile, { ...upright, ...options })
    },
    async stop() {
      for (const profile of profiles) {
        if (browserProcesses(profile).length > 0) await killBrowser(profile)
      }
      await driver.stop()
    }
  }
}

async function openBrowser(
  engine: EngineName,
  { url, capabilities }: Driver,
  profile: string,
  options: Size & OpenOptions
): Promise<Browser> {
  const executor = new Executor(new HttpClient(url))
  executor.defineCommand('devtools', 'POST', '/session/:sessionId/goog/cdp/execute')
  const driver = WebDriver.createSession(executor, new Capabilities(capabilities(profile, options)))
  const session = await driver.getSession()
  await driver.manage().setTimeouts({ script: 30_000, pageLoad: 30_000 })
  const send = async (name: string, parameters: object): Promise<unknown> => {
    const answer: unknown = await executor.execute(
      commandOf(name, { ...parameters, sessionId: session.getId() })
    )
    return answer
  }
  const forget = () => driver.quit().catch(() => undefined)
  return {
    engine,
    driver,
    profile,
    async kill9() {
      await killBrowser(profile)
      await forget()
    },
    async close() {
      await forget()
      await waitUntil('the browser has left', () => browserProcesses(profile).length === 0, 15_000)
    },
    async perform(actions) {
      await send('actions', { actions })
    },
    devtools: (cmd, params = {}) => send('devtools', { cmd, params })
  }
}

/** What selenium's executor reads of a command. */
function commandOf(name: string, parameters: object) {
  return { getName: () => name, getParameters: () => parameters, getParameter: () => undefined }
}

/** A fresh profile folder; call `remove` when the test is over. */
export function newProfile(name: string): { readonly path: string; readonly remove: () => void } {
  const path = temporaryFolder(name)
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 } as const
  return { path, remove: () => rmSync(path, options) }
}

function chosen(text: string | undefined): readonly EngineName[] {
  if (text === undefined) return engineNames
  const names = text.split(',')
  const unknown = names.filter((name) => !engineNames.some((each) => each === name))
  if (unknown.length > 0) {
    throw new Error(`ENGINES names ${unknown.join(', ')}; there are ${engineNames.join(', ')}`)
  }
  return engineNames.filter((name) => names.includes(name))
}
