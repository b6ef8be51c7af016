import { parseArgs } from 'node:util'
import { benchServer } from '../bench/server.ts'

// npm run bench:server -- --operations 100000: a real server against its own store without one, then a long run.
const { values } = parseArgs({ options: { operations: { type: 'string' } } })
const operations = Number(values.operations ?? 1_000_000)
if (!Number.isInteger(operations) || operations < 10_000) {
  console.error(
    'Give --operations as a whole number of at least 10000, such as: npm run bench:server -- --operations 100000'
  )
  process.exit(1)
}
process.exitCode = (await benchServer(operations)) ? 0 : 1
