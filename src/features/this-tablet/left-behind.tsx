import { ButtonLink, ButtonRow } from '#ui/button.tsx'
import { useApp } from '../shared/app-context.ts'
import { waitingIn } from '../shared/unchecked.ts'
import { bookTitle } from './book-title.ts'
import type { Left } from './leaving.ts'
import styles from './this-tablet.module.css'
import type { Words } from './words.ts'

interface LeftBehindProps {
  readonly left: Left
  /** there are others, or it is not the one that is open: its name and its own number are said */
  readonly isNamed: boolean
  readonly words: Words
}

/** What one project would leave behind, and the way to it: whoever takes it opens that project. */
export function LeftBehind({ left, isNamed, words: all }: LeftBehindProps) {
  const app = useApp()
  const words = all.before
  const { book, leaving } = left
  const { number, why } = leaving
  const { photos, sounds, lesson } = waitingIn(app.store, book.book)
  const halves = app.store.standing(book.book).value.drafts - photos - sounds
  // Who was let in by a code or a file cannot share what is a lead's.
  const leads = book.channels.some(({ audience, role }) => audience === 'group' && role === 'lead')
  const said = [
    isNamed && (why === 'key' ? words.keyCount(number) : words.count(number)),
    halves > 0 && words.unfinished(halves),
    photos > 0 && words.photos(photos),
    sounds > 0 && words.sounds(sounds),
    why === 'local' && words.local,
    why === 'unshared' && (leads ? words.notShared : words.byHand)
  ].filter((sentence) => typeof sentence === 'string')
  const choose = () => app.chooseBook(book.book)
  const share = why === 'unshared' && leads
  const isElsewhere = app.book.value?.book !== book.book && !lesson && !share
  return (
    <section class={styles.left} data-left={book.book}>
      {isNamed && <h2>{bookTitle(app.store, book, all)}</h2>}
      {said.length > 0 && <p class={styles.sentence}>{said.join(' ')}</p>}
      <ButtonRow>
        {lesson && (
          <ButtonLink
            kind={why === 'unfinished' && !isNamed ? 'filled' : 'plain'}
            live
            href={`/lessons/${lesson}/after`}
            onClick={choose}
          >
            {words.toTheBell}
          </ButtonLink>
        )}
        {share && (
          <ButtonLink kind={isNamed ? 'plain' : 'filled'} live href="/group" onClick={choose}>
            {words.share}
          </ButtonLink>
        )}
        {isElsewhere && (
          <ButtonLink live href="/" onClick={choose}>
            {words.open}
          </ButtonLink>
        )}
      </ButtonRow>
    </section>
  )
}
