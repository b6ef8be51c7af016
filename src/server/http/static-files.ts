import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { fail } from '#lib/result.ts'
import { acceptsGzip, answerProblem } from './answer.ts'
import type { Ctx } from './context.ts'

const gzipAsync = promisify(gzip)

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2'
}
const PLAIN = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt'])

interface Kept {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly gzipped?: Uint8Array<ArrayBuffer>
  readonly etag: string
  readonly stamp: string
}

/**
 * Serves the built app. Hashed assets are kept for ever by browsers, everything else is asked for again; a page that
 * is no file is the app itself.
 */
export function createStaticFiles(folder: string) {
  const keptByFile = new Map<string, Kept>()
  return async (c: Ctx): Promise<Response> => {
    const { pathname } = new URL(c.req.url)
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return notFound(c)
    const inside = pathInside(pathname)
    const asked = inside === undefined ? undefined : await keep(keptByFile, folder, inside)
    if (asked && inside !== undefined) return send(c, inside, asked)
    const isPage = /\btext\/html\b/.test(c.req.header('accept') ?? '')
    if (!isPage || pathname.startsWith('/assets/')) return notFound(c)
    const index = await keep(keptByFile, folder, 'index.html')
    return index ? send(c, 'index.html', index) : notFound(c)
  }
}

/** A path inside the folder, or undefined for anything that would leave it. */
function pathInside(pathname: string): string | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined
  const inside = normalize(decoded === '/' ? 'index.html' : decoded.slice(1))
  const parts = inside.split(sep)
  return parts.some((part) => part === '..' || part === '' || part.startsWith('.'))
    ? undefined
    : inside
}

async function keep(
  keptByFile: Map<string, Kept>,
  folder: string,
  inside: string
): Promise<Kept | undefined> {
  const file = join(folder, inside)
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) return undefined
  const stamp = `${found.size}-${found.mtimeMs}`
  const kept = keptByFile.get(file)
  if (kept?.stamp === stamp) return kept
  const bytes = new Uint8Array(await readFile(file))
  const isPlain = PLAIN.has(extname(file)) && bytes.length > 1024
  const fresh: Kept = {
    bytes,
    ...(isPlain ? { gzipped: new Uint8Array(await gzipAsync(bytes, { level: 9 })) } : {}),
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    stamp
  }
  keptByFile.set(file, fresh)
  return fresh
}

function send(c: Ctx, inside: string, { bytes, gzipped, etag }: Kept): Response {
  c.set('route', inside.startsWith(`assets${sep}`) ? '/assets/*' : 'page')
  const headers = {
    ...c.get('headers'),
    'Content-Type': TYPES[extname(inside)] ?? 'application/octet-stream',
    'Cache-Control': inside.startsWith(`assets${sep}`)
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    ETag: etag,
    Vary: 'Accept-Encoding'
  }
  if (c.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers })
  if (!gzipped || !acceptsGzip(c)) return new Response(bytes, { headers })
  return new Response(gzipped, { headers: { ...headers, 'Content-Encoding': 'gzip' } })
}

function notFound(c: Ctx): Promise<Response> {
  return answerProblem(c, fail('not-found').problem)
}
