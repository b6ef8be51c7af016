import { useSignal } from '@preact/signals'
import { KindForm } from '#forms/kind-form.tsx'
import { useForm } from '#forms/use-form.ts'
import { pupil } from '#kinds/pupil/kind.ts'
import type { Problem } from '#lib/result.ts'
import type { Book, Entry } from '#store/types.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/confirm-dialog.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Section } from '#ui/page.tsx'
import { ThreeShapes } from '#ui/pictures-empty.tsx'
import { AcrossMarker } from '#ui/pupil-marker.tsx'
import { PressRow, RowList } from '#ui/row.tsx'
import { useApp } from '../shared/app-context.ts'
import { ofKind, pupilName, textOf } from '../shared/names.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useFormFrame } from '../shared/use-frame.ts'
import { NewPupil } from './new-pupil.tsx'
import type { Words } from './words.ts'

type PupilsProps = { book: Book; words: Words }

/** Case-study pupils by label and code. There is no field for a name. */
export function Pupils({ book, words }: PupilsProps) {
  const { store } = useApp()
  const open = useSignal<Entry | undefined>(undefined)
  const adding = useSignal(false)
  const pupils = ofKind(store.entries(book.book).value, 'pupil', 'code')
  const add = (
    <Button icon="plus" onClick={() => (adding.value = true)}>
      {words.addPupil}
    </Button>
  )
  return (
    <Section title={words.pupils} lead={pupils.length > 0 ? words.pupilsLead : undefined}>
      {pupils.length === 0 ? (
        <EmptyState picture={<ThreeShapes />} sentence={words.emptySentence} action={add} />
      ) : (
        <>
          <RowList>
            {pupils.map((entry) => (
              <PressRow
                key={entry.ent}
                lead={<AcrossMarker size={28} />}
                title={pupilName(entry)}
                detail={[textOf(entry, 'classStage'), textOf(entry, 'standsFor')]
                  .filter(Boolean)
                  .join(' · ')}
                onClick={() => (open.value = entry)}
              />
            ))}
          </RowList>
          <ButtonRow>
            {add}
            <ButtonLink kind="quiet" icon="print" href="/enquiry/key-sheet">
              {words.keySheet}
            </ButtonLink>
          </ButtonRow>
        </>
      )}
      <Dialog
        open={adding.value}
        onClose={() => (adding.value = false)}
        title={words.newPupil}
        closeLabel={words.close}
        shape="sheet"
      >
        {adding.value && (
          <NewPupil book={book} words={words} onDone={() => (adding.value = false)} />
        )}
      </Dialog>
      <Dialog
        open={open.value !== undefined}
        onClose={() => (open.value = undefined)}
        title={pupilName(open.value) ?? words.pupils}
        closeLabel={words.close}
        shape="sheet"
      >
        {open.value && (
          <PupilForm
            key={open.value.ent}
            book={book}
            entry={open.value}
            words={words}
            onDone={() => (open.value = undefined)}
          />
        )}
      </Dialog>
    </Section>
  )
}

type PupilFormProps = PupilsProps & { entry: Entry; onDone: () => void }

function PupilForm({ book, entry, words, onDone }: PupilFormProps) {
  const { store } = useApp()
  const frame = useFormFrame(book.book, 'pupil')
  const form = useForm(store, { book: book.book, grp: entry.grp, ent: entry.ent, kind: pupil })
  const asking = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const remove = async () => {
    asking.value = false
    const [shown] = await store.open([entry.ent])
    if (!shown) return onDone()
    const removed = await store.change([
      {
        book: shown.book,
        grp: shown.grp,
        ent: shown.ent,
        kind: shown.kind,
        ctx: shown.context,
        del: true
      }
    ])
    problem.value = removed.ok ? undefined : removed.problem
    if (removed.ok) onDone()
  }
  return (
    <>
      <KindForm form={form} frame={frame} onDone={onDone} done={words.done} />
      {problem.value && <ProblemNotice problem={problem.value} />}
      <ButtonRow>
        <ButtonLink kind="quiet" href={`/evidence/pupil/${entry.ent}`}>
          {words.page}
        </ButtonLink>
        <Button kind="quiet" icon="bin" onClick={() => (asking.value = true)}>
          {words.remove}
        </Button>
      </ButtonRow>
      <ConfirmDialog
        open={asking.value}
        title={words.removeAsk(textOf(entry, 'label'))}
        confirm={words.remove}
        cancel={words.keep}
        closeLabel={words.keep}
        kind="danger"
        onConfirm={() => void remove()}
        onCancel={() => (asking.value = false)}
      >
        <p>{words.removeHint}</p>
      </ConfirmDialog>
    </>
  )
}
