import type { DatabaseSync, SQLInputValue } from 'node:sqlite'

/** A prepared statement whose rows have the named shape: SQL is written once, beside that shape. */
export interface Statement<Row> {
  one(...values: SQLInputValue[]): Row | undefined
  all(...values: SQLInputValue[]): Row[]
  /** rows lazily, so that a page can stop at its size */
  each(...values: SQLInputValue[]): IterableIterator<Row>
  /** number of rows changed */
  run(...values: SQLInputValue[]): number
}

export function prepare<Row = never>(db: DatabaseSync, sql: string): Statement<Row> {
  const statement = db.prepare(sql)
  // SQLite's answers are untyped; the tables are STRICT and the shape stands beside the SQL.
  return {
    one: (...values) => statement.get(...values) as Row | undefined,
    all: (...values) => statement.all(...values) as Row[],
    each: (...values) => statement.iterate(...values) as IterableIterator<Row>,
    run: (...values) => Number(statement.run(...values).changes)
  }
}
