import { computed, signal, untracked, type ReadonlySignal } from '@preact/signals'
import { foldText, wantedWords } from '#lib/fold-text.ts'
import type { Id } from '#lib/id.ts'
import type { Entry, Store } from '#store/types.ts'
import { textOf } from '../shared/names.ts'
import { noteTime } from './note-time.ts'

/** Notes opened in one go while the words are being gathered; between two the screen has its turn. */
const AT_ONCE = 200
/** And while nobody looks for anything: less than a frame of a slow tablet's time that somebody would miss. */
const AT_EASE = 24

/** Finds notes by their words, in memory: what is sealed is opened once, newest first, and never written anywhere. */
export interface NoteSearch {
  /** folded words that all must be found; none where nothing is looked for */
  readonly wanted: ReadonlySignal<readonly string[]>
  readonly query: ReadonlySignal<string>
  look(query: string): void
  /** notes that could not be looked through yet */
  readonly unread: ReadonlySignal<number>
  /** true where nothing is looked for */
  finds(entry: Entry): boolean
  /** gathers words until the answer is called */
  start(): () => void
}

interface Gathered {
  readonly entry: Entry
  readonly words: string
}

const kept = new WeakMap<Store, Map<Id, Map<Id, Gathered>>>()

/** What was gathered of a book is kept as long as the page lives: coming back to the list finds at once. */
function gatheredOf(store: Store, book: Id): Map<Id, Gathered> {
  const books = kept.get(store) ?? new Map<Id, Map<Id, Gathered>>()
  kept.set(store, books)
  const gathered = books.get(book) ?? new Map<Id, Gathered>()
  books.set(book, gathered)
  return gathered
}

/** Gives the screen its turn between two rounds of gathering; where nobody waits for them, until nobody does anything. */
export type Pause = (isWaitedFor: boolean) => Promise<void>

/** The search over the notes of a book; `pause` stands between two rounds of gathering and before the first. */
export function createNoteSearch(store: Store, book: Id, pause: Pause): NoteSearch {
  const gathered = gatheredOf(store, book)
  const rounds = signal(0)
  const query = signal('')
  const wanted = computed(() => wantedWords(query.value))
  const entries = store.entries(book)
  const corrections = computed(() => correctionsOf(entries.value))
  const unreadNotes = computed(() => {
    void rounds.value
    return entries.value.filter(
      (entry) =>
        entry.kind === 'observation' && !entry.deleted && gathered.get(entry.ent)?.entry !== entry
    )
  })
  const isWaitedFor = () => wanted.peek().length > 0
  let reading = false
  let wished = false

  async function gather(): Promise<void> {
    if (reading) return
    reading = true
    try {
      await pause(isWaitedFor())
      for (let queue = byTime(unreadNotes.peek()); wished && queue.length > 0;) {
        const next = queue.splice(0, isWaitedFor() ? AT_ONCE : AT_EASE)
        // Where nothing can be opened now, the next change or the next visit tries again.
        if (!(await readWords(store, gathered, next))) return
        rounds.value++
        await pause(isWaitedFor())
        if (queue.length === 0) queue = byTime(unreadNotes.peek())
      }
    } finally {
      reading = false
    }
  }

  return {
    wanted,
    query,
    look: (text) => {
      query.value = text
    },
    unread: computed(() => unreadNotes.value.length),
    finds(entry) {
      const words = wanted.value
      if (words.length === 0) return true
      void rounds.value
      const own = gathered.get(entry.ent)?.words ?? ''
      const corrected = corrections.value.get(entry.ent) ?? ''
      return words.every((word) => own.includes(word) || corrected.includes(word))
    },
    start() {
      wished = true
      const stop = unreadNotes.subscribe((left) => {
        if (left.length > 0) untracked(() => void gather())
      })
      return () => {
        wished = false
        stop()
      }
    }
  }
}

/** What was added to notes after they were handed in is part of their words; lists have it without opening. */
function correctionsOf(entries: readonly Entry[]): ReadonlyMap<Id, string> {
  const texts = new Map<Id, string>()
  for (const entry of entries) {
    if (entry.kind !== 'amendment' || entry.deleted) continue
    const note = textOf(entry, 'observation')
    const said = foldText(`${textOf(entry, 'text')}\n${textOf(entry, 'reason')}`)
    texts.set(note, `${texts.get(note) ?? ''}\n${said}`)
  }
  return texts
}

/** Newest first: what is looked for is most often of this week. */
function byTime(entries: readonly Entry[]): Entry[] {
  return entries
    .map((entry) => ({ entry, time: noteTime(entry) }))
    .sort((one, other) => other.time - one.time)
    .map(({ entry }) => entry)
}

/** False where the store opened none of them. */
async function readWords(
  store: Store,
  gathered: Map<Id, Gathered>,
  entries: readonly Entry[]
): Promise<boolean> {
  const shown = await store.open(entries.map(({ ent }) => ent))
  const byEnt = new Map(shown.map((one) => [one.ent, one]))
  if (shown.length === 0) return false
  for (const entry of entries) {
    const { values } = byEnt.get(entry.ent) ?? entry
    const said = ['text', 'thought', 'lookedFor'].map((field) => String(values[field] ?? ''))
    gathered.set(entry.ent, { entry, words: foldText(said.join('\n')) })
  }
  return true
}
