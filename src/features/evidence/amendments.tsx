import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Id } from '#lib/id.ts'
import { ok, type Problem, type Result } from '#lib/result.ts'
import { instantToMs, msToClock, msToDay, msToInstant } from '#lib/time.ts'
import type { Book, Entry, Shown } from '#store/types.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { TextArea, TextField } from '#ui/text-field.tsx'
import { useApp } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { giveCorrection } from '../shared/give-correction.ts'
import { textOf } from '../shared/names.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { correctionsOf } from './corrections.ts'
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
  const corrections = correctionsOf(byEnt.values()).get(note.ent) ?? []
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
        <AmendForm note={note} book={book} words={words} onDone={() => (open.value = false)} />
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

type AmendFormProps = { note: Shown; book: Book; words: Words; onDone: () => void }

function AmendForm({ note, book, words, onDone }: AmendFormProps) {
  const { store, sync } = useApp()
  const text = useSignal('')
  const reason = useSignal('')
  const problem = useSignal<Problem | undefined>(undefined)
  const written = useRef<Id | undefined>(undefined)
  const write = async (): Promise<Result<unknown>> => {
    const patch = {
      observation: note.ent,
      text: text.value.trim(),
      reason: reason.value.trim(),
      at: msToInstant(store.now())
    }
    const ent = store.newEntity()
    const ctx = { pos: 0, ids: [] }
    const saved = await store.change([
      { book: book.book, grp: note.grp, ent, kind: 'amendment', patch, ctx }
    ])
    if (saved.ok) written.current = ent
    return saved
  }
  const save = async () => {
    const saved = written.current ? ok(undefined) : await write()
    const given =
      saved.ok && written.current
        ? await giveCorrection(store, sync, book, note, written.current)
        : saved
    if (given.ok) onDone()
    else problem.value = given.problem
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
