import { createServer } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { bodyOf, pageFiles } from './page-files.js'

// What RxDB's own page on HTTP replication asks of a server: push with conflicts, pull by checkpoint, a stream of events.
const database = new DatabaseSync(join(process.env.DATA_DIR, 'notes.db'))
database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS notes (id TEXT PRIMARY KEY, pos INTEGER NOT NULL UNIQUE, body TEXT NOT NULL)`)
const last = database.prepare('SELECT coalesce(max(pos), 0) AS pos FROM notes')
const one = database.prepare('SELECT body FROM notes WHERE id = ?')
const put = database.prepare(
  'INSERT INTO notes (id, pos, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET pos = excluded.pos, body = excluded.body'
)
const after = database.prepare('SELECT pos, body FROM notes WHERE pos > ? ORDER BY pos LIMIT ?')
const streams = new Set()

const same = (known, assumed) =>
  known === undefined || (assumed && known.text === assumed.text && known.at === assumed.at)

function push(rows) {
  const conflicts = []
  const documents = []
  database.exec('BEGIN IMMEDIATE')
  let { pos } = last.get()
  for (const { newDocumentState, assumedMasterState } of rows) {
    const body = one.get(newDocumentState.id)?.body
    const known = body === undefined ? undefined : JSON.parse(body)
    if (!same(known, assumedMasterState)) conflicts.push(known)
    else {
      put.run(newDocumentState.id, ++pos, JSON.stringify(newDocumentState))
      documents.push(newDocumentState)
    }
  }
  database.exec('COMMIT')
  const event = JSON.stringify({ documents, checkpoint: { pos } })
  for (const stream of streams) stream.write(`data: ${event}\n\n`)
  return conflicts
}

function pull(url) {
  const from = Number(url.searchParams.get('after'))
  const rows = after.all(from, Number(url.searchParams.get('limit')))
  const documents = `[${rows.map((row) => row.body).join()}]`
  return `{"documents":${documents},"checkpoint":{"pos":${rows.at(-1)?.pos ?? from}}}`
}

createServer(async (request, response) => {
  if (pageFiles(request, response)) return
  const url = new URL(request.url, 'http://localhost')
  if (url.pathname === '/stream') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    response.write(':\n\n')
    streams.add(response)
    response.on('close', () => streams.delete(response))
    return
  }
  response.setHeader('content-type', 'application/json')
  if (url.pathname === '/pull') response.end(pull(url))
  else response.end(JSON.stringify(push(await bodyOf(request))))
}).listen(Number(process.env.PORT), '127.0.0.1')
