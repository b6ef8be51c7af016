import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Answers the page itself; false where the request is for something else. */
export function pageFiles(request, response) {
  const name = request.url === '/' ? 'index.html' : request.url === '/page.js' ? 'page.js' : ''
  if (name === '') {
    if (request.url !== '/favicon.ico') return false
    response.writeHead(404).end()
    return true
  }
  response.writeHead(200, {
    'content-type': name === 'page.js' ? 'text/javascript' : 'text/html; charset=utf-8'
  })
  response.end(readFileSync(join(process.env.PAGE_DIR, name)))
  return true
}

/** The whole body of a request, parsed. */
export async function bodyOf(request) {
  const parts = []
  for await (const part of request) parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString())
}
