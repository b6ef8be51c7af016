/**
 * The environment of a server whose clock goes so many ms ahead of this machine's, or behind: read into its process before its own code,
 * since no test may turn the clock of the machine it shares.
 */
export function clockAhead(ms: number): Readonly<Record<string, string>> {
  // Node writes the Date of an answer by a clock of its own.
  const shift = `import { ServerResponse } from 'node:http'
const { writeHead } = ServerResponse.prototype
ServerResponse.prototype.writeHead = function (...given) {
  this.setHeader('date', new Date().toUTCString())
  return writeHead.apply(this, given)
}
const Right = Date
globalThis.Date = class extends Right {
  constructor(...given) { super(...(given.length === 0 ? [Right.now() + ${ms}] : given)) }
  static now() { return Right.now() + ${ms} }
}`
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(shift)}` }
}
