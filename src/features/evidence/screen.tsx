import { useMemo } from 'preact/hooks'
import type { Id } from '#lib/id.ts'
import type { Book } from '#store/types.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Page } from '#ui/page.tsx'
import { OpenJotter } from '#ui/pictures-empty.tsx'
import { VirtualList } from '#ui/virtual-list.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { readFilters } from './address.ts'
import { Coming } from './coming.tsx'
import styles from './evidence.module.css'
import { FilterBar } from './filter-bar.tsx'
import { createEvidence, type Evidence, type Row } from './model.ts'
import { LightRow, NoteRow } from './note-row.tsx'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

const DAY_HEIGHT = 56
/** With tags, one line of words and by whom, as most notes are. */
const NOTE_HEIGHT = 109

/** All notes of the project that is open. */
export function AllNotes() {
  const book = useApp().book.value
  return book ? <NotesOf key={book.book} book={book} /> : null
}

function NotesOf({ book }: { book: Book }) {
  const app = useApp()
  const words = useWords(english, gaelic)
  const evidence = useMemo(
    () => createEvidence(app.store, book.book, book.author, readFilters(location.search)),
    [app.store, book.book, book.author]
  )
  const all = evidence.all.value
  const rows = evidence.rows.value
  return (
    <Page title={words.title} lead={words.count(evidence.notes.value, all)}>
      <Coming book={book.book} words={words} />
      {all === 0 ? (
        <EmptyState
          picture={<OpenJotter />}
          sentence={words.emptySentence}
          action={
            <Button kind="filled" live onClick={() => app.navigate('/live')}>
              {words.takeNote}
            </Button>
          }
        />
      ) : (
        <FilterBar evidence={evidence} words={words} />
      )}
      {all > 0 && rows.length === 0 && (
        <EmptyState
          sentence={words.noneTitle}
          action={<Button onClick={() => clearFilters(evidence)}>{words.clear}</Button>}
        />
      )}
      {rows.length > 0 && <Rows rows={rows} evidence={evidence} words={words} me={book.author} />}
    </Page>
  )
}

type RowsProps = { rows: readonly Row[]; evidence: Evidence; words: Words; me: Id }

function Rows({ rows, evidence, words, me }: RowsProps) {
  const app = useApp()
  const language = app.settings.language.value
  const now = app.now()
  return (
    <VirtualList
      label={words.list}
      rows={rows}
      keyOf={(row) => row.key}
      estimate={(row) => (row.row === 'day' ? DAY_HEIGHT : NOTE_HEIGHT)}
      renderRow={(row) =>
        row.row === 'day' ? (
          <h2 class={styles.day}>
            <span>{dayWords(row.day, now, language)}</span>
            <span class={styles.count}>{words.dayCount(row.notes)}</span>
          </h2>
        ) : (
          <NoteRow entry={row.entry} evidence={evidence} words={words} me={me} />
        )
      }
      renderLight={(row) =>
        row.row === 'day' ? (
          dayWords(row.day, now, language)
        ) : (
          <LightRow entry={row.entry} words={words} />
        )
      }
    />
  )
}

function clearFilters({ filters, search }: Evidence): void {
  filters.value = {}
  search.look('')
}
