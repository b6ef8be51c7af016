import { Button } from '#ui/button.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { chipsOf } from '../shared/lesson-plan.ts'
import { noteValues } from '../shared/note-values.ts'
import { WhoMarks } from '../shared/who-marks.tsx'
import styles from './after-the-bell.module.css'
import { noteClock, noteTitle, useBellView } from './bell-context.ts'
import { bin, goTo } from './going-through.ts'

/** R3: bare marks folded as dots; one tap says more about one, one tap bins them all. */
export function MarkDots() {
  const view = useBellView()
  const { bell, words } = view
  const marks = bell.marks.value
  if (marks.length === 0) return null
  const step = bell.step.value
  return (
    <aside class={styles.marks} aria-label={words.marks(marks.length)}>
      <h2>{words.marks(marks.length)}</h2>
      <p class={styles.hint}>{words.marksHint}</p>
      <ul class={styles.dots}>
        {marks.map((entry) => {
          const values = noteValues(entry)
          const time = noteClock(view, values)
          return (
            <li key={entry.ent}>
              <button
                type="button"
                class={styles.dot}
                aria-current={step.step === 'note' && step.ent === entry.ent}
                onClick={() => goTo(bell, entry.ent)}
              >
                <WhoMarks chips={chipsOf(bell.plan.value, values)} />
                <VisuallyHidden>{`${time}, ${noteTitle(view, values)}`}</VisuallyHidden>
                <span aria-hidden="true">{time}</span>
              </button>
            </li>
          )
        })}
      </ul>
      <Button
        icon="bin"
        onClick={() =>
          bin(
            bell,
            marks.map(({ ent }) => ent)
          )
        }
      >
        {words.binMarks}
      </Button>
    </aside>
  )
}
