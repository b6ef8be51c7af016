import { useSignal } from '@preact/signals'
import { useCallback, useEffect } from 'preact/hooks'
import type { Problem } from '#lib/result.ts'
import { msToDay } from '#lib/time.ts'
import type { SheetRecord } from '#sync/sheet-record.ts'
import type { Sheet } from '#sync/sheet.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page, Section } from '#ui/page.tsx'
import { KeyOnNail } from '#ui/pictures-keep.tsx'
import { QrCode } from '#ui/qr-code.tsx'
import { Row, RowList } from '#ui/row.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { qrModules } from '../shared/qr.ts'
import { words as english, type SheetWords } from './sheet-words.ts'
import styles from './sheet.module.css'

const gaelic = async () => (await import('./sheet-words.gd.ts')).sheetWordsGd

/** Make, print and type back: only a sheet whose last letters were typed back counts as a second key holder. */
export function RecoverySheet() {
  const app = useApp()
  const words = useWords(english, gaelic)
  const sheet = useSignal<Sheet | undefined>(undefined)
  const busy = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const proved = useSignal(0)
  const projects = app.store.books.value.filter((book) => book.kind === 'project')
  const shared = projects.some((book) => book.channels.some((channel) => channel.registered))
  const back = { href: '/tablet', label: words.back }
  const make = async () => {
    busy.value = true
    const { makeSheet } = await import('#sync/sheet.ts')
    const made = await makeSheet(app.sharing)
    busy.value = false
    sheet.value = made.ok ? made.value : undefined
    problem.value = made.ok ? undefined : made.problem
  }
  if (!shared) {
    return (
      <Page title={words.title} lead={words.lead} back={back}>
        <EmptyState
          picture={<KeyOnNail />}
          sentence={projects.length === 0 ? words.nothing : words.setup}
          action={
            projects.length > 0 ? (
              <ButtonLink kind="filled" href="/group">
                {words.share}
              </ButtonLink>
            ) : undefined
          }
        />
      </Page>
    )
  }
  return (
    <Page title={words.title} lead={words.lead} back={back}>
      {problem.value && <ProblemNotice problem={problem.value} />}
      {sheet.value ? (
        <>
          <Paper sheet={sheet.value} words={words} />
          <TypeBack sheet={sheet.value} words={words} onProved={() => (proved.value += 1)} />
        </>
      ) : (
        <div data-print="never">
          <p>{words.hint}</p>
          <Button kind="filled" live icon="key" busy={busy.value} onClick={() => void make()}>
            {words.make}
          </Button>
        </div>
      )}
      <Sheets words={words} key={`${sheet.value?.id}${proved.value}`} />
    </Page>
  )
}

type SheetProps = { sheet: Sheet; words: SheetWords }

/** The page as it is printed: letters in groups of four, the same as a code to scan, the address, the projects. */
function Paper({ sheet, words }: SheetProps) {
  const app = useApp()
  const language = app.settings.language.value
  return (
    <section class={styles.paper} aria-label={words.paperTitle}>
      <h2>{words.paperTitle}</h2>
      <p>
        <strong>{words.paperLead}</strong>
      </p>
      <dl class={styles.facts}>
        <dt>{words.projects}</dt>
        <dd>{sheet.titles.join(', ')}</dd>
        <dt>{words.server}</dt>
        <dd>{sheet.origin}</dd>
      </dl>
      <p>{words.made(dayWords(msToDay(sheet.made), 0, language))}</p>
      <div class={styles.key}>
        <QrCode modules={qrModules(sheet.qrText)} label={words.qr} size={240} />
        <ol class={styles.letters} aria-label={words.letters} data-testid="sheet-letters">
          {sheet.letters.map((group, index) => (
            <li key={index}>{group}</li>
          ))}
        </ol>
      </div>
      <p>{words.how}</p>
    </section>
  )
}

function TypeBack({ sheet, words, onProved }: SheetProps & { onProved: () => void }) {
  const { sharing } = useApp()
  const typed = useSignal('')
  const done = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const confirm = async () => {
    const { confirmSheet } = await import('#sync/sheet.ts')
    const confirmed = await confirmSheet(sharing, typed.value, sheet.id)
    done.value = confirmed.ok
    if (confirmed.ok) onProved()
    problem.value = confirmed.ok ? undefined : confirmed.problem
  }
  if (done.value) {
    return (
      <Notice tone="grey" icon="tick" announce="status">
        {words.confirmed}
      </Notice>
    )
  }
  return (
    <form
      class={styles.confirm}
      data-print="never"
      onSubmit={(event) => {
        event.preventDefault()
        void confirm()
      }}
    >
      <Button icon="print" live onClick={() => window.print()}>
        {words.print}
      </Button>
      {problem.value && <ProblemNotice problem={problem.value} />}
      <TextField
        kind="code"
        label={words.typeBack}
        hint={words.typeBackHint}
        maxlength={9}
        value={typed.value}
        onInput={(value) => (typed.value = value)}
      />
      <ButtonRow>
        <Button type="submit" kind="filled" live disabled={typed.value.trim().length < 4}>
          {words.confirm}
        </Button>
      </ButtonRow>
    </form>
  )
}

function Sheets({ words }: { words: SheetWords }) {
  const app = useApp()
  const known = useSignal<readonly SheetRecord[]>([])
  const { sharing } = app
  const load = useCallback(async () => {
    const { sheets } = await import('#sync/sheet.ts')
    known.value = await sheets(sharing)
  }, [sharing, known])
  useEffect(() => void load(), [load])
  const makeVoid = async (id: string) => {
    const { voidSheet } = await import('#sync/sheet.ts')
    await voidSheet(sharing, id)
    await load()
  }
  const working = known.value.filter((sheet) => sheet.last !== '')
  if (working.length === 0) return null
  return (
    <div data-print="never">
      <Section title={words.list}>
        <RowList>
          {working.map((sheet) => (
            <Row
              key={sheet.id}
              title={words.made(dayWords(msToDay(sheet.made), 0, app.settings.language.value))}
              detail={sheet.confirmed ? words.proved : words.unproved}
              end={
                <Button kind="quiet" onClick={() => void makeVoid(sheet.id)}>
                  {words.void}
                </Button>
              }
            />
          ))}
        </RowList>
      </Section>
    </div>
  )
}
