import { openEngine } from '../tests/browser/harness/engines.ts'
import { buildPage } from './beside/build-pages.ts'
import { measure, type Run } from './beside/measure.ts'
import { everybody } from './beside/peers.ts'
import { rowsOf } from './beside/rows.ts'
import { type Figure, keepFigures } from './figures.ts'

// 10,000 observations from device A over a server to an empty device B, then twenty single changes: Jotter beside its peers.
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
const runs = Number(option('--runs') ?? 5)
const named = option('--peers')?.split(',')
const peers = everybody().filter(({ name }) => named?.includes(name) ?? true)

const folders = new Map<string, string>()
for (const { name, page } of peers) folders.set(name, await buildPage(name, page))
const engine = await openEngine('chromium')
const measured = new Map<string, Run[]>(peers.map(({ name }) => [name, []]))
const failed = new Set<string>()
let version = ''
try {
  for (let turn = 0; turn < runs; turn++) {
    const order = peers.map((_, place) => peers[(place + turn) % peers.length])
    for (const peer of order) {
      if (!peer || failed.has(peer.name)) continue
      const say = (told: string) =>
        console.log(`run ${turn + 1} of ${runs} · ${peer.name.padEnd(7)} · ${told}`)
      try {
        const run = await measure(engine, peer, folders.get(peer.name) ?? '', say)
        version = run.browser
        measured.get(peer.name)?.push(run)
      } catch (error) {
        // The others' figures count all the same; this one's would compare unequal numbers of runs.
        failed.add(peer.name)
        measured.delete(peer.name)
        process.exitCode = 1
        console.error(error)
      }
    }
  }
} finally {
  await engine.stop()
}
const unfinished: Figure[] = [...failed].map((name) => ({
  what: `${name}: all runs`,
  goal: String(runs),
  figure: 'broke off',
  verdict: 'missed'
}))
keepFigures('peers', {
  title: `Beside the peers: Chromium ${version}, ${runs} runs, order rotated · ${peers.map(({ title }) => title).join(' · ')}`,
  command: `npm run bench -- --only peers${runs === 5 ? '' : ` --runs ${runs}`}`,
  rows: [...unfinished, ...rowsOf(peers, measured)]
})
