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
import { waitingIn } from '../shared/unchecked.ts'
import { leaving } from './leaving.ts'
import styles from './this-tablet.module.css'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** One number 96 px tall, one sentence, one button. */
export function BeforeYouLeave() {
  const app = useApp()
  const all = useWords(english, gaelic)
  const words = all.before
  const back = { href: '/tablet', label: all.back }
  const book = app.book.value
  if (!book) {
    return (
      <Page title={words.title} back={back}>
        <EmptyState picture={<SchoolGate />} sentence={words.nothing} />
      </Page>
    )
  }
  return (
    <Page title={words.title} back={back}>
      <Number book={book} words={words} />
    </Page>
  )
}

function Number({ book, words }: { book: Book; words: Words['before'] }) {
  const app = useApp()
  const busy = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const standing = app.store.standing(book.book).value
  const facts = leaving(book, standing)
  const { photos, sounds, lesson } = waitingIn(app.store, book.book)
  const halves = standing.drafts - photos - sounds
  const send = async () => {
    busy.value = true
    await app.store.flushDrafts()
    const sent = await app.sync.sendNow()
    busy.value = false
    problem.value = sent.ok ? undefined : sent.problem
  }
  // Who was let in by a code or a file cannot share what is a lead's.
  const leads = book.channels.some(({ audience, role }) => audience === 'group' && role === 'lead')
  const last = app.sync.state.value.lastSuccess
  return (
    <div class={styles.leave}>
      <p class={facts.may ? `${styles.number} ${styles.ring}` : styles.number}>{facts.number}</p>
      <p class={styles.sentence} role="status">
        {facts.may ? (
          <>
            <strong>{words.safe(facts.number)}</strong> {words.youCan}
          </>
        ) : (
          <>
            {facts.why === 'key' ? words.keyOnly : words.only(facts.number)}
            {halves > 0 && ` ${words.unfinished(halves)}`}
            {photos > 0 && ` ${words.photos(photos)}`}
            {sounds > 0 && ` ${words.sounds(sounds)}`}
            {facts.why === 'local' && ` ${words.local}`}
            {facts.why === 'unshared' && ` ${leads ? words.notShared : words.byHand}`}
          </>
        )}
      </p>
      {problem.value && <ProblemNotice problem={problem.value} />}
      <ButtonRow>
        {lesson && (
          <ButtonLink live href={`/lessons/${lesson}/after`}>
            {words.toTheBell}
          </ButtonLink>
        )}
        {facts.why === 'waiting' && (
          <Button kind="filled" live busy={busy.value} onClick={() => void send()}>
            {words.send}
          </Button>
        )}
        {facts.why === 'unshared' && leads && (
          <ButtonLink kind="filled" live href="/group">
            {words.share}
          </ButtonLink>
        )}
        {facts.why === 'key' && (
          <ButtonLink kind="filled" live href="/tablet/sheet">
            {words.makeSheet}
          </ButtonLink>
        )}
        {(facts.why === 'waiting' || facts.why === 'unshared') && (
          <ButtonLink live href="/tablet/copies">
            {words.copy}
          </ButtonLink>
        )}
      </ButtonRow>
      {last !== undefined && <p class={styles.small}>{words.lastSent(msToClock(last))}</p>}
    </div>
  )
}
