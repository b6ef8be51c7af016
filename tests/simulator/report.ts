import { type Failed, type Simulator } from './batch.ts'
import { shrink } from './shrink.ts'

/** A failure in words: the rule, what was seen, the shortest history that shows it, and the line that plays it again. */
export async function tellFailure(simulator: Simulator, failed: Failed): Promise<string> {
  const { rule, message, history, seed } = await shrink(simulator, failed)
  const deeds = history.map(({ deed, who, tab, pick }) => `  ${deed} ${who} ${tab} ${pick}`)
  return [
    `${rule} does not hold: ${message}`,
    `${deeds.length} of ${failed.history.length} commands are enough:`,
    ...deeds,
    `Again: npm run simulate -- --runs 1 --seed ${seed}`
  ].join('\n')
}
