import { useSignal } from '@preact/signals'
import type { Problem } from '#lib/result.ts'
import { msToDay } from '#lib/time.ts'
import type { SealedCopy } from '#sync/bundle.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/check-list.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page, Section } from '#ui/page.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { saveFile } from '../shared/save-file.ts'
import { BringIn } from './bring-in.tsx'
import { words as english, type CopiesWords } from './copies-words.ts'
import { rememberCopy } from './removal.ts'
import styles from './sheet.module.css'

const gaelic = async () => (await import('./copies-words.gd.ts')).copiesWordsGd

/** A sealed copy out, files in, and the readable export behind a sentence. */
export function Copies() {
  const app = useApp()
  const words = useWords(english, gaelic)
  const projects = app.store.books.value.filter((book) => book.kind === 'project')
  return (
    <Page title={words.title} lead={words.lead} back={{ href: '/tablet', label: words.back }}>
      {projects.length > 0 ? <MakeCopy words={words} /> : <p>{words.nothing}</p>}
      <BringIn words={words} />
      {app.book.value?.kind === 'project' && <ReadableFile words={words} />}
    </Page>
  )
}

type PartProps = { words: CopiesWords }

function MakeCopy({ words }: PartProps) {
  const app = useApp()
  const busy = useSignal(false)
  const copy = useSignal<SealedCopy | undefined>(undefined)
  const problem = useSignal<Problem | undefined>(undefined)
  const make = async () => {
    busy.value = true
    const { sealedCopy } = await import('#sync/bundle.ts')
    const made = await sealedCopy(app.sharing)
    busy.value = false
    copy.value = made.ok ? made.value : undefined
    problem.value = made.ok ? undefined : made.problem
  }
  return (
    <Section title={words.make} lead={words.makeLead}>
      {problem.value && <ProblemNotice problem={problem.value} />}
      {copy.value ? (
        <SaveCopy copy={copy.value} words={words} />
      ) : (
        <Button kind="filled" live busy={busy.value} onClick={() => void make()}>
          {busy.value ? words.making : words.make}
        </Button>
      )}
    </Section>
  )
}

function SaveCopy({ copy, words }: PartProps & { copy: SealedCopy }) {
  const app = useApp()
  const typed = useSignal('')
  const wrong = useSignal(false)
  const saved = useSignal(false)
  const save = async () => {
    const { typedBack } = await import('#sync/bundle.ts')
    wrong.value = !typedBack(copy.code, typed.value)
    if (wrong.value) return
    const name = `jotter-${msToDay(app.now())}.jotter`
    saved.value = await saveFile(copy.file, name, 'application/octet-stream')
    if (saved.value) rememberCopy(app.store.books.value.map((book) => book.book))
  }
  return (
    <form
      class={styles.confirm}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div>
        <strong>{words.code}</strong>
        <p>{words.codeHint}</p>
      </div>
      <p class={styles.code} data-testid="copy-code">
        {copy.code}
      </p>
      {copy.opensWithSheet && <p>{words.withSheet}</p>}
      <TextField
        kind="code"
        label={words.typeBack}
        hint={words.typeBackHint}
        error={wrong.value ? words.typedWrong : undefined}
        value={typed.value}
        onInput={(value) => (typed.value = value)}
      />
      <Button type="submit" kind="filled" live disabled={!typed.value.trim()}>
        {words.save}
      </Button>
      {saved.value && (
        <Notice tone="grey" icon="tick" announce="status">
          {words.saved}
        </Notice>
      )}
    </form>
  )
}

function ReadableFile({ words }: PartProps) {
  const app = useApp()
  const everything = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const save = async () => {
    const book = app.book.value
    if (!book) return
    const [{ exportReadable, readableText }, { kinds }] = await Promise.all([
      import('#sync/export-readable.ts'),
      import('#kinds/index.ts')
    ])
    const scope = everything.value ? 'everything' : 'handed-in'
    const readable = await exportReadable({ store: app.store, kinds }, book.book, scope)
    problem.value = readable.ok ? undefined : readable.problem
    if (!readable.ok) return
    const bytes = new TextEncoder().encode(readableText(readable.value))
    await saveFile(bytes, `jotter-readable-${msToDay(app.now())}.json`, 'application/json')
  }
  return (
    <Section title={words.readable} lead={words.readableLead}>
      {problem.value && <ProblemNotice problem={problem.value} />}
      <Checkbox
        label={words.everything}
        checked={everything.value}
        onChange={(checked) => (everything.value = checked)}
      />
      <Button onClick={() => void save()}>{words.readableMake}</Button>
    </Section>
  )
}
