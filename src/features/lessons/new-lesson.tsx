import { useSignal, type Signal } from '@preact/signals'
import type { Problem } from '#lib/result.ts'
import { msToDay } from '#lib/time.ts'
import type { Book } from '#store/types.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { ChoiceGroup } from '#ui/choice-group.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Page, Section } from '#ui/page.tsx'
import { NumberField, PickField } from '#ui/pick-field.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { labelOf, useLessonWords } from '../shared/kind-words.ts'
import { hasSeats, methodOf, METHODS, PLAIN } from '../shared/method.ts'
import { ofKind, textOf } from '../shared/names.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useMethodWords } from '../shared/use-method-words.ts'
import styles from './lessons.module.css'
import { planLesson } from './model.ts'
import { VisitForm } from './new-visit.tsx'
import { WhenFields } from './when-fields.tsx'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** Planning a lesson by one of the methods: what about, when, its stages or places. Seats are filled with the first case-study pupils. */
export function NewLesson() {
  const book = useApp().book.value
  const words = useWords(english, gaelic)
  const method = useSignal(PLAIN)
  const { choices } = useLessonWords()
  if (!book) return null
  const formKey = `${book.book} ${method.value}`
  return (
    <Page title={words.plan} back={{ href: '/lessons', label: words.back }}>
      <ChoiceGroup
        legend={words.method}
        choices={[...METHODS.keys()].map((value) => ({
          value,
          label: labelOf(choices.method, value)
        }))}
        value={method.value}
        onChange={(value) => (method.value = value)}
      />
      {methodOf(method.value).words.planning ? (
        <VisitForm key={formKey} book={book} words={words} method={method.value} />
      ) : (
        <PlanForm key={formKey} book={book} words={words} method={method.value} />
      )}
    </Page>
  )
}

interface StageRow {
  readonly key: number
  readonly name: string
  readonly minutes: string
}

interface PlanFormProps {
  readonly book: Book
  readonly words: Words
  /** by its name in the register */
  readonly method: string
}

function PlanForm({ book, words, method }: PlanFormProps) {
  const app = useApp()
  const lessonWords = useLessonWords()
  const title = useSignal('')
  const day = useSignal(msToDay(app.now()))
  const starts = useSignal('')
  const classStage = useSignal('')
  const subject = useSignal('')
  const stages = useSignal<readonly StageRow[]>(
    words.defaultStages.map((name, key) => ({ key, name, minutes: '' }))
  )
  const asked = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const picks = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }))
  const save = async () => {
    asked.value = true
    if (!classStage.value || !subject.value || !day.value) return
    const pupils = ofKind(app.store.entries(book.book).value, 'pupil', 'code')
    const planned = await planLesson(app.store, book, {
      title: title.value.trim(),
      classStage: classStage.value,
      subject: subject.value,
      day: day.value,
      starts: starts.value,
      stages: stages.value
        .filter((stage) => stage.name.trim())
        .map((stage) => ({ name: stage.name.trim(), minutes: Number(stage.minutes) || 0 })),
      pupils: (hasSeats(methodOf(method)) ? pupils : [])
        .filter((pupil) => textOf(pupil, 'classStage') === classStage.value || pupils.length <= 3)
        .map((pupil) => pupil.ent),
      ...(method !== PLAIN && { method })
    })
    if (planned.ok) app.navigate(`/lessons/${planned.value.lesson}`, true)
    else problem.value = planned.problem
  }
  const missing = (value: string) => (asked.value && !value ? words.needed : undefined)
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={words.name}
        hint={words.nameHint}
        maxlength={80}
        value={title.value}
        onInput={(value) => (title.value = value)}
      />
      <div class={styles.pair}>
        <WhenFields words={words} day={day} starts={starts} error={missing(day.value)} />
        <PickField
          label={words.classStage}
          none=""
          error={missing(classStage.value)}
          picks={picks(lessonWords.choices.classStage)}
          value={classStage.value}
          onChange={(value) => (classStage.value = value)}
        />
        <PickField
          label={words.subject}
          none=""
          error={missing(subject.value)}
          picks={picks(lessonWords.choices.subject)}
          value={subject.value}
          onChange={(value) => (subject.value = value)}
        />
      </div>
      <StageFields stages={stages} words={words} method={method} />
      {problem.value && <ProblemNotice problem={problem.value} />}
      <ButtonRow>
        <Button type="submit" kind="filled">
          {words.save}
        </Button>
        <Button kind="quiet" onClick={() => app.navigate('/lessons')}>
          {words.cancel}
        </Button>
      </ButtonRow>
      <p class={styles.small}>{words.sealed}</p>
    </form>
  )
}

type StageFieldsProps = Pick<PlanFormProps, 'words' | 'method'> & {
  readonly stages: Signal<readonly StageRow[]>
}

function StageFields({ stages, words, method }: StageFieldsProps) {
  const spoken = useMethodWords(methodOf(method))
  const change = (key: number, change: Partial<StageRow>) => {
    stages.value = stages.value.map((stage) =>
      stage.key === key ? { ...stage, ...change } : stage
    )
  }
  const add = () => {
    const key = Math.max(-1, ...stages.value.map((stage) => stage.key)) + 1
    stages.value = [...stages.value, { key, name: '', minutes: '' }]
  }
  return (
    <Section title={spoken.stages} lead={spoken.stagesHint}>
      {stages.value.map((stage) => (
        <div class={styles.stage} key={stage.key}>
          <TextField
            label={spoken.stage}
            labelHidden
            maxlength={40}
            value={stage.name}
            onInput={(name) => change(stage.key, { name })}
          />
          <NumberField
            label={words.minutes}
            labelHidden
            unit={words.minutesUnit}
            value={stage.minutes}
            onInput={(minutes) => change(stage.key, { minutes })}
          />
          <IconButton
            icon="close"
            label={words.removeStage(stage.name || spoken.stage)}
            onClick={() => (stages.value = stages.value.filter((one) => one.key !== stage.key))}
          />
        </div>
      ))}
      <Button icon="plus" onClick={add}>
        {spoken.addStage}
      </Button>
    </Section>
  )
}
