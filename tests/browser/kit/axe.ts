import { createRequire } from 'node:module'
import { textOf } from '../../tree.ts'
import type { Browser } from '../harness/engines.ts'

const axe = textOf(createRequire(import.meta.url).resolve('axe-core/axe.min.js'))

export interface Finding {
  readonly rule: string
  readonly where: readonly string[]
}

/** What axe calls serious or critical on the page as it stands. */
export async function findings({ driver }: Browser): Promise<readonly Finding[]> {
  await driver.executeScript(`if (!window.axe) { ${axe} }`)
  return driver.executeAsyncScript<Finding[]>(
    `const done = arguments[0]
     axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => done(violations
       .filter(({ impact }) => impact === 'serious' || impact === 'critical')
       .map(({ id, nodes }) => ({ rule: id, where: nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)) }))))`
  )
}
