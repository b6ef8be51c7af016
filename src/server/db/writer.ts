import type { DatabaseSync } from 'node:sqlite'
import { fail, type Problem } from '#lib/result.ts'
import { isFull } from './full.ts'

type Failed = { readonly ok: false; readonly problem: Problem }

/** Runs a job in the next transaction; a job that answers a failed Result, or throws, leaves no trace. */
export type Write = <T>(job: () => T) => Promise<T | Failed>

interface Waiting {
  readonly job: () => unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Group commit: all jobs that wait share one transaction and one fsync, each in its own savepoint, and all
 * are answered only after COMMIT. Where the disk has no room for all of them, each is tried by itself, so that a small one or one
 * that only reads still goes on: a job may run twice. `drain` commits what waits at once.
 */
export function createWriter(db: DatabaseSync): { write: Write; drain: () => void } {
  let waiting: Waiting[] = []
  const drain = () => {
    const batch = waiting
    waiting = []
    if (batch.length > 0) commit(db, batch)
  }
  const write = <T>(job: () => T): Promise<T | Failed> =>
    new Promise<T | Failed>((resolve, reject) => {
      // One more turn of the loop than needed: what has come in meanwhile shares the transaction.
      if (waiting.length === 0) setImmediate(setImmediate, drain)
      // The queue forgets the type of each job's value; it comes back to the same promise.
      waiting.push({ job, resolve: resolve as (value: unknown) => void, reject })
    })
  return { write, drain }
}

function commit(db: DatabaseSync, batch: readonly Waiting[]): void {
  const settled: (() => void)[] = []
  try {
    db.exec('BEGIN IMMEDIATE')
    for (const waiting of batch) settled.push(runInSavepoint(db, waiting))
    db.exec('COMMIT')
  } catch (error) {
    // A job may come in when the database is closed already: its caller is told, and the process lives on.
    if (db.isOpen && db.isTransaction) db.exec('ROLLBACK')
    if (isFull(error) && batch.length > 1) for (const each of batch) commit(db, [each])
    else for (const each of batch) tellWhy(each, error)
    return
  }
  for (const settle of settled) settle()
}

function tellWhy({ resolve, reject }: Waiting, error: unknown): void {
  if (isFull(error)) resolve(fail('store-full'))
  else reject(error)
}

function runInSavepoint(db: DatabaseSync, { job, resolve, reject }: Waiting): () => void {
  db.exec('SAVEPOINT job')
  try {
    const value = job()
    if (isFailed(value)) db.exec('ROLLBACK TO job')
    db.exec('RELEASE job')
    return () => resolve(value)
  } catch (error) {
    // A full disk may end the whole transaction by itself: then nobody in this batch is committed.
    if (isFull(error) || !db.isTransaction) throw error
    db.exec('ROLLBACK TO job; RELEASE job')
    return () => reject(error)
  }
}

function isFailed(value: unknown): value is Failed {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false
}
