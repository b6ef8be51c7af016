import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectMarionette, type Marionette } from './marionette.ts'
import { ended, launch, waitUntil } from './processes.ts'

const preferences = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.tabs.remote.autostart': true,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  // persist() asks the person; here the answer is yes.
  'dom.storageManager.prompt.testing': true,
  'dom.storageManager.prompt.testing.allow': true,
  'extensions.update.enabled': false,
  'marionette.port': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'remote.active-protocols': 1,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.startup.max_resumed_crashes': -1,
  'toolkit.telemetry.reportingpolicy.firstRun': false
}

export interface Firefox {
  readonly marionette: Marionette
  readonly quit: () => Promise<void>
}

export interface FirefoxOptions {
  readonly profile: string
  readonly args?: readonly string[]
  readonly prefs?: Readonly<Record<string, unknown>>
}

/** Starts Firefox on a profile folder and waits for its remote control. */
export async function launchFirefox({
  profile,
  args = [],
  prefs
}: FirefoxOptions): Promise<Firefox> {
  const portFile = join(profile, 'MarionetteActivePort')
  mkdirSync(profile, { recursive: true })
  rmSync(portFile, { force: true })
  const lines = Object.entries({ ...preferences, ...prefs }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`
  )
  writeFileSync(join(profile, 'user.js'), lines.join(''))
  const browser = launch(
    'firefox-esr',
    ['--marionette', '--no-remote', '--profile', profile, '--headless', ...args],
    { stdio: 'ignore' }
  )

  let marionette: Marionette | undefined
  await waitUntil(
    'Firefox opens its Marionette port',
    async () => {
      if (browser.exitCode !== null) throw new Error('Firefox ended while starting')
      try {
        marionette = await connectMarionette(Number(readFileSync(portFile, 'utf8')))
      } catch {
        return false
      }
      return true
    },
    60_000
  )
  const connected = marionette as Marionette | undefined
  if (!connected) throw new Error('Firefox did not open its Marionette port')

  return {
    marionette: connected,
    async quit() {
      connected.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined)
      const stuck = setTimeout(() => browser.kill('SIGKILL'), 10_000)
      await new Promise<void>((resolve) => {
        if (browser.exitCode !== null || browser.signalCode !== null) resolve()
        else {
          browser.ref()
          browser.once('exit', () => resolve())
        }
      })
      clearTimeout(stuck)
      connected.close()
      await ended(browser)
    }
  }
}
