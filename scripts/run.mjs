// The door of every npm script: `node scripts/run.mjs NAME [ARGUMENTS]`. Plain old JavaScript, since the machine's own
// Node may be too old for anything else. It installs what is missing and goes on under Node 24 with scripts/NAME.ts.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const OLDEST = 24
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const name = process.argv[2] || ''
const script = join(root, 'scripts', `${name}.ts`)

if (!/^[a-z-]+$/.test(name) || !existsSync(script)) {
  fail(`There is no script "${name}". The scripts are listed in package.json.`)
}
process.chdir(root)
if (!installed()) install()

const major = Number(process.versions.node.split('.')[0])
if (major >= OLDEST) {
  process.argv.splice(1, 2, script)
  withOwnTools(process.env)
  await import(pathToFileURL(script).href)
} else {
  again(ownNode())
}

/** Whether node_modules holds exactly what the lockfile names; what belongs to other platforms may be absent. */
function installed() {
  try {
    const wanted = packagesOf('package-lock.json')
    const present = packagesOf(join('node_modules', '.package-lock.json'))
    return Object.keys(wanted).every((path) => {
      if (path === '') return true
      const there = present[path]
      if (there) return there.version === wanted[path].version
      return Boolean(wanted[path].optional || wanted[path].devOptional)
    })
  } catch {
    return false
  }
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(join(root, lockfile), 'utf8')).packages
}

function install() {
  console.log('Installing what the lockfile names (once, about a minute)')
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  // npm speaks of engines it does not like; Node 24 is among what is being installed.
  const quiet = [...args, '--loglevel=error']
  const done = npm
    ? spawnSync(process.execPath, [npm, ...quiet], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', quiet, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (done.status !== 0)
    fail('npm could not install the packages. Check the network and run it again.')
}

/** The Node that came with the packages, where there is one for this platform. */
function ownNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const folder = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin')
  const found = ['node', 'node.exe'].map((file) => join(folder, file)).find(existsSync)
  if (found) return found
  return fail(
    `Jotter runs on Node ${OLDEST} or newer; this is ${process.version}, and no Node comes ready for ` +
      `${process.platform} ${process.arch}. Install it from https://nodejs.org and run this again.`
  )
}

function withOwnTools(env) {
  const key = Object.keys(env).find((each) => each.toLowerCase() === 'path') || 'PATH'
  env[key] = [join(root, 'node_modules', '.bin'), env[key]].filter(Boolean).join(delimiter)
  return env
}

function again(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: withOwnTools({ ...process.env })
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 1 : code
  })
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
