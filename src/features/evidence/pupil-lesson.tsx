import { useComputed } from '@preact/signals'
import { msToClock } from '#lib/time.ts'
import type { Entry } from '#store/types.ts'
import { Section } from '#ui/page.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { labelOf, useLessonWords } from '../shared/kind-words.ts'
import { textOf } from '../shared/names.ts'
import { SamplingResults } from '../shared/sampling-results.tsx'
import { loadSamplingWordsGd, samplingWords } from '../shared/sampling-words.ts'
import { type Sampling, schemesOf } from '../shared/samplings.ts'
import { useReaders } from '../shared/use-readers.ts'
import { noteTime } from './note-time.ts'
import { isPrivate, isPrivateSampling, type PupilLesson } from './pupil-model.ts'
import styles from './pupil-page.module.css'
import { PupilNote, type PupilNoteView } from './pupil-note.tsx'

/** Far from any day of ours: paper knows no "today", and each day is said with its year. */
const ALWAYS = 0

/** Whether nothing of a lesson was handed in: then its name stays off the paper as well. */
export const isPrivateLesson = (
  { stages, samplings }: PupilLesson,
  byEnt: PupilNoteView['byEnt']
) =>
  stages.every(({ notes }) => notes.every(isPrivate)) &&
  samplings.every((sampling) => isPrivateSampling(sampling, byEnt))

/** What was seen of the child in one lesson, stage by stage, and apart from it what was sampled by the clock and what was counted. */
export function Lesson({ lesson, view }: { lesson: PupilLesson; view: PupilNoteView }) {
  const app = useApp()
  const lessonWords = useLessonWords()
  const shared = useWords(samplingWords, loadSamplingWordsGd)
  const { words } = view
  const noted = lesson.stages.flatMap(({ notes }) => notes)
  const lead = [
    dayWords(lesson.day, ALWAYS, app.settings.language.value),
    labelOf(lessonWords.choices.subject, textOf(lesson.entry, 'subject'))
  ]
  return (
    <Section
      title={textOf(lesson.entry, 'title') || words.lesson}
      lead={lead.filter(Boolean).join(' · ')}
    >
      {lesson.samplings.length > 0 && noted.length > 0 && (
        <p class={styles.purpose} data-private={noted.every(isPrivate)}>
          {shared.noticed}
        </p>
      )}
      {lesson.stages.map(({ stage, name, notes, marks }) => (
        <div
          key={stage}
          class={styles.stage}
          data-private={notes.every(isPrivate)}
          data-print={notes.length === 0 ? 'never' : undefined}
        >
          {name && <h3 class={styles.stageName}>{name}</h3>}
          <ol class={styles.notes} role="list">
            {notes.map((note) => (
              <PupilNote key={note.ent} note={note} view={view} />
            ))}
          </ol>
          <Marks marks={marks} view={view} />
        </div>
      ))}
      {lesson.samplings.map((sampling) => (
        <Sampled key={sampling.ent} sampling={sampling} view={view} />
      ))}
    </Section>
  )
}

/** Bare marks in one line: they say when somebody looked and no more. */
function Marks({ marks, view }: { marks: readonly Entry[]; view: PupilNoteView }) {
  if (marks.length === 0) return null
  const times = marks.map((mark) => msToClock(noteTime(mark))).join(' · ')
  return (
    <p class={styles.marks} data-print="never">
      {view.words.marks(times)}
    </p>
  )
}

/** The strip of one child; of the others in the same sampling nothing is shown here. */
function Sampled({ sampling, view }: { sampling: Sampling; view: PupilNoteView }) {
  const app = useApp()
  const readers = useReaders()
  const { entry } = sampling
  const entries = app.store.entries(entry.book)
  const schemes = useComputed(() => schemesOf(entries.value)).value
  return (
    <div class={styles.stage} data-private={isPrivateSampling(sampling, view.byEnt)}>
      <SamplingResults
        sampling={sampling}
        scheme={schemes.find(({ ent }) => ent === sampling.scheme)}
        only={view.pupil}
      />
      <span class={styles.by} data-print="never">
        {readers(entry)}
      </span>
    </div>
  )
}
