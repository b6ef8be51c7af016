import { useSignal } from '@preact/signals'
import type { Problem } from '#lib/result.ts'
import type { Book } from '#store/types.ts'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/confirm-dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { Row, RowList } from '#ui/row.tsx'
import { useApp } from '../shared/app-context.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { bookTitle } from './book-title.ts'
import { useCopyAllowsRemoval } from './removal.ts'
import type { Words } from './words.ts'

/** Projects on this tablet, each with its way out: refused while anything of it is only here. */
export function Projects({ words }: { words: Words }) {
  const app = useApp()
  const asked = useSignal<Book | undefined>(undefined)
  const problem = useSignal<Problem | undefined>(undefined)
  const removed = useSignal(false)
  const copied = useCopyAllowsRemoval()
  const books = app.store.books.value
  const titleOf = (book: Book) => bookTitle(app.store, book, words)
  const remove = async (book: Book) => {
    asked.value = undefined
    const force = book.kind !== 'project' || copied(book.book)
    const done = await app.store.removeBook(book.book, force)
    problem.value = done.ok ? undefined : done.problem
    removed.value = done.ok
  }
  const book = asked.value
  return (
    <Section title={words.projects}>
      {books.length === 0 && <p>{words.none}</p>}
      <RowList>
        {books.map((one) => (
          <Row
            key={one.book}
            title={titleOf(one)}
            end={
              <Button kind="quiet" icon="bin" onClick={() => (asked.value = one)}>
                {words.remove}
              </Button>
            }
          />
        ))}
      </RowList>
      {removed.value && (
        <Notice tone="grey" announce="status">
          {words.removed}
        </Notice>
      )}
      {problem.value && (
        <ProblemNotice
          problem={problem.value}
          action={{ label: words.copies, onClick: () => app.navigate('/tablet/copies') }}
        />
      )}
      <ConfirmDialog
        open={book !== undefined}
        title={words.removeAsk(book ? titleOf(book) : '')}
        confirm={words.remove}
        cancel={words.keep}
        closeLabel={words.keep}
        kind="danger"
        onConfirm={() => book && void remove(book)}
        onCancel={() => (asked.value = undefined)}
      >
        <p>{book?.kind === 'project' ? words.removeSafe : words.removeLocal}</p>
      </ConfirmDialog>
    </Section>
  )
}
