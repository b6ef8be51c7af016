// The rooms of the house and who may import whom. The linter turns this table into walls
// (oxlint.config.ts); tests/architecture.test.ts checks that table and folders agree.

const client = [
  'lib',
  'schema',
  'log',
  'seal',
  'api',
  'store',
  'sync',
  'ui',
  'forms',
  'kinds',
  'features'
]

/** Per room: rooms it may import, rooms it may take types from, packages it may use. */
export const rooms = {
  lib: { rooms: [], types: [], packages: [] },
  schema: { rooms: ['lib'], types: ['log'], packages: ['zod'] },
  log: { rooms: ['lib'], types: [], packages: [] },
  seal: { rooms: ['lib'], types: ['api', 'log'], packages: ['@noble'] },
  api: { rooms: ['schema', 'lib'], types: ['log'], packages: ['zod'] },
  store: {
    rooms: ['schema', 'log', 'seal', 'api', 'lib'],
    types: [],
    packages: ['dexie', 'idb-keyval', '@preact/signals-core']
  },
  sync: {
    rooms: ['api', 'store', 'seal', 'log', 'schema', 'lib'],
    types: [],
    packages: ['@preact/signals-core']
  },
  ui: { rooms: ['lib'], types: [], packages: ['preact', '@preact/signals'] },
  forms: {
    rooms: ['ui', 'store', 'schema', 'lib'],
    types: ['log'],
    packages: ['preact', '@preact/signals']
  },
  kinds: { rooms: ['schema', 'lib'], types: [], packages: [] },
  features: {
    rooms: ['kinds', 'forms', 'ui', 'sync', 'store', 'seal', 'schema', 'lib'],
    types: ['api', 'log'],
    packages: ['preact', '@preact/signals', '@preact/signals-core', 'preact-iso', 'qr']
  },
  app: {
    rooms: client,
    types: [],
    packages: [
      'preact',
      '@preact/signals',
      '@preact/signals-core',
      'preact-iso',

      'qr'
    ]
  },
  server: { rooms: ['api', 'lib'], types: [], packages: ['hono', '@hono/node-server', 'node'] }
} as const satisfies Record<
  string,
  { rooms: readonly string[]; types: readonly string[]; packages: readonly string[] }
>

export type Room = keyof typeof rooms

/** What one module specifier may look like for each package family. */
const families: Readonly<Record<string, string>> = {
  zod: '^zod(/|$)',
  dexie: '^dexie(/|$)',
  'idb-keyval': '^idb-keyval(/|$)',
  '@noble': '^@noble/',
  preact: '^preact(/|$)',
  '@preact/signals': '^@preact/signals(/|$)',
  '@preact/signals-core': '^@preact/signals-core(/|$)',
  'preact-iso': '^preact-iso(/|$)',
  qr: '^qr(/|$)',
  hono: '^hono(/|$)',
  '@hono/node-server': '^@hono/node-server(/|$)',
  'workbox-window': '^workbox-(window|core|precaching|routing)(/|$)',
  node: '^(node:|(fs|path|os|http|https|crypto|child_process|url|util|stream|net|worker_threads)(/|$))'
}

interface More {
  /** replaces the room's own rooms, types or packages */
  readonly rooms?: readonly string[]
  readonly types?: readonly string[]
  readonly packages?: readonly string[]
  /** further specifiers that are closed to these files */
  readonly closed?: readonly { readonly regex: string; readonly message: string }[]
}

/** The configuration of no-restricted-imports for one room. */
export function bans(room: Room, more: More = {}) {
  const own = { ...rooms[room], ...more }
  const may = (list: readonly string[]) => (list.length > 0 ? list.join(', ') : 'nothing')
  const elsewhere = Object.keys(rooms).filter((other) => other !== room)
  const otherRooms = elsewhere
    .filter((other) => !own.rooms.includes(other))
    .map((other) => ({
      regex: `^(#${other}/|(\\.\\./)+${other}/)`,
      message: `${room}/ may import from: ${may(own.rooms)}.`,
      allowTypeImports: own.types.includes(other)
    }))
  const byPath = own.rooms.map((other) => ({
    regex: `^(\\.\\./)+${other}/`,
    message: `Across rooms write #${other}/….`
  }))
  const packages = Object.entries(families)
    .filter(([family]) => !own.packages.includes(family))
    .map(([family, regex]) => ({
      regex,
      message: `${family} is not for ${room}/, which may use: ${may(own.packages)}.`
    }))
  const whole = [
    { regex: '^zod$', message: "Import 'zod/mini': the whole of zod is three times its size." },
    { regex: '^#kit/', message: 'tests/kit is for tests.' },
    { regex: `^#${room}/`, message: `Inside ${room}/ import by ./ or ../.` }
  ]
  const closed = more.closed ?? []
  const inside = closed.some((each) => each.regex.startsWith('^#')) ? whole.slice(0, 2) : whole
  return { patterns: [...otherRooms, ...byPath, ...packages, ...inside, ...closed] }
}

interface Part extends More {
  readonly files: string[]
  readonly room: Room
}

/** Folders inside a room that do not know one another. */
export const folders: readonly Part[] = [
  {
    files: ['src/features/*/*.{ts,tsx}'],
    room: 'features',
    closed: [
      {
        regex: '^(#features/|\\.\\./)([^s]|s[^h]|sh[^a]|sha[^r]|shar[^e]|share[^d]|shared[^/])',
        message: 'A feature knows no other feature: what two need lives in features/shared.'
      }
    ]
  },
  {
    files: ['src/kinds/*/*.tsx'],
    room: 'kinds',
    rooms: ['forms', 'ui', 'store', 'schema', 'lib'],
    packages: ['preact', '@preact/signals', '@preact/signals-core'],
    closed: [{ regex: '^(#kinds/|\\.\\./)', message: 'A kind knows no other kind.' }]
  },
  {
    files: ['src/kinds/*/*.ts'],
    room: 'kinds',
    closed: [
      { regex: '^(#kinds/|\\.\\./)', message: 'A kind knows no other kind: refs are by name.' }
    ]
  }
]

/** Single files with an allowance of their own. */
export const runtimes: readonly Part[] = [
  { files: ['src/lib/hash.ts'], room: 'lib', packages: ['@noble'] }
]

/** Platform globals and the only files that may touch them. */
export const globals: readonly { readonly name: string; readonly files: string[] }[] = [
  { name: 'Date', files: ['src/lib/time.ts'] },
  { name: 'fetch', files: ['src/app/platform/**', 'src/sw.ts', 'src/sync/request.ts'] },
  { name: 'localStorage', files: ['src/app/platform/**'] },
  { name: 'sessionStorage', files: ['src/app/platform/**'] }
]
