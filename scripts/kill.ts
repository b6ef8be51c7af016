import { parseArgs } from 'node:util'
import { type Figure, keepFigures, machine } from '../bench/figures.ts'
import {
  clearKillCounts,
  keptKillCounts,
  type KillCount
} from '../tests/browser/kit/kill-counts.ts'
import { runFeed } from '../tests/server/feed.ts'
import { runFullDisk } from '../tests/server/full-disk.ts'
import { canMount, fillFileSystem } from '../tests/server/full-file-system.ts'
import { aCrampedServer } from '../tests/server/limited-pages.ts'
import { runPiecesKilled } from '../tests/server/pieces-killed.ts'
import { canTrace, traceAcknowledgements } from '../tests/server/system-calls.ts'
import { browsersReady } from './browsers.ts'
import { buildIfStale } from './building.ts'
import { run } from './step.ts'

// npm run kill -- --times 100: browsers are killed while notes and photos are taken, alone and at the same moment as the server; the server
// while twenty tablets push, while pieces of photos come, and on a disk that ran full; its system calls are read for acknowledgements that
// came before the disk.
const { values } = parseArgs({ options: { times: { type: 'string' }, seed: { type: 'string' } } })
const times = Number(values.times ?? 100)
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
if (!Number.isInteger(times) || times < 2) {
  console.error(
    'Give --times as a whole number of at least 2, such as: npm run kill -- --times 100'
  )
  process.exit(1)
}
console.log(machine())

const none = (what: string, bad: number, of: number, note: string): Figure => ({
  ...{ what, goal: '0', figure: `${bad} of ${of.toLocaleString('en-GB')}`, note },
  verdict: bad === 0 && of > 0 ? 'met' : 'missed'
})

async function serverKilled(): Promise<readonly Figure[]> {
  const options = { channels: 20, writers: 20, readers: 4, seconds: times * 0.5, restarts: times }
  const { acknowledged, pushed, broken } = await runFeed({ ...options, seed })
  for (const each of broken.slice(0, 20)) console.log(`  ${each}`)
  const what = `server killed ${times} times while 20 tablets push: promises broken`
  return [none(what, broken.length, acknowledged, `${pushed} lines pushed, seed ${seed}`)]
}

async function killedWithPieces(): Promise<readonly Figure[]> {
  const { acknowledged, photos, broken } = await runPiecesKilled({ tablets: 8, kills: times, seed })
  for (const each of broken.slice(0, 20)) console.log(`  ${each}`)
  const what = `server killed ${times} times while 8 tablets send pieces of photos: promises broken`
  return [none(what, broken.length, acknowledged, `${photos} photos read back, seed ${seed}`)]
}

async function earlyAcknowledgements(): Promise<readonly Figure[]> {
  const what = 'acknowledgements sent before the disk had what they wrote'
  if (!canTrace()) {
    const note = 'This machine has no strace that may trace.'
    return [{ what, goal: '0', figure: 'not looked at', verdict: 'shown', note }]
  }
  const { acknowledged, early, syncs } = await traceAcknowledgements(times)
  const figure = none(
    what,
    early,
    acknowledged,
    `${times} pushes in the system calls, ${syncs} syncs`
  )
  return [acknowledged < times ? { ...figure, verdict: 'missed' } : figure]
}

async function diskFull(): Promise<readonly Figure[]> {
  const what = 'server whose disk ran full: promises broken'
  if (canMount()) {
    const { acknowledged, refused, broken, log, database } = fillFileSystem()
    for (const each of broken) console.log(`  ${each}`)
    const sizes = `its log had ${log.toFixed(0)} MB that found no room in the database of ${database.toFixed(0)} MB`
    const note = `On a file system of 44 MB: ${refused} pushes told that there is no room; ${sizes}; killed there, given room.`
    return [none(what, broken.length, acknowledged, note)]
  }
  const cramped = await aCrampedServer()
  const { acknowledged, refused, broken } = await runFullDisk(cramped)
  await cramped.stop()
  for (const each of broken) console.log(`  ${each}`)
  const note = `No file system could be mounted here: only the database was kept from growing. ${refused} pushes told that there is no room.`
  return [none(what, broken.length, acknowledged, note)]
}

function browserKilled(count: KillCount): readonly Figure[] {
  const { engine, what, saved, found, draftLosses } = count
  const who = `${engine}${what === 'both' ? ' and server' : ''} killed ${count.times} times`
  if (what === 'photos') {
    const note = `${found} of the photos that were called kept are there`
    return [none(`${who} while photos are taken: kept photos lost`, saved - found, saved, note)]
  }
  const longest = Math.max(0, ...draftLosses)
  return [
    none(
      `${who}: saved notes lost`,
      saved - found,
      saved,
      `${found} of the notes that showed their tick are there`
    ),
    ...(count.acknowledged === undefined || count.missing === undefined
      ? []
      : [
          none(
            `${who}: receipts without their line`,
            count.missing,
            count.acknowledged,
            'Summed over the kills.'
          )
        ]),
    ...(count.lines === undefined || count.notOnce === undefined
      ? []
      : [
          none(
            `${who}: lines not exactly once`,
            count.notOnce,
            count.lines,
            'After a sync at the end.'
          )
        ]),
    {
      what: `${who}: oldest letter lost`,
      goal: '≤ 1,000 ms',
      figure: `${longest.toFixed(0)} ms`,
      verdict: longest <= 1000 ? 'met' : 'missed',
      runs: draftLosses,
      note: 'Of half a sentence, letter by letter, from the letter to the kill.'
    }
  ]
}

const rows = [
  ...(await serverKilled()),
  ...(await killedWithPieces()),
  ...(await earlyAcknowledgements()),
  ...(await diskFull())
]
clearKillCounts()
const ready = browsersReady() && (await buildIfStale())
const browsers =
  ready &&
  (await run(['vitest', 'run', '--project', 'browser', 'tests/browser/kill'], {
    show: true,
    env: { KILLS: String(times) }
  }))
rows.push(...keptKillCounts().flatMap(browserKilled))
keepFigures('kill', {
  title: 'Kills in real engines and of a real server',
  command: `npm run kill -- --times ${times} --seed ${seed}`,
  rows
})
const isWhole = browsers && browsers.ok && rows.every(({ verdict }) => verdict !== 'missed')
process.exitCode = isWhole ? 0 : 1
