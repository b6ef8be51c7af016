import { useComputed } from '@preact/signals'
import { useRoute } from 'preact-iso'
import { instantToMs, msToClock, msToDay } from '#lib/time.ts'
import type { Book, Entry, Shown } from '#store/types.ts'
import { DefinitionRows } from '#ui/definition-rows.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page, Section } from '#ui/page.tsx'
import { PlaceMark } from '#ui/place-mark.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { Ink } from '../shared/ink.tsx'
import { Photos } from '../shared/photos.tsx'
import { useNoteWords } from '../shared/kind-words.ts'
import { listOf, pupilName, textOf } from '../shared/names.ts'
import { isLens } from '../shared/note-values.ts'
import { placeOf, usePlaceWords } from '../shared/place-words.ts'
import { useReaders } from '../shared/use-readers.ts'
import { Amendments } from './amendments.tsx'
import styles from './evidence.module.css'
import { Moves } from './moves.tsx'
import { noteTime } from './note-time.ts'
import { tagsOf } from './tags-of.ts'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** One note whole: what was seen, the observer's thought apart, corrections, where it is and who can read it. */
export function OneNote() {
  const app = useApp()
  const words = useWords(english, gaelic)
  const note = useRoute().params['note'] ?? ''
  const shown = app.store.follow(note).value
  const book = app.book.value
  if (!book || !shown || shown.deleted) {
    return (
      <Page title={words.note} back={{ href: '/evidence', label: words.back }}>
        <p>{words.noNote}</p>
      </Page>
    )
  }
  return <Note key={note} shown={shown} book={book} words={words} />
}

type NoteProps = { shown: Shown; book: Book; words: Words }

function Note({ shown, book, words }: NoteProps) {
  const app = useApp()
  const noteWords = useNoteWords()
  const language = app.settings.language.value
  const byEnt = useComputed(
    () => new Map(app.store.entries(book.book).value.map((entry) => [entry.ent, entry] as const))
  ).value
  const time = noteTime(shown)
  const first = instantToMs(textOf(shown, 'at'))
  const lookedFor = textOf(shown, 'lookedFor')
  const tags = [
    ...tagsOf(shown, noteWords.choices.tags, words.pair),
    ...(lookedFor ? [words.lookedFor(lookedFor)] : [])
  ]
  const text = textOf(shown, 'text')
  const thought = textOf(shown, 'thought')
  const mine = shown.author === book.author
  return (
    <Page
      title={whoWords(shown, byEnt, words, noteWords.choices.lens)}
      lead={`${dayWords(msToDay(time), app.now(), language)} · ${msToClock(time)}`}
      back={{ href: '/evidence', label: words.back }}
    >
      {shown.coming && <Notice tone="grey">{words.stillComing}</Notice>}
      {shown.changedBehind && <Notice tone="amber">{words.changedBehind}</Notice>}
      {tags.length > 0 && <p class={styles.what}>{tags.join(' · ')}</p>}
      <p class={shown.values['quote'] === true ? `${styles.full} ${styles.quote}` : styles.full}>
        {text || (shown.values['ink'] === true || tags.length > 0 ? '' : words.mark)}
      </p>
      {shown.values['ink'] === true && <Ink note={shown.ent} savable />}
      <Photos note={shown.ent} />
      {thought && (
        <Section title={words.observerThought}>
          <p class={`${styles.full} ${styles.thought}`}>{thought}</p>
        </Section>
      )}
      <Amendments note={shown} book={book} byEnt={byEnt} words={words} />
      <Section title={words.seenBy}>
        <Facts shown={shown} byEnt={byEnt} words={words} />
        {time !== first && <p class={styles.purpose}>{words.mended(msToClock(first))}</p>}
      </Section>
      {mine && !shown.coming && book.kind === 'project' && (
        <Moves shown={shown} book={book} words={words} />
      )}
      <p class={styles.purpose}>{words.purpose}</p>
    </Page>
  )
}

type ByEnt = ReadonlyMap<string, Entry>

function Facts({ shown, byEnt, words }: { shown: Shown; byEnt: ByEnt; words: Words }) {
  const app = useApp()
  const readers = useReaders()
  const places = usePlaceWords()
  void app.store.places.value
  const place = placeOf(app.store.place(shown.ent))
  const stage = textOf(byEnt.get(textOf(shown, 'stage')), 'name')
  const lesson = byEnt.get(textOf(shown, 'lesson'))
  const rows = [
    { term: words.seenBy, detail: readers(shown) },
    { term: words.where, detail: <PlaceMark state={place} words={places[place]} /> },
    ...(stage ? [{ term: words.stage, detail: stage }] : []),
    ...(lesson && textOf(lesson, 'title')
      ? [{ term: words.lesson, detail: textOf(lesson, 'title') }]
      : [])
  ]
  return <DefinitionRows rows={rows} />
}

function whoWords(
  shown: Shown,
  byEnt: ByEnt,
  words: Words,
  lenses: Readonly<Record<string, string>>
): string {
  const { whom, lens } = shown.values
  if (isLens(lens)) return lenses[lens] ?? lens
  if (whom === 'class') return words.wholeClass
  if (whom === 'group') return words.group
  const pupils = listOf(shown, 'pupils').map(
    (pupil) => pupilName(byEnt.get(pupil)) ?? words.notShared
  )
  return pupils.join(', ') || words.note
}
