import { useSignal } from '@preact/signals'
import type { Problem } from '#lib/result.ts'
import { msToDay } from '#lib/time.ts'
import type { Book } from '#store/types.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { DateField } from '#ui/pick-field.tsx'
import { Stepper } from '#ui/progress.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useApp } from '../shared/app-context.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import styles from './lessons.module.css'
import { planRounds } from './model.ts'
import type { Words } from './words.ts'

/** Rooms that one team visits, at most; three to five are usual (domain: IR-2). */
const MOST_ROOMS = 8

/** Planning a rounds day: when, how many rooms, how long in each. What is taught in a room is chosen on its plan; by whom is asked nowhere. */
export function RoundsForm({ book, words }: { book: Book; words: Words }) {
  const app = useApp()
  const title = useSignal('')
  const day = useSignal(msToDay(app.now()))
  const starts = useSignal('')
  const rooms = useSignal(4)
  const minutes = useSignal(20)
  const asked = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const save = async () => {
    asked.value = true
    if (!day.value) return
    const planned = await planRounds(app.store, book, {
      title: title.value.trim() || words.roundsTitle,
      day: day.value,
      starts: starts.value,
      rooms: Array.from({ length: rooms.value }, (_, index) => words.room(index + 1)),
      minutes: minutes.value
    })
    if (planned.ok) app.navigate(`/lessons/${planned.value.lesson}`, true)
    else problem.value = planned.problem
  }
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={words.roundsName}
        hint={words.roundsHint}
        maxlength={80}
        value={title.value}
        onInput={(value) => (title.value = value)}
      />
      <div class={styles.pair}>
        <DateField
          label={words.day}
          value={day.value}
          error={asked.value && !day.value ? words.needed : undefined}
          onInput={(value) => (day.value = value)}
        />
        <DateField
          kind="time"
          label={words.starts}
          value={starts.value}
          onInput={(value) => (starts.value = value)}
        />
      </div>
      <Stepper
        label={words.roomCount}
        less={words.roomFewer}
        more={words.roomMore}
        min={1}
        max={MOST_ROOMS}
        value={rooms.value}
        onChange={(count) => (rooms.value = count)}
      />
      <Stepper
        label={words.roomMinutes}
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
