import { useSignal } from '@preact/signals'
import type { Problem } from '#lib/result.ts'
import { instantToMs, msToClock, msToDay, msToInstant } from '#lib/time.ts'
import type { Book, Entry, Shown } from '#store/types.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { TextArea, TextField } from '#ui/text-field.tsx'
import { useApp } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { textOf } from '../shared/names.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import styles from './evidence.module.css'
import type { Words } from './words.ts'

type AmendmentsProps = {
  note: Shown
  book: Book
  byEnt: ReadonlyMap<string, Entry>
  words: Words
}

/** Corrections stack under the note in order of time; the note itself never changes after hand-in. */
export function Amendments({ note, book, byEnt, words }: AmendmentsProps) {
  const app = useApp()
  const open = useSignal(false)
  const language = app.settings.language.value
  const corrections = [...byEnt.values()]
    .filter((entry) => entry.kind === 'amendment' && !entry.deleted)
    .filter((entry) => textOf(entry, 'observation') === note.ent)
    .sort((one, other) => (textOf(one, 'at') < textOf(other, 'at') ? -1 : 1))
  const mayAdd = note.audience !== 'private' && note.author === book.author
  if (corrections.length === 0 && !mayAdd) return null
  return (
    <Section title={words.amendments}>
      {corrections.map((entry) => {
        const at = instantToMs(textOf(entry, 'at'))
        const when = `${dayWords(msToDay(at), app.now(), language)} · ${msToClock(at)}`
        return (
          <div key={entry.ent}>
            <p class={styles.purpose}>
              {[when, textOf(entry, 'reason'), textOf(byEnt.get(entry.author), 'name')]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p class={styles.full}>{textOf(entry, 'text')}</p>
          </div>
        )
      })}
      {open.value ? (
        <AmendForm note={note} words={words} onDone={() => (open.value = false)} />
      ) : (
        mayAdd && (
          <Button icon="plus" onClick={() => (open.value = true)}>
            {words.amend}
          </Button>
        )
      )}
    </Section>
  )
}

type AmendFormProps = { note: Shown; words: Words; onDone: () => void }

function AmendForm({ note, words, onDone }: AmendFormProps) {
  const { store } = useApp()
  const text = useSignal('')
  const reason = useSignal('')
  const problem = useSignal<Problem | undefined>(undefined)
  const save = async () => {
    const patch = {
      observation: note.ent,
      text: text.value.trim(),
      reason: reason.value.trim(),
      at: msToInstant(store.now())
    }
    const { book, grp } = note
    const ctx = { pos: 0, ids: [] }
    const saved = await store.change([
      { book, grp, ent: store.newEntity(), kind: 'amendment', patch, ctx }
    ])
    if (saved.ok) onDone()
    else problem.value = saved.problem
  }
  const complete = text.value.trim() !== '' && reason.value.trim() !== ''
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (complete) void save()
      }}
    >
      {problem.value && <ProblemNotice problem={problem.value} />}
      <TextArea
        label={words.amendText}
        hint={words.amendHint}
        value={text.value}
        onInput={(value) => (text.value = value)}
      />
      <TextField
        label={words.amendReason}
        value={reason.value}
        maxlength={200}
        onInput={(value) => (reason.value = value)}
      />
      <ButtonRow>
        <Button type="submit" kind="filled" disabled={!complete}>
          {words.save}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {words.cancel}
        </Button>
      </ButtonRow>
    </form>
  )
}
