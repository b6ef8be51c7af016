import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What one engine kept through its kills. */
export interface KillCount {
  readonly engine: string
  /** what was killed: the browser alone while notes or photos were taken, or browser and server at the same moment */
  readonly what: 'browser' | 'both' | 'photos'
  readonly times: number
  /** notes that had shown their tick, or photos that were called kept, before a kill, and how many of them were there at the end */
  readonly saved: number
  readonly found: number
  /** without photos: age of the oldest letter that was lost with each kill, in ms as WebDriver saw it; 0 where none was */
  readonly draftLosses: readonly number[]
  /** with the server: operations the tablet held a receipt for at a kill, summed, and those of them the server lacked then */
  readonly acknowledged?: number
  readonly missing?: number
  /** with the server: lines the tablet holds at the end, and those the server does not hold exactly once */
  readonly lines?: number
  readonly notOnce?: number
}

const FOLDER = '.cache/kills'

/** Forgets what earlier runs counted. */
export function clearKillCounts(): void {
  rmSync(FOLDER, { recursive: true, force: true })
}

export function keepKillCount(count: KillCount): void {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(join(FOLDER, `${count.engine}-${count.what}.json`), JSON.stringify(count))
}

/** What was counted since the last clearing, by engine. */
export function keptKillCounts(): readonly KillCount[] {
  mkdirSync(FOLDER, { recursive: true })
  const files = readdirSync(FOLDER).toSorted()
  return files.map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as KillCount)
}
