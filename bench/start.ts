import { execFileSync, spawn } from 'node:child_process'
import { delimiter, resolve } from 'node:path'
import { ended, freePort, temporaryFolder, waitUntil } from '../tests/browser/harness/processes.ts'
import { keepFigures } from './figures.ts'

// From a fresh clone to the first page: what somebody waits for who has found Jotter and types `npm start`, packages and build included.
const GOAL = 120
const PATIENCE = 15 * 60_000

/** The clone may find nothing that was installed here. */
function strangersPath(): string {
  const own = resolve('node_modules')
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.filter((folder) => !folder.startsWith(own)).join(delimiter)
}

/** Whether the first page is served. */
async function isShown(url: string): Promise<boolean> {
  const answer = await fetch(url).catch(() => undefined)
  return answer?.ok === true && (await answer.text()).includes('<html')
}

/** Seconds from the command to the first page. */
async function startedAfter(folder: string): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    stdio: 'inherit',
    env: { HOME: process.env['HOME'], PATH: strangersPath(), PORT: String(port) }
  })
  try {
    await waitUntil(
      'npm start shows the first page',
      () => {
        if (child.exitCode !== null) throw new Error('npm start ended before it showed a page')
        return isShown(`http://localhost:${port}/`)
      },
      PATIENCE
    )
    return (performance.now() - began) / 1000
  } finally {
    // npm and the server it started are one group.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
    await ended(child)
  }
}

const folder = temporaryFolder('start')
execFileSync('git', ['clone', '--quiet', '--no-hardlinks', '.', folder])
const took = await startedAfter(folder)
keepFigures('start', {
  title: 'From a fresh clone to the first page',
  command: 'npm run bench -- --only start',
  rows: [
    {
      what: '`npm start` in a fresh clone → first page',
      goal: `≤ ${GOAL} s`,
      figure: `${took.toFixed(0)} s`,
      verdict: took <= GOAL ? 'met' : 'missed',
      note: 'Packages are installed and the page is built meanwhile; what npm kept of earlier installs it may use.'
    }
  ]
})
