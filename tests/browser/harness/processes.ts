import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const children = new Set<ChildProcess>()
// Each open browser, server and folder listens once for the end of the run.
process.setMaxListeners(0)
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/** A folder of its own; what the test does not remove goes when the run ends. */
export function temporaryFolder(name: string): string {
  const path = mkdtempSync(join(tmpdir(), `jotter-${name}-`))
  process.once('exit', () => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Starts a process that neither outlives this one nor keeps it alive. */
export function launch(file: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(file, args, options)
  children.add(child)
  child.once('exit', () => children.delete(child))
  // Without a listener a missing program would end the whole test run.
  child.once('error', () => children.delete(child))
  child.unref()
  return child
}

/** Ends a child and waits for it. */
export function ended(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      resolve()
      return
    }
    child.ref()
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

/** Where a program lies: some drivers want the whole path. */
export function programPath(name: string): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
  if (found === undefined) throw new Error(`${name} is not installed: npm test says how to get it`)
  return found
}

/** A port of this machine that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port)
        else reject(new Error('The machine gave no port'))
      })
    })
  })
}

/** Asks again until the answer is yes; says what it waited for when it gives up. */
export async function waitUntil(
  what: string,
  isSo: () => Promise<boolean> | boolean,
  patience = 30_000
): Promise<void> {
  const end = performance.now() + patience
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited ${patience / 1000} s in vain: ${what}`)
    await pause(50)
  }
}

/** Whether anything answers under this address. */
export async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).arrayBuffer()
    return true
  } catch {
    return false
  }
}

interface Running {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

function everyProcess(): readonly Running[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        if (fields[0] === 'Z') return []
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return [{ pid: Number(name), parent: Number(fields[1]), command }]
      } catch {
        return []
      }
    })
}

/** The processes of the browser that has this profile open, with all their children. */
export function browserProcesses(profile: string): readonly number[] {
  const all = everyProcess().filter((each) => each.pid !== process.pid)
  const found = new Set(
    all.filter((each) => each.command.includes(profile)).map((each) => each.pid)
  )
  for (let grown = true; grown;) {
    const more = all.filter((each) => found.has(each.parent) && !found.has(each.pid))
    for (const each of more) found.add(each.pid)
    grown = more.length > 0
  }
  return [...found]
}

/** What a dead battery does: SIGKILL for every process of the profile's browser at once, seen through to the end. */
export async function killBrowser(profile: string): Promise<number> {
  const pids = browserProcesses(profile)
  if (pids.length === 0) throw new Error(`No browser has ${profile} open`)
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // Gone already, with its parent.
    }
  }
  await waitUntil('the killed browser is gone', () => browserProcesses(profile).length === 0)
  return pids.length
}
