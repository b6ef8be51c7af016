import { useSignal } from '@preact/signals'
import { msToClock } from '#lib/time.ts'
import type { Problem } from '#lib/result.ts'
import type { Book } from '#store/types.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Page } from '#ui/page.tsx'
import { SchoolGate } from '#ui/pictures-keep.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { LeftBehind } from './left-behind.tsx'
import { leavingAll } from './leaving.ts'
import styles from './this-tablet.module.css'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** One number 96 px tall, one sentence, one button; and each project that would leave something behind, by its name. */
export function BeforeYouLeave() {
  const app = useApp()
  const words = useWords(english, gaelic)
  const back = { href: '/tablet', label: words.back }
  const books = app.store.books.value
  return (
    <Page title={words.before.title} back={back}>
      {books.length === 0 ? (
        <EmptyState picture={<SchoolGate />} sentence={words.before.nothing} />
      ) : (
        <Number books={books} words={words} />
      )}
    </Page>
  )
}

function Number({ books, words: all }: { books: readonly Book[]; words: Words }) {
  const app = useApp()
  const words = all.before
  const busy = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const open = app.book.value?.book
  const facts = leavingAll(
    open,
    books.map((book) => ({ book, standing: app.store.standing(book.book).value }))
  )
  const send = async () => {
    busy.value = true
    await app.store.flushDrafts()
    const sent = await app.sync.sendNow()
    busy.value = false
    problem.value = sent.ok ? undefined : sent.problem
  }
  const has = (...whys: readonly string[]) =>
    facts.left.some(({ leaving }) => whys.includes(leaving.why ?? ''))
  // One project, and it is the open one: everybody knows which is meant.
  const isNamed = facts.left.length > 1 || facts.left[0]?.book.book !== open
  const last = app.sync.state.value.lastSuccess
  return (
    <div class={styles.leave}>
      <p class={facts.may ? `${styles.number} ${styles.ring}` : styles.number}>{facts.number}</p>
      <p class={styles.sentence} role="status">
        {facts.may ? (
          <>
            <strong>{words.safe(facts.number)}</strong>{' '}
            {facts.practice ? words.youCanPractice : words.youCan}
          </>
        ) : facts.keyOnly ? (
          words.keyOnly
        ) : (
          words.only(facts.number)
        )}
      </p>
      {facts.left.map((left) => (
        <LeftBehind key={left.book.book} left={left} isNamed={isNamed} words={all} />
      ))}
      {problem.value && <ProblemNotice problem={problem.value} />}
      <ButtonRow>
        {has('waiting') && (
          <Button kind="filled" live busy={busy.value} onClick={() => void send()}>
            {words.send}
          </Button>
        )}
        {has('key') && (
          <ButtonLink kind={has('waiting') ? 'plain' : 'filled'} live href="/tablet/sheet">
            {words.makeSheet}
          </ButtonLink>
        )}
        {has('waiting', 'unfinished', 'unshared') && (
          <ButtonLink live href="/tablet/copies">
            {words.copy}
          </ButtonLink>
        )}
      </ButtonRow>
      {last !== undefined && <p class={styles.small}>{words.lastSent(msToClock(last))}</p>}
    </div>
  )
}
