import { useSignal } from '@preact/signals'
import type { Problem } from '#lib/result.ts'
import { msToDay } from '#lib/time.ts'
import type { Book } from '#store/types.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { Stepper } from '#ui/progress.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useApp } from '../shared/app-context.ts'
import { methodOf } from '../shared/method.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useMethodWords } from '../shared/use-method-words.ts'
import styles from './lessons.module.css'
import { planVisit } from './model.ts'
import { WhenFields } from './when-fields.tsx'
import type { Words } from './words.ts'

const MINUTE = 60_000
/** Rooms that one team visits, at most; three to five are usual (domain: IR-2). */
const MOST_PLACES = 8

interface VisitFormProps {
  readonly book: Book
  readonly words: Words
  /** by its name in the register */
  readonly method: string
}

/** Planning a rounds day, or another visit: when, how many places, how long in each. What is taught there is chosen on its plan; by whom is asked nowhere. */
export function VisitForm({ book, words, method }: VisitFormProps) {
  const app = useApp()
  const { strip } = methodOf(method)
  const { planning, numbered } = useMethodWords(methodOf(method))
  const title = useSignal('')
  const day = useSignal(msToDay(app.now()))
  const starts = useSignal('')
  const places = useSignal(4)
  const minutes = useSignal(strip.bar / MINUTE)
  const asked = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const save = async () => {
    asked.value = true
    if (!day.value) return
    const planned = await planVisit(app.store, book, {
      method,
      title: title.value.trim() || (planning?.untitled ?? ''),
      day: day.value,
      starts: starts.value,
      places: Array.from({ length: places.value }, (_, index) => numbered(index + 1)),
      minutes: minutes.value
    })
    if (planned.ok) app.navigate(`/lessons/${planned.value.lesson}`, true)
    else problem.value = planned.problem
  }
  if (!planning) return null
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={planning.title}
        hint={planning.titleHint}
        maxlength={80}
        value={title.value}
        onInput={(value) => (title.value = value)}
      />
      <div class={styles.pair}>
        <WhenFields
          words={words}
          day={day}
          starts={starts}
          error={asked.value && !day.value ? words.needed : undefined}
        />
      </div>
      <Stepper
        label={planning.count}
        less={planning.fewer}
        more={planning.more}
        min={1}
        max={MOST_PLACES}
        value={places.value}
        onChange={(count) => (places.value = count)}
      />
      <Stepper
        label={planning.minutes}
        less={words.minuteFewer}
        more={words.minuteMore}
        min={5}
        max={60}
        value={minutes.value}
        onChange={(count) => (minutes.value = count)}
      />
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
