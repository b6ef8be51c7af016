import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// What a build must and must not hold; the content security policy would stop the rest on the tablet, silently.
const dist = process.env['OUT_DIR'] ?? 'dist'
const read = (file: string) => readFileSync(join(dist, file), 'utf8')
const faults: string[] = []

function check(what: string, looked: readonly string[], bad: readonly string[]): void {
  if (looked.length === 0) faults.push(`${what}: nothing to check`)
  for (const each of bad) faults.push(`${what}: ${each}`)
}

const contents = JSON.parse(read('.vite/contents.json')) as Record<string, readonly string[]>
const modules = Object.values(contents).flat()
check(
  'only what a tablet needs is in the build',
  modules.filter((module) => module.startsWith('src/')),
  modules.filter((module) => /^(src\/app\/dev|src\/server|tests|bench|scripts)\//.test(module))
)
check(
  'the zod for small downloads is in the build, not the whole',
  modules.filter((module) => module.includes('node_modules/')),
  modules.filter((module) => /node_modules\/zod\/v4\/classic\//.test(module))
)

const pages = readdirSync(dist).filter((file) => file.endsWith('.html'))
check(
  'pages hold no inline script and no inline style',
  pages,
  pages.filter((page) => /<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son\w+=/i.test(read(page)))
)

const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
const texts = files.filter((file) => /\.(html|js|css|webmanifest)$/.test(file))
// Namespaces are names, not addresses.
const foreign = /(?:src|href)=["']https?:|url\(["']?https?:|@import ["']https?:|fetch\(["'`]https?:/
check(
  'nothing is fetched from elsewhere',
  texts,
  texts.filter((file) => foreign.test(read(file)))
)

const worker = existsSync(join(dist, 'sw.js')) ? read('sw.js') : ''
const assets = files.filter((file) => /^assets\/.*\.(js|css|woff2)$/.test(file))
check(
  'the service worker keeps every part of the app',
  assets,
  assets.filter((file) => !worker.includes(file))
)

const icons = (JSON.parse(read('manifest.webmanifest')) as { icons: readonly { src: string }[] })
  .icons
check(
  'the icons of the manifest are there',
  icons.map(({ src }) => src),
  icons.filter(({ src }) => !existsSync(join(dist, src))).map(({ src }) => src)
)

for (const fault of faults) console.log(fault)
process.exitCode = faults.length > 0 ? 1 : 0
