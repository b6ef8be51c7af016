import { useComputed } from '@preact/signals'
import { useApp } from '#features/shared/app-context.ts'
import { textOf } from '#features/shared/names.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { PressRow, RowList } from '#ui/row.tsx'
import { useFrameWords } from './frame-words.ts'

/** The project switcher: every project on this tablet, and the two ways to get another. */
export function ProjectPicker({ open, onClose }: { open: boolean; onClose: () => void }) {
  const app = useApp()
  const words = useFrameWords()
  const projects = useComputed(() =>
    app.store.books.value.map((book) => {
      const entries = app.store.entries(book.book).value
      const project = entries.find((entry) => entry.ent === book.book)
      return { book, title: textOf(project, 'title') }
    })
  ).value
  const go = (path: string) => {
    onClose()
    app.navigate(path)
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={words.projects}
      closeLabel={words.close}
      actions={
        <ButtonRow>
          <Button icon="plus" onClick={() => go('/start')}>
            {words.addProject}
          </Button>
          <Button kind="quiet" icon="scan" onClick={() => go('/join')}>
            {words.haveCode}
          </Button>
        </ButtonRow>
      }
    >
      <RowList label={words.projects}>
        {projects.map(({ book, title }) => (
          <PressRow
            key={book.book}
            title={book.kind === 'trial' ? words.trial : title || words.untitled}
            detail={book.kind === 'sample' ? words.sample : undefined}
            onClick={() => {
              app.chooseBook(book.book)
              go('/')
            }}
          />
        ))}
      </RowList>
    </Dialog>
  )
}
