import type { Id } from '#lib/id.ts'
import { msToClock } from '#lib/time.ts'
import type { Entry, Shown } from '#store/types.ts'
import { Ink } from '../shared/ink.tsx'
import { useNoteWords } from '../shared/kind-words.ts'
import { Photos } from '../shared/photos.tsx'
import { listOf, pupilName, textOf } from '../shared/names.ts'
import { useReaders } from '../shared/use-readers.ts'
import { noteTime } from './note-time.ts'
import { tagsOf } from './tags-of.ts'
import { isPrivate } from './pupil-model.ts'
import styles from './pupil-page.module.css'
import type { PageWords } from './pupil-words.ts'

/** What every note of the page is shown with. */
export interface PupilNoteView {
  readonly pupil: Id
  readonly byEnt: ReadonlyMap<Id, Entry>
  readonly corrections: ReadonlyMap<Id, readonly Entry[]>
  readonly opened: ReadonlyMap<Id, Shown>
  /** notes with a photo */
  readonly photographed: ReadonlySet<Id>
  readonly words: PageWords
}

/** One note on a pupil's page. Other children are named on the glass and counted on paper; thoughts stay on the glass. */
export function PupilNote({ note, view }: { note: Entry; view: PupilNoteView }) {
  const noteWords = useNoteWords()
  const readers = useReaders()
  const { words, opened } = view
  const shown = opened.get(note.ent)
  const text = textOf(shown, 'text')
  const thought = textOf(shown, 'thought')
  const lookedFor = textOf(note, 'lookedFor')
  const tags = tagsOf(note, noteWords.choices.tags, words.pair)
  const what = [...tags, ...(lookedFor ? [words.lookedFor(lookedFor)] : [])].filter(Boolean)
  const isShown = note.values['ink'] === true || view.photographed.has(note.ent)
  const isThoughtAlone = what.length === 0 && text === '' && !isShown
  return (
    <li
      class={styles.note}
      data-private={isPrivate(note)}
      data-print={isThoughtAlone ? 'never' : undefined}
    >
      <a class={styles.time} href={`/evidence/${note.ent}`}>
        <time>{msToClock(noteTime(note))}</time>
      </a>
      <div class={styles.said}>
        {what.length > 0 && <strong>{what.join(' · ')}</strong>}
        {text && (
          <p class={note.values['quote'] === true ? styles.quote : styles.text} dir="auto">
            {text}
          </p>
        )}
        {note.values['ink'] === true && <Ink note={note.ent} />}
        <Photos note={note.ent} whole />
        <Corrections note={note} view={view} />
        {thought && (
          <div class={styles.thought} data-print="never">
            <span class={styles.purpose}>{words.observerThought}</span>
            <p dir="auto">{thought}</p>
          </div>
        )}
        <Others note={note} view={view} />
        <span class={styles.by} data-print="never">
          {readers(note)}
        </span>
      </div>
    </li>
  )
}

function Corrections({ note, view }: { note: Entry; view: PupilNoteView }) {
  const corrections = view.corrections.get(note.ent) ?? []
  return (
    <>
      {corrections.map((entry) => (
        <div key={entry.ent} data-private={isPrivate(entry)}>
          <span class={styles.purpose}>{view.words.correction(textOf(entry, 'reason'))}</span>
          <p class={styles.text} dir="auto">
            {textOf(entry, 'text')}
          </p>
        </div>
      ))}
    </>
  )
}

function Others({ note, view }: { note: Entry; view: PupilNoteView }) {
  const { words, byEnt, pupil } = view
  const others = listOf(note, 'pupils').filter((one) => one !== pupil)
  if (others.length === 0) return null
  const names = others.map((one) => pupilName(byEnt.get(one)) ?? words.notShared)
  return (
    <span class={styles.purpose}>
      <span data-print="never">{words.with(names.join(', '))}</span>
      <span data-print="only">{words.withOthers(others.length)}</span>
    </span>
  )
}
