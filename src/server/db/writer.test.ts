import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { fail, ok } from '#lib/result.ts'
import { createWriter } from './writer.ts'

function aDatabase(pages = 0) {
  const db = new DatabaseSync(':memory:')
  db.exec('CREATE TABLE word (text TEXT NOT NULL UNIQUE) STRICT')
  if (pages > 0) db.exec(`PRAGMA max_page_count = ${pages}`)
  const insert = db.prepare('INSERT INTO word VALUES (?)')
  const words = () =>
    db
      .prepare('SELECT text FROM word ORDER BY rowid')
      .all()
      .map(({ text }) => text)
  const { write, drain } = createWriter(db)
  return { db, words, write, drain, add: (text: string) => write(() => insert.run(text)), insert }
}

describe('group commit', () => {
  it('keeps what all jobs wrote, in their order', async () => {
    const { add, words } = aDatabase()
    await Promise.all(['a', 'b', 'c'].map(add))
    expect(words()).toEqual(['a', 'b', 'c'])
  })

  it('answers nobody before everybody is committed', async () => {
    const { db, write, insert } = aDatabase()
    const seen: boolean[] = []
    const jobs = ['a', 'b'].map(async (text) => {
      await write(() => insert.run(text))
      seen.push(db.isTransaction)
    })
    expect(seen).toEqual([])
    await Promise.all(jobs)
    expect(seen).toEqual([false, false])
  })

  it('undoes a job that throws or fails, and no other', async () => {
    const { add, write, insert, words } = aDatabase()
    const results = await Promise.allSettled([
      add('a'),
      write(() => {
        insert.run('thrown')
        throw new Error('a bug')
      }),
      write(() => {
        insert.run('failed')
        return fail('not-allowed')
      }),
      add('a'),
      write(() => {
        insert.run('b')
        return ok('kept')
      })
    ])
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled'
    ])
    expect(words()).toEqual(['a', 'b'])
  })

  it('tells whoever finds no room on a full disk, keeps nothing of it, and goes on with the rest', async () => {
    const { db, write, insert, words } = aDatabase(10)
    const big = write(() => insert.run('x'.repeat(100_000)))
    const small = write(() => insert.run('small'))
    const read = write(() => words().length)
    expect(await big).toMatchObject({ ok: false, problem: { code: 'store-full' } })
    expect(await small).toMatchObject({ changes: 1 })
    expect(await read).toBe(1)
    expect(words()).toEqual(['small'])
    db.exec('PRAGMA max_page_count = 1000')
    await write(() => insert.run('x'.repeat(100_000)))
    expect(words()).toHaveLength(2)
  })

  it('can be made to commit at once, before closing', async () => {
    const { add, drain, words } = aDatabase()
    const added = add('last')
    drain()
    expect(words()).toEqual(['last'])
    await added
  })
})
