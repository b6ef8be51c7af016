import { useSignal } from '@preact/signals'
import type { Problem } from '#lib/result.ts'
import { msToDay } from '#lib/time.ts'
import type { Book } from '#store/types.ts'
import type { CarriedRole } from '#sync/carried.ts'
import type { HandedCode } from '#sync/carry.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { ChoiceGroup } from '#ui/choice-group.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page, Section } from '#ui/page.tsx'
import { PickField } from '#ui/pick-field.tsx'
import { QrCode } from '#ui/qr-code.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { ofKind, textOf } from '../shared/names.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { fitsQr, qrModules } from '../shared/qr.ts'
import styles from './group.module.css'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

const ROLES: readonly CarriedRole[] = ['member', 'observer', 'adviser']

type Step =
  | { readonly step: 'ask' }
  | { readonly step: 'shown'; readonly code: HandedCode }
  | { readonly step: 'away' }

/** Bring someone in without a server: one code, shown across the table and put away. It is kept nowhere. */
export function WithoutServer() {
  const book = useApp().book.value
  return book ? <HandOver key={book.book} book={book} /> : null
}

function HandOver({ book }: { book: Book }) {
  const words = useWords(english, gaelic)
  const step = useSignal<Step>({ step: 'ask' })
  const back = { href: '/group', label: words.back }
  const now = step.value
  switch (now.step) {
    case 'ask':
      return (
        <Page title={words.hand.title} lead={words.hand.lead} back={back}>
          <Ask
            book={book}
            words={words}
            onCode={(code) => (step.value = { step: 'shown', code })}
          />
        </Page>
      )
    case 'shown':
      return (
        <Page title={words.hand.title} back={back}>
          <Shown
            code={now.code}
            words={words.hand}
            onAway={() => (step.value = { step: 'away' })}
          />
        </Page>
      )
    case 'away':
      return (
        <Page title={words.hand.away} lead={words.hand.next} back={back}>
          <ButtonRow>
            <ButtonLink kind="filled" live icon="share" href="/tablet/copies">
              {words.hand.file}
            </ButtonLink>
            <Button kind="quiet" live onClick={() => (step.value = { step: 'ask' })}>
              {words.hand.another}
            </Button>
          </ButtonRow>
        </Page>
      )
  }
}

type AskProps = { book: Book; words: Words; onCode: (code: HandedCode) => void }

function Ask({ book, words, onCode }: AskProps) {
  const app = useApp()
  const role = useSignal<CarriedRole>('member')
  const school = useSignal('')
  const busy = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const schools = ofKind(app.store.entries(book.book).value, 'school')
  const isAdviser = role.value === 'adviser'
  const make = async () => {
    busy.value = true
    const { carryWelcome } = await import('#sync/carry.ts')
    const made = await carryWelcome(app.sharing, {
      book: book.book,
      role: role.value,
      ...(school.value && !isAdviser ? { school: school.value } : {})
    })
    busy.value = false
    problem.value = made.ok ? undefined : made.problem
    if (made.ok) onCode(made.value)
  }
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <ChoiceGroup
        legend={words.bring.who}
        layout="column"
        choices={ROLES.map((value) => ({
          value,
          label: words.roles[value],
          hint: words.bring.hints[value]
        }))}
        value={role.value}
        onChange={(value) => (role.value = value)}
      />
      {!isAdviser && (
        <PickField
          label={words.bring.school}
          none={words.bring.noSchool}
          picks={schools.map((one) => ({ value: one.ent, label: textOf(one, 'name') }))}
          value={school.value}
          onChange={(value) => (school.value = value)}
        />
      )}
      {problem.value && <ProblemNotice problem={problem.value} />}
      <ButtonRow>
        <Button type="submit" kind="filled" live icon="scan" busy={busy.value}>
          {words.hand.make}
        </Button>
      </ButtonRow>
      <p class={styles.aside}>
        {words.hand.own} <a href="/tablet/copies">{words.hand.ownLink}</a>
      </p>
    </form>
  )
}

type ShownProps = { code: HandedCode; words: Words['hand']; onAway: () => void }

function Shown({ code: { text, expires }, words, onAway }: ShownProps) {
  const app = useApp()
  const copied = useSignal(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      copied.value = true
    } catch {
      // The text stands below and can be selected by hand.
    }
  }
  const day = dayWords(msToDay(expires), app.now(), app.settings.language.value)
  return (
    <>
      <Notice tone="amber">
        <strong>{words.warning}</strong>
        <p>{words.putAwayHint}</p>
      </Notice>
      <div class={styles.scan}>
        {fitsQr(text) && <QrCode modules={qrModules(text)} label={words.qr} size={360} />}
        <p>{words.qr}</p>
        <p class={styles.aside}>{words.until(day)}</p>
        <Button kind="filled" live onClick={onAway}>
          {words.putAway}
        </Button>
      </div>
      <Section title={words.code} lead={words.codeHint}>
        <p class={styles.secret} data-testid="carried-code">
          {text}
        </p>
        <Button icon="copy" onClick={() => void copy()}>
          {copied.value ? words.copied : words.copy}
        </Button>
      </Section>
    </>
  )
}
