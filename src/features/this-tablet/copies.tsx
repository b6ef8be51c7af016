import { useSignal } from '@preact/signals'
import type { Problem } from '#lib/result.ts'
import { msToDay } from '#lib/time.ts'
import type { SealedCopy } from '#sync/bundle.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/check-list.tsx'
import { Page, Section } from '#ui/page.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { saveFile } from '../shared/save-file.ts'
import { BringIn } from './bring-in.tsx'
import { ColleagueFile } from './colleague-file.tsx'
import { words as english, type CopiesWords } from './copies-words.ts'
import { rememberCopy } from './removal.ts'
import { SaveCopy } from './save-copy.tsx'

const gaelic = async () => (await import('./copies-words.gd.ts')).copiesWordsGd

/** A sealed copy out, files in, and the readable export behind a sentence. */
export function Copies() {
  const app = useApp()
  const words = useWords(english, gaelic)
  const projects = app.store.books.value.filter((book) => book.kind === 'project')
  return (
    <Page title={words.title} lead={words.lead} back={{ href: '/tablet', label: words.back }}>
      {projects.length > 0 ? <MakeCopy words={words} /> : <p>{words.nothing}</p>}
      {app.book.value?.kind === 'project' && (
        <ColleagueFile key={app.book.value.book} book={app.book.value} words={words} />
      )}
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
        <SaveCopy
          copy={copy.value}
          hint={words.codeHint}
          words={words}
          onSaved={() => rememberCopy(app.store.books.value.map((book) => book.book))}
        />
      ) : (
        <Button kind="filled" live busy={busy.value} onClick={() => void make()}>
          {busy.value ? words.making : words.make}
        </Button>
      )}
    </Section>
  )
}

function ReadableFile({ words }: PartProps) {
  const app = useApp()
  const everything = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const save = async () => {
    const book = app.book.value
    if (!book) return
    const [{ exportReadable, readableText }, { kinds }, { englishWords: words }] =
      await Promise.all([
        import('#sync/export-readable.ts'),
        import('#kinds/index.ts'),
        import('#kinds/words.ts')
      ])
    const scope = everything.value ? 'everything' : 'handed-in'
    const readable = await exportReadable({ store: app.store, kinds, words }, book.book, scope)
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
