import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Id } from '#lib/id.ts'
import type { Problem } from '#lib/result.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useApp } from '../shared/app-context.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import type { CopiesWords } from './copies-words.ts'
import styles from './sheet.module.css'

type Chosen = { readonly name: string; readonly bytes: Uint8Array; readonly rescue: boolean }
type Brought = {
  readonly fresh: number
  readonly elsewhere: number
  /** a colleague's own copy: what only she may read was left out */
  readonly colleagues: boolean
  /** projects that do not know who sits here */
  readonly strangers: readonly { readonly book: Id; readonly title: string }[]
}

/** A file in: read whole before anything is written, the same projects again, nothing twice. */
export function BringIn({ words }: { words: CopiesWords }) {
  const app = useApp()
  const input = useRef<HTMLInputElement>(null)
  const chosen = useSignal<Chosen | undefined>(undefined)
  const opener = useSignal('')
  const busy = useSignal(false)
  const brought = useSignal<Brought | undefined>(undefined)
  const problem = useSignal<Problem | undefined>(undefined)
  const choose = async (file: File | undefined) => {
    if (!file) return
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { isRescueFile } = await import('#sync/rescue-file.ts')
    chosen.value = { name: file.name, bytes, rescue: isRescueFile(bytes) }
    brought.value = undefined
    problem.value = undefined
  }
  const open = async ({ bytes, rescue }: Chosen) => {
    busy.value = true
    const opened = rescue
      ? await (await import('#sync/rescue-file.ts')).openRescueFile(app.store, bytes)
      : await (await import('#sync/bundle.ts')).openCopy(app.sharing, bytes, opener.value)
    busy.value = false
    problem.value = opened.ok ? undefined : opened.problem
    if (!opened.ok) return
    const { value } = opened
    const { broughtBook } = await import('#sync/brought.ts')
    brought.value = {
      fresh: value.fresh,
      elsewhere: 'elsewhere' in value ? value.elsewhere : 0,
      colleagues: 'colleagues' in value && value.colleagues,
      strangers:
        'books' in value
          ? value.books.filter(({ book }) => broughtBook(app.sharing, book) !== undefined)
          : []
    }
    void app.sync.sendNow()
  }
  const file = chosen.value
  return (
    <Section title={words.bring} lead={words.bringLead}>
      <input
        ref={input}
        class={styles.file}
        type="file"
        accept=".jotter,application/octet-stream"
        aria-label={words.choose}
        onChange={(event) => void choose(event.currentTarget.files?.[0])}
      />
      <Button onClick={() => input.current?.click()}>{words.choose}</Button>
      {file && (
        <form
          class={styles.confirm}
          onSubmit={(event) => {
            event.preventDefault()
            void open(file)
          }}
        >
          <p>{words.chosen(file.name)}</p>
          {!file.rescue && (
            <TextField
              kind="code"
              label={words.opener}
              value={opener.value}
              onInput={(value) => (opener.value = value)}
            />
          )}
          <Button type="submit" kind="filled" live busy={busy.value}>
            {words.open}
          </Button>
        </form>
      )}
      {problem.value && <ProblemNotice problem={problem.value} />}
      {brought.value && (
        <Notice tone="grey" icon="tick" announce="status">
          <p>{words.brought(brought.value.fresh)}</p>
          {brought.value.colleagues && <p>{words.colleaguesCopy}</p>}
          {brought.value.elsewhere > 0 && <p>{words.elsewhere(brought.value.elsewhere)}</p>}
        </Notice>
      )}
      {brought.value?.strangers.map(({ book, title }) => (
        <div key={book}>
          <p>{words.whoAreYouHint(title)}</p>
          <ButtonLink kind="filled" live href={`/join?who=${book}`}>
            {words.whoAreYou}
          </ButtonLink>
        </div>
      ))}
    </Section>
  )
}
