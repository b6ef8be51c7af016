import { parseArgs } from 'node:util'
import { keepFigures, machine } from '../bench/figures.ts'
import { createSimulator, type Failed } from '../tests/simulator/batch.ts'
import { faultsMet } from '../tests/simulator/faults-met.ts'
import { tellFailure } from '../tests/simulator/report.ts'

/** Fewer histories than the tests play are a look in passing; they keep no figures, so that they do not take the place of a long night's. */
const KEPT_FROM = 5000

// npm run simulate -- --runs 1000 --seed 7: random histories of tablets, tabs and a server, each checked rule by rule. From 5,000 on
// (`--nightly` plays 100,000) the figures are kept for the safety report.
const { values } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' }, nightly: { type: 'boolean' } }
})
const runs = Number(values.runs ?? (values.nightly ? 100_000 : 1000))
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
  console.error('Give --runs and --seed as whole numbers, such as: npm run simulate -- --runs 1000')
  process.exit(1)
}
console.log(`${machine()}, ${runs} runs from seed ${seed}`)
const simulator = await createSimulator()
const began = performance.now()
const failures: Failed[] = []
let commands = 0
for (let each = seed; each < seed + runs; each++) {
  const failed = await simulator.run(each)
  commands += simulator.played()
  if (!failed) continue
  failures.push(failed)
  console.log(`seed ${each} breaks ${failed.rule}`)
}
const seconds = (performance.now() - began) / 1000
const met = { ...faultsMet }
// Afterwards, since what is played again for the shortest history must not be counted.
for (const failed of failures) console.log(await tellFailure(simulator, failed))
console.log(
  `${runs} runs, ${commands} commands in ${seconds.toFixed(0)} s, ${failures.length} broke a rule`
)
if (runs >= KEPT_FROM) {
  const count = (number: number) => number.toLocaleString('en-GB')
  keepFigures('simulate', {
    title: 'Random histories of tablets, tabs and a server',
    command: `npm run simulate -- --runs ${runs} --seed ${seed}`,
    rows: [
      {
        what: 'histories after which a rule did not hold',
        goal: '0',
        figure: `${failures.length} of ${count(runs)}`,
        verdict: failures.length === 0 ? 'met' : 'missed',
        note: `${count(commands)} commands, seeds ${seed} to ${seed + runs - 1}, in ${seconds.toFixed(0)} s`
      },
      ...[
        ['requests lost, doubled, cut short or answered by somebody else', met.onTheRoad],
        ['pages that died between two steps of theirs', met.pageDied],
        ['transactions that met a full storage', met.full],
        ['connections to the database lost', met.handleLost],
        ['transactions that were never answered', met.neverAnswered]
      ].map(([what, times]) => ({
        ...{ what: `met on the way: ${what}`, figure: count(Number(times)) },
        verdict: 'shown' as const
      }))
    ]
  })
}
process.exitCode = failures.length > 0 ? 1 : 0
