import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Below the project, for the server takes its page from there. */
export const PAGES = '.cache/bench-pages'

/** Builds one peer's page alone; gives its folder, relative to the project. */
export async function buildPage(name: string, entry: string): Promise<string> {
  const folder = join(PAGES, name)
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    resolve: {
      alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }]
    },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: {
      outDir: join(root, folder),
      emptyOutDir: true,
      lib: { entry: join(root, entry), formats: ['es'], fileName: 'page' },
      rolldownOptions: { output: { codeSplitting: false } }
    }
  })
  mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(
    join(root, folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>${name}</title><script type="module" src="/page.js"></script>`
  )
  return folder
}
