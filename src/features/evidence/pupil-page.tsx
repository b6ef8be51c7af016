import { useComputed, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { Id } from '#lib/id.ts'
import { msToDay } from '#lib/time.ts'
import type { Book, Entry, Shown } from '#store/types.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Switch } from '#ui/check-list.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Page, Section } from '#ui/page.tsx'
import { OpenJotter } from '#ui/pictures-empty.tsx'
import { Progress } from '#ui/progress.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { pupilName, textOf } from '../shared/names.ts'
import { correctionsOf } from './corrections.ts'
import { noteDay } from './note-time.ts'
import { isPrivateLesson, Lesson } from './pupil-lesson.tsx'
import {
  hasPrivate,
  isPrivate,
  lessonsOf,
  notesOfPupil,
  openAll,
  photographedAmong,
  samplingsOfPupil
} from './pupil-model.ts'
import styles from './pupil-page.module.css'
import type { PupilNoteView } from './pupil-note.tsx'
import { words as ownEnglish, type PageWords } from './pupil-words.ts'
import { words as english } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd
const ownGaelic = async () => (await import('./pupil-words.gd.ts')).wordsGd

/** Far from any day of ours: paper knows no "today", and each day is said with its year. */
const ALWAYS = 0

/** Everything about one case pupil over the lessons, to read and to print. */
export function PupilPage() {
  const app = useApp()
  const shared = useWords(english, gaelic)
  const own = useWords(ownEnglish, ownGaelic)
  const words = { ...shared, ...own }
  const ent = useRoute().params['pupil'] ?? ''
  const book = app.book.value
  const entries = book ? app.store.entries(book.book).value : []
  const pupil = entries.find((entry) => entry.ent === ent && entry.kind === 'pupil')
  if (!book || !pupil || pupil.deleted) {
    return <Page title={words.none} back={{ href: '/evidence', label: words.back }} />
  }
  return <About key={ent} pupil={pupil} book={book} words={words} />
}

type AboutProps = { pupil: Entry; book: Book; words: PageWords }

function About({ pupil, book, words }: AboutProps) {
  const app = useApp()
  const entries = app.store.entries(book.book)
  const noted = useComputed(() => notesOfPupil(pupil.ent, entries.value))
  const lessons = useComputed(() =>
    lessonsOf(noted.value, samplingsOfPupil(pupil.ent, entries.value), entries.value)
  )
  const notes = noted.value
  const byEnt = useComputed(
    () => new Map(entries.value.map((entry) => [entry.ent, entry] as const))
  ).value
  const corrections = useComputed(() => correctionsOf(entries.value)).value
  const photographed = useComputed(() => photographedAmong(entries.value)).value
  const { opened, done } = useOpened(notes)
  const privateToo = useSignal(false)
  const asks = useComputed(() =>
    hasPrivate(
      noted.value,
      lessons.value.flatMap(({ samplings }) => samplings),
      entries.value
    )
  ).value
  const name = pupilName(pupil) ?? ''
  const view: PupilNoteView = {
    pupil: pupil.ent,
    byEnt,
    corrections,
    opened,
    photographed,
    words
  }
  const sampled = lessons.value.flatMap(({ samplings }) => samplings)
  const isEmpty = notes.length + sampled.length === 0
  return (
    <div class={privateToo.value ? undefined : styles.sparing}>
      <Page
        title={name}
        lead={
          <>
            {textOf(pupil, 'classStage')}
            {notes.length > 0 && (
              <span data-print="never">
                {` · ${words.noted(notes.length, lessons.value.length)}`}
              </span>
            )}
          </>
        }
        back={{ href: '/evidence', label: words.back }}
        actions={
          !isEmpty && (
            <Button icon="print" disabled={!done} onClick={() => window.print()}>
              {words.print}
            </Button>
          )
        }
      >
        <PaperHead book={book} words={words} />
        {textOf(pupil, 'standsFor') && (
          <p class={styles.standsFor}>
            <span class={styles.term}>{words.standsFor}</span>
            {textOf(pupil, 'standsFor')}
          </p>
        )}
        {asks && (
          <div data-print="never">
            <Switch
              label={words.privateToo}
              hint={words.privateHint}
              checked={privateToo.value}
              onChange={(on) => (privateToo.value = on)}
            />
          </div>
        )}
        {!done && notes.length > 0 && (
          <Progress
            label={words.opening}
            value={opened.size}
            max={notes.length}
            words={words.opened(opened.size, notes.length)}
          />
        )}
        {isEmpty && (
          <EmptyState
            picture={<OpenJotter />}
            sentence={words.empty(textOf(pupil, 'label') || name)}
            action={
              <ButtonRow>
                <Button kind="filled" live onClick={() => app.navigate('/live')}>
                  {words.takeNote}
                </Button>
              </ButtonRow>
            }
          />
        )}
        {lessons.value.map((lesson) => (
          <div key={lesson.lesson} data-private={isPrivateLesson(lesson, byEnt)}>
            <Lesson lesson={lesson} view={view} />
          </div>
        ))}
        {lessons.value.length > 1 && <OwnWords notes={notes} view={view} />}
        <p class={styles.purpose}>{words.purpose}</p>
      </Page>
    </div>
  )
}

/** The notes as far as they are open; one that has changed is opened again, and stays readable meanwhile. */
function useOpened(notes: readonly Entry[]): {
  readonly opened: ReadonlyMap<Id, Shown>
  /** each was tried once; what is damaged does not open */
  readonly done: boolean
} {
  const { store } = useApp()
  const opened = useSignal<ReadonlyMap<Id, Shown>>(new Map())
  const done = useSignal(false)
  const openedFor = useRef(new WeakSet<Entry>())
  useEffect(() => {
    let wanted = true
    // Entries are replaced, never changed: a new one may have other words under the same time, as after a checkpoint.
    const fresh = notes.filter((note) => !openedFor.current.has(note))
    const ents = fresh.map(({ ent }) => ent)
    const tell = (now: ReadonlyMap<Id, Shown>) => {
      for (const note of fresh) if (now.has(note.ent)) openedFor.current.add(note)
      opened.value = new Map([...opened.value, ...now])
    }
    void openAll(store, ents, tell, () => wanted).then(() => {
      if (wanted) done.value = true
    })
    return () => {
      wanted = false
    }
  }, [store, notes, opened, done])
  return { opened: opened.value, done: done.value }
}

/** What a sheet of paper about a child must say: for what it is, of when, and until when (P25). */
function PaperHead({ book, words }: { book: Book; words: PageWords }) {
  const app = useApp()
  const language = app.settings.language.value
  const project = app.store.entries(book.book).value.find(({ ent }) => ent === book.book)
  const ends = textOf(project, 'ends')
  const lines = [
    words.paper(textOf(project, 'title')),
    words.printed(dayWords(msToDay(app.now()), ALWAYS, language)),
    ...(ends ? [words.destroy(dayWords(ends, ALWAYS, language))] : [])
  ]
  return (
    <p data-print="only" class={styles.purpose}>
      {lines.join(' · ')}
    </p>
  )
}

/** At the end, what the child said over the lessons: the enquiry ends with a child and not with a chart. */
function OwnWords({ notes, view }: { notes: readonly Entry[]; view: PupilNoteView }) {
  const app = useApp()
  const quotes = notes.filter(({ values }) => values['quote'] === true)
  const said = quotes.filter(({ ent }) => textOf(view.opened.get(ent), 'text') !== '')
  if (said.length === 0) return null
  return (
    <div data-private={said.every(isPrivate)}>
      <Section title={view.words.ownWords}>
        {said.map((note) => (
          <figure key={note.ent} class={styles.figure} data-private={isPrivate(note)}>
            <blockquote class={styles.quote}>
              {textOf(view.opened.get(note.ent), 'text')}
            </blockquote>
            <figcaption class={styles.purpose}>
              {dayWords(noteDay(note), ALWAYS, app.settings.language.value)}
            </figcaption>
          </figure>
        ))}
      </Section>
    </div>
  )
}
