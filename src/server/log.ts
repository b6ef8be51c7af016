import type { Now } from '#lib/time.ts'
import { msToInstant } from '#lib/time.ts'

type Level = 'info' | 'warn' | 'error'
type Facts = Readonly<Record<string, string | number | boolean | undefined>>

/**
 * Writes one event as a line of JSON. Callers pass route patterns, statuses and counts: never a path as it came, a
 * query, a token, an id of a person or content.
 */
export type Log = (level: Level, event: string, facts?: Facts) => void

export function createLog(write: (line: string) => void, now: Now): Log {
  return (level, event, facts) => {
    write(`${JSON.stringify({ time: msToInstant(now()), level, event, ...facts })}\n`)
  }
}
