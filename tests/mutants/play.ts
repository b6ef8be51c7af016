import { parseArgs } from 'node:util'
import { createSimulator } from '../simulator/batch.ts'

// Run in a copy of the tree: plays histories until one breaks a rule, and says which, as one line of JSON.
const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } })
const [runs, first] = [Number(values.runs), Number(values.seed)]

/** What the runner reads. A tree in which not even the prepared group comes together breaks at run 0. */
async function playUntilBroken() {
  let run = 0
  try {
    const simulator = await createSimulator()
    for (run = 1; run <= runs; run++) {
      const failed = await simulator.run(first + run - 1)
      if (failed) return { rule: failed.rule, run, message: failed.message.split('\n')[0] }
    }
    return { run: runs }
  } catch (error) {
    return { rule: 'throws', run, message: String(error) }
  }
}

// A wrong variant may go on in a page that died; nobody waits there for what it does, and the rules must tell it by what was stored.
process.on('unhandledRejection', (error) => {
  if (!(error instanceof Error) || error.message !== 'the page died') throw error
})
const told = await playUntilBroken()
process.stdout.write(`${JSON.stringify(told)}\n`, () => process.exit(0))
