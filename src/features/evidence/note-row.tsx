import { useComputed, useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { markWords } from '#lib/fold-text.ts'
import type { Id } from '#lib/id.ts'
import { msToClock } from '#lib/time.ts'
import type { Entry, Shown } from '#store/types.ts'
import { Icon } from '#ui/icons.tsx'
import { PlaceMark } from '#ui/place-mark.tsx'
import { AcrossMarker, PupilMarker } from '#ui/pupil-marker.tsx'
import { useApp } from '../shared/app-context.ts'
import { useNoteWords } from '../shared/kind-words.ts'
import { markOf } from '../shared/method.ts'
import { listOf, pupilName, textOf } from '../shared/names.ts'
import { isLens } from '../shared/note-values.ts'
import { placeOf, usePlaceWords } from '../shared/place-words.ts'
import { useReaders } from '../shared/use-readers.ts'
import styles from './evidence.module.css'
import type { Evidence } from './model.ts'
import { noteTime } from './note-time.ts'
import { tagsOf } from './tags-of.ts'
import type { Words } from './words.ts'

type NoteRowProps = { entry: Entry; evidence: Evidence; words: Words; me: Id }

/** One note in the list of all: time left of the margin rule, who and what right of it, its place at the end. */
export function NoteRow({ entry, evidence, words, me }: NoteRowProps) {
  const app = useApp()
  const noteWords = useNoteWords()
  const places = usePlaceWords()
  const readers = useReaders()
  // Rows in view announce themselves; the model opens what is on screen and nothing else. Entries are replaced, never changed.
  const opened = useSignal<Shown | undefined>(undefined)
  useEffect(
    () =>
      evidence.watch(entry.ent, (shown) => {
        opened.value = shown
      }),
    [evidence, entry]
  )
  void app.store.places.value
  const shown = opened.value
  const text = textOf(shown, 'text')
  const tags = tagsOf(entry, noteWords.choices.tags, words.pair)
  const lookedFor = textOf(entry, 'lookedFor')
  const what = [...tags, ...(lookedFor ? [words.lookedFor(lookedFor)] : [])].join(' · ')
  const place = placeOf(app.store.place(entry.ent))
  const who = readers(entry)
  const author = evidence.byEnt.value.get(entry.author)
  const by =
    entry.author === me ? words.byMe : words.by(textOf(author, 'name') || words.unknownPerson)
  return (
    <a class={styles.note} href={`/evidence/${entry.ent}`}>
      <time class={styles.time}>{msToClock(noteTime(entry))}</time>
      <span class={styles.who}>
        <Who entry={entry} evidence={evidence} words={words} />
      </span>
      <span class={styles.said}>
        {what && <strong class={styles.what}>{what}</strong>}
        <span class={entry.values['quote'] === true ? styles.quote : styles.text}>
          {text ? (
            <Marked text={text} wanted={evidence.search.wanted.value} />
          ) : what ? (
            ''
          ) : shown ? (
            words.mark
          ) : (
            ''
          )}
        </span>
        <span class={styles.by}>{`${by} · ${who}`}</span>
      </span>
      <span class={styles.place}>
        <PlaceMark
          compact
          state={place}
          words={places[place]}
          alone={entry.audience === 'private' ? who : undefined}
        />
        {entry.values['ink'] === true && <Icon name="pen" size={20} label={noteWords.fields.ink} />}
        {shown && <PhotoMark ent={entry.ent} evidence={evidence} words={words} />}
        {textOf(shown, 'thought') && <Icon name="thought" size={20} label={words.thought} />}
      </span>
    </a>
  )
}

/** Not in the list's first picture: which notes have one is told by all that the project holds. */
function PhotoMark({
  ent,
  evidence,
  words
}: { ent: Id } & Pick<NoteRowProps, 'evidence' | 'words'>) {
  const has = useComputed(() => evidence.photographed.value.has(ent)).value
  return has ? <Icon name="camera" size={20} label={words.photo} /> : null
}

/** The row while the list is flung: when and what, in four elements. No note is opened for somebody who cannot read it. */
export function LightRow({ entry, words }: Pick<NoteRowProps, 'entry' | 'words'>) {
  const { choices } = useNoteWords()
  return (
    <div class={styles.light}>
      <time class={styles.time}>{msToClock(noteTime(entry))}</time>
      <strong class={styles.what}>{tagsOf(entry, choices.tags, words.pair).join(' · ')}</strong>
    </div>
  )
}

function Who({ entry, evidence, words }: Omit<NoteRowProps, 'me'>): ComponentChildren {
  const noteWords = useNoteWords()
  const { whom, lens } = entry.values
  if (whom === 'class' || whom === 'group') {
    const name = whom === 'class' ? words.wholeClass : words.group
    return (
      <span class={styles.pupil}>
        <PupilMarker seat={whom} size={28} />
        {name}
      </span>
    )
  }
  if (isLens(lens)) {
    return (
      <span class={styles.pupil}>
        <PupilMarker seat={lens} line={markOf(lens)} size={28} />
        {noteWords.choices.lens[lens]}
      </span>
    )
  }
  return listOf(entry, 'pupils').map((pupil) => (
    <span key={pupil} class={styles.pupil}>
      <AcrossMarker size={28} />
      {pupilName(evidence.byEnt.value.get(pupil)) ?? words.notShared}
    </span>
  ))
}

/** The note's words with what was looked for marked in them. */
function Marked({ text, wanted }: { readonly text: string; readonly wanted: readonly string[] }) {
  if (wanted.length === 0) return <>{text}</>
  return (
    <>
      {markWords(text, wanted).map((part, index) =>
        part.found ? <mark key={index}>{part.text}</mark> : part.text
      )}
    </>
  )
}
