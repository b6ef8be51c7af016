import { useApp, useWords } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { ofKind, textOf } from '../shared/names.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { PrintPage } from '#ui/print-page.tsx'
import styles from './enquiry.module.css'
import { words as english } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** Spare rows for pupils who join later. */
const SPARE = 4

/** The blank key sheet: labels and codes printed, names written by hand. Nothing on this screen takes a name. */
export function KeySheet() {
  const app = useApp()
  const words = useWords(english, gaelic).sheet
  const book = app.book.value
  const entries = book ? app.store.entries(book.book).value : []
  const project = entries.find((entry) => entry.ent === book?.book)
  const ends = textOf(project, 'ends')
  const pupils = ofKind(entries, 'pupil', 'code')
  return (
    <Page title={words.title} lead={words.lead} back={{ href: '/enquiry', label: words.back }}>
      <div data-print="never">
        <Button kind="filled" live icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <PrintPage>
        <h2>{`${words.paperTitle}: ${textOf(project, 'title')}`}</h2>
        <p>
          <strong>{words.warning}</strong>
        </p>
        {ends && (
          <p>{`${words.destroy} ${dayWords(ends, app.now(), app.settings.language.value)}`}</p>
        )}
        <table class={styles.key}>
          <thead>
            <tr>
              <th scope="col">{words.code}</th>
              <th scope="col">{words.label}</th>
              <th scope="col">{words.classStage}</th>
              <th scope="col">{words.name}</th>
            </tr>
          </thead>
          <tbody>
            {pupils.map((pupil) => (
              <tr key={pupil.ent}>
                <td>{textOf(pupil, 'code')}</td>
                <td>{textOf(pupil, 'label')}</td>
                <td>{textOf(pupil, 'classStage')}</td>
                <td />
              </tr>
            ))}
            {Array.from({ length: SPARE }, (_, row) => (
              <tr key={row}>
                <td />
                <td />
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </PrintPage>
    </Page>
  )
}
