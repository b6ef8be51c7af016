import { spawnSync } from 'node:child_process'

const debian = [
  'chromium',
  'chromium-driver',
  'firefox-esr',
  'webkit2gtk-driver',
  'xvfb',
  'gir1.2-webkit2-4.1',
  'gir1.2-gtk-3.0',
  'python3-gi',
  'fonts-dejavu-core'
]

/** What each engine needs, as a command that succeeds where it is there. */
const needs: readonly (readonly [string, readonly string[]])[] = [
  ['chromium', ['chromium', '--version']],
  ['chromedriver', ['chromedriver', '--version']],
  ['firefox-esr', ['firefox-esr', '--version']],
  // It knows no --version and answers 1 to every question but a port.
  ['WebKitWebDriver', ['sh', '-c', 'command -v WebKitWebDriver']],
  ['Xvfb', ['sh', '-c', 'command -v Xvfb']],
  [
    'WebKitGTK for Python',
    [
      '/usr/bin/python3',
      '-c',
      "import gi; gi.require_version('WebKit2', '4.1'); gi.require_version('Gtk', '3.0')"
    ]
  ]
]

const missing = () =>
  needs
    .filter(([, [file = '', ...args]]) => spawnSync(file, args).status !== 0)
    .map(([name]) => name)

/** Makes sure that all three engines are here: installs them where it may, else says what to run. */
export function browsersReady(): boolean {
  const absent = missing()
  if (absent.length === 0) return true
  const command = `apt-get install -y --no-install-recommends ${debian.join(' ')}`
  const may = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (may) {
    console.log(`Installing the browsers (${absent.join(', ')} missing): ${command}`)
    const quiet = {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    } as const
    spawnSync('apt-get', ['update', '-q'], quiet)
    spawnSync('sh', ['-c', command], quiet)
  }
  const still = missing()
  if (still.length === 0) return true
  console.error(
    `The browser tests need ${still.join(', ')}. On Debian, as root, run:\n  apt-get update && ${command}`
  )
  return false
}
