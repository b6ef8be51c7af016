import type { Now } from '#lib/time.ts'
import { msToInstant } from '#lib/time.ts'

type Level = 'info' | 'warn' | 'error'
type Facts = Readonly<Record<string, string | number | boolean | undefined>>

/**
 * Writes one event as a line of JSON. Callers pass route patterns, statuses and counts: never a path as it came, a
 * query, a token, an id of a person or content.
 */
export type Log = (level: Level, event: string, facts?: Facts) => void

/**
 * Gathers what is written in one turn of the loop and hands it on in one piece: writing to a pipe blocks, and a busy
 * server writes a line for every request. `flush` hands on at once what waits, for the end of the process.
 */
export function gatherLines(write: (text: string) => void): {
  add: (line: string) => void
  flush: () => void
} {
  let waiting = ''
  const flush = () => {
    const text = waiting
    waiting = ''
    if (text !== '') write(text)
  }
  const add = (line: string) => {
    if (waiting === '') setImmediate(flush)
    waiting += line
  }
  return { add, flush }
}

export function createLog(write: (line: string) => void, now: Now): Log {
  return (level, event, facts) => {
    write(`${JSON.stringify({ time: msToInstant(now()), level, event, ...facts })}\n`)
  }
}
