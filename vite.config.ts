import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** Names one build: the commit where there is one, so that "version" on This tablet can be told over the phone. */
function buildId(): string {
  if (process.env['BUILD_ID']) return process.env['BUILD_ID']
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: 'pipe'
    }).trim()
  } catch {
    return 'local'
  }
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

const manifest = {
  id: '/',
  name: 'Jotter',
  short_name: 'Jotter',
  description: 'Classroom evidence for enquiry groups: works offline, syncs sealed.',
  lang: 'en-GB',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#FCF9F2',
  theme_color: '#FCF9F2',
  categories: ['education', 'productivity'],
  icons: [
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' }
  ]
} as const

/** Notes which source went into which file, for scripts/built.ts to look through. */
const contents: Plugin = {
  name: 'jotter:contents',
  generateBundle(_options, bundle) {
    const files = Object.values(bundle).flatMap((chunk) =>
      chunk.type === 'chunk'
        ? [[chunk.fileName, chunk.moduleIds.map((id) => relative(import.meta.dirname, id))]]
        : []
    )
    const source = JSON.stringify(Object.fromEntries(files), null, 1)
    this.emitFile({ type: 'asset', fileName: '.vite/contents.json', source })
  }
}

export default defineConfig({
  define: {
    __APP_VERSION__: JSON.stringify(version),
    __BUILD_ID__: JSON.stringify(buildId())
  },
  // Dexie's package names its ES5 build first; the modern one is 2 kB smaller and the same code.
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.min.mjs' } },
  build: {
    outDir: process.env['OUT_DIR'] ?? 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'safari15',
    // iPadOS below 15.4 knows no oklch(): aimed this low, the minifier writes the sRGB fallback itself.
    cssTarget: 'safari15',
    // The content security policy allows no inline script, style or data: font.
    // What a later screen imports is found by the browser: all of it lies on the tablet from its first day, and the lists of it
    // would be fetched before Today by everybody.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_screen, needed, { hostType }) =>
        hostType === 'html' ? needed : needed.filter((file) => file.endsWith('.css'))
    },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['index.html', 'rescue.html'].filter((page) => existsSync(page))
    }
  },
  server: {
    proxy: { '/api': process.env['API'] ?? 'http://localhost:8787' }
  },
  plugins: [
    contents,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      // Registered by src/app/service-worker.ts, under our own Trusted Types policy.
      injectRegister: false,
      includeManifestIcons: false,
      manifest: { ...manifest, categories: [...manifest.categories], icons: [...manifest.icons] },
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,svg,png,woff2,webmanifest}'],
        globIgnores: ['**/.vite/**', 'sw.js']
      }
    })
  ]
})
