import { writeFileSync } from 'node:fs'
import { kinds } from '#kinds/index.ts'
import { seededRandom, systemRandom } from '#lib/random.ts'
import { systemNow } from '#lib/time.ts'
import { createMemoryDisk, createMemoryPort } from '#store/memory-port.ts'
import { openStore } from '#store/open.ts'
import { sealedCopy } from '#sync/bundle.ts'
import { type SeedSize, seedChanges, sizes } from './seed-project.ts'

// npm run seed -- [lesson|term|year|five-years|council] [FILE]: a made-up project as a sealed copy, to be opened in the app under This
// tablet. The server cannot be seeded: it holds sealed lines and no keys.
const [asked = 'term', file = 'seed.jotter'] = process.argv.slice(2)

function isSize(name: string): name is SeedSize {
  return Object.hasOwn(sizes, name)
}

function must<T>(result: { ok: true; value: T } | { ok: false; problem: { code: string } }): T {
  if (!result.ok) throw new Error(`The seed could not be made: ${result.problem.code}`)
  return result.value
}

async function seed(size: SeedSize): Promise<void> {
  const store = must(
    await openStore({
      port: createMemoryPort(createMemoryDisk()),
      kinds,
      now: systemNow,
      random: systemRandom,
      journal: emptyStorage()
    })
  )
  const book = must(
    await store.addBook({
      kind: 'project',
      patch: {
        title: `Bar models (made up: ${size})`,
        question: 'What do bar models change in how P4 pupils explain two-step problems?',
        challengeArea: 'problem-solving',
        step: '3'
      },
      me: { name: 'R. Adair', role: 'lead' }
    })
  )
  let entities = 0
  const random = seededRandom(20_261_123)
  const newEntity = () => store.newEntity()
  for (const changes of seedChanges({ size, now: systemNow(), random, newEntity, book })) {
    must(await store.change(changes))
    entities += changes.length
  }
  const copy = must(await sealedCopy({ store, random: systemRandom }, book.book))
  writeFileSync(file, copy.file)
  console.log(
    `${file} holds ${entities} made-up records (${Math.ceil(copy.file.length / 1024)} kB).`
  )
  console.log('Open it in the app: This tablet, Copies, Open a sealed copy. Its code:')
  console.log(copy.code)
}

/** localStorage of a tablet that lives for one run. */
function emptyStorage(): Storage {
  const held = new Map<string, string>()
  return {
    get length() {
      return held.size
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear()
  }
}

if (isSize(asked)) {
  await seed(asked)
  process.exit(0)
}
console.error(`There is no seed "${asked}". Sizes: ${Object.keys(sizes).join(', ')}.`)
process.exitCode = 1
