import { createServer } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { bodyOf, pageFiles } from './page-files.js'

// The least a server for rows can be: an upsert with a growing number, and a long-poll for what came after a number.
const database = new DatabaseSync(join(process.env.DATA_DIR, 'notes.db'))
database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS notes (id TEXT PRIMARY KEY, pos INTEGER NOT NULL UNIQUE, body TEXT NOT NULL)`)
const last = database.prepare('SELECT coalesce(max(pos), 0) AS pos FROM notes')
const put = database.prepare(
  'INSERT INTO notes (id, pos, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET pos = excluded.pos, body = excluded.body'
)
const after = database.prepare('SELECT pos, body FROM notes WHERE pos > ? ORDER BY pos LIMIT ?')
const waiting = new Set()

function push(rows) {
  database.exec('BEGIN IMMEDIATE')
  let { pos } = last.get()
  for (const row of rows) put.run(row.id, ++pos, JSON.stringify(row))
  database.exec('COMMIT')
  for (const look of waiting) look()
  return { pos }
}

function pull(url, response) {
  const from = Number(url.searchParams.get('after'))
  const look = () => {
    const rows = after.all(from, 1000)
    if (rows.length === 0 && !ended) return
    waiting.delete(look)
    clearTimeout(timer)
    const body = `[${rows.map((row) => row.body).join()}]`
    response.setHeader('content-type', 'application/json')
    response.end(`{"pos":${rows.at(-1)?.pos ?? from},"rows":${body}}`)
  }
  let ended = false
  const end = () => {
    ended = true
    look()
  }
  const timer = setTimeout(end, Number(url.searchParams.get('wait') ?? 0) * 1000)
  waiting.add(look)
  response.on('close', () => {
    waiting.delete(look)
    clearTimeout(timer)
  })
  look()
}

createServer(async (request, response) => {
  if (pageFiles(request, response)) return
  const url = new URL(request.url, 'http://localhost')
  if (url.pathname === '/pull') return pull(url, response)
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(push(await bodyOf(request))))
}).listen(Number(process.env.PORT), '127.0.0.1')
