import { useComputed, useSignal } from '@preact/signals'
import { useRoute } from 'preact-iso'
import type { Problem, Result } from '#lib/result.ts'
import { msToClock } from '#lib/time.ts'
import type { Entry } from '#store/types.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/confirm-dialog.tsx'
import { Page, Section } from '#ui/page.tsx'
import { PickField } from '#ui/pick-field.tsx'
import { PupilMarker } from '#ui/pupil-marker.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { labelOf, useLessonWords } from '../shared/kind-words.ts'
import { hasSeats, methodOf } from '../shared/method.ts'
import { plannedStart, ofKind, pupilName, SEATS, stagesOf, textOf } from '../shared/names.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import styles from './lessons.module.css'
import { removeEntity, seatPupil } from './model.ts'
import { Sampled } from './sampled.tsx'
import { StageList } from './stage-list.tsx'
import { StagesOnly } from './stages-only.tsx'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** One lesson: into the live screen, its stages, who sits where. */
export function LessonPlan() {
  const app = useApp()
  const words = useWords(english, gaelic)
  const lesson = useRoute().params['lesson'] ?? ''
  const book = app.book.value
  const entries = book ? app.store.entries(book.book).value : []
  const entry = entries.find((one) => one.ent === lesson && !one.deleted)
  if (!entry) {
    return (
      <Page title={words.title} back={{ href: '/lessons', label: words.back }}>
        <p>{words.missing}</p>
      </Page>
    )
  }
  return <PlanOf key={lesson} lesson={entry} entries={entries} words={words} />
}

type PlanOfProps = { lesson: Entry; entries: readonly Entry[]; words: Words }

function PlanOf({ lesson, entries, words }: PlanOfProps) {
  const app = useApp()
  const lessonWords = useLessonWords()
  const problem = useSignal<Problem | undefined>(undefined)
  const run = async (work: Promise<Result<unknown>>) => {
    const done = await work
    problem.value = done.ok ? undefined : done.problem
    return done.ok
  }
  const starts = plannedStart(lesson)
  const method = methodOf(lesson.values['method'])
  const stages = stagesOf(lesson.ent, entries)
  const lead = [
    dayWords(textOf(lesson, 'day'), app.now(), app.settings.language.value),
    starts === undefined ? '' : msToClock(starts),
    textOf(lesson, 'classStage'),
    labelOf(lessonWords.choices.subject, textOf(lesson, 'subject'))
  ]
  const noted = entries.some(
    (entry) =>
      ['observation', 'sampling'].includes(entry.kind) &&
      !entry.deleted &&
      textOf(entry, 'lesson') === lesson.ent
  )
  return (
    <Page
      title={textOf(lesson, 'title') || words.untitled}
      lead={lead.filter(Boolean).join(' · ')}
      back={{ href: '/lessons', label: words.back }}
    >
      <ButtonRow>
        <ButtonLink kind="filled" live href={`/live/${lesson.ent}`}>
          {words.open}
        </ButtonLink>
        <ButtonLink href={`/lessons/${lesson.ent}/ready`}>{words.ready}</ButtonLink>
        {noted && <ButtonLink href={`/lessons/${lesson.ent}/after`}>{words.after}</ButtonLink>}
        {noted && (
          <ButtonLink kind="quiet" href={`/evidence?lesson=${lesson.ent}`}>
            {words.seeNotes}
          </ButtonLink>
        )}
      </ButtonRow>
      {problem.value && <ProblemNotice problem={problem.value} />}
      <Sampled lesson={lesson} entries={entries} />
      {method.closed ? (
        <StagesOnly method={method} stages={stages} />
      ) : (
        <StageList lesson={lesson} stages={stages} entries={entries} words={words} run={run} />
      )}
      {hasSeats(method) && <Seats lesson={lesson} entries={entries} words={words} run={run} />}
      <Remove lesson={lesson} words={words} run={run} />
      <p class={styles.small}>{words.sealed}</p>
    </Page>
  )
}

export type Run = (work: Promise<Result<unknown>>) => Promise<boolean>

function Seats({ lesson, entries, words, run }: PlanOfProps & { run: Run }) {
  const app = useApp()
  const picks = useComputed(() =>
    ofKind(entries, 'pupil', 'code').map((pupil) => ({
      value: pupil.ent,
      label: pupilName(pupil) ?? ''
    }))
  ).value
  return (
    <Section title={words.seats} lead={words.seatsHint}>
      <div class={styles.seats}>
        {SEATS.map((seat) => (
          <div class={styles.seat} key={seat}>
            <PupilMarker seat={seat} size={40} />
            <PickField
              label={words.seat(seat)}
              labelHidden
              none={words.nobody}
              picks={picks}
              value={textOf(lesson, `seat${seat}`)}
              onChange={(pupil) => void run(seatPupil(app.store, lesson, seat, pupil || null))}
            />
          </div>
        ))}
      </div>
    </Section>
  )
}

function Remove({ lesson, words, run }: { lesson: Entry; words: Words; run: Run }) {
  const app = useApp()
  const asking = useSignal(false)
  const remove = async () => {
    asking.value = false
    if (await run(removeEntity(app.store, lesson.ent))) app.navigate('/lessons', true)
  }
  return (
    <>
      <Button kind="quiet" icon="bin" onClick={() => (asking.value = true)}>
        {words.remove}
      </Button>
      <ConfirmDialog
        open={asking.value}
        title={words.removeAsk}
        confirm={words.remove}
        cancel={words.keep}
        closeLabel={words.keep}
        kind="danger"
        onConfirm={() => void remove()}
        onCancel={() => (asking.value = false)}
      >
        <p>{words.removeHint}</p>
      </ConfirmDialog>
    </>
  )
}
