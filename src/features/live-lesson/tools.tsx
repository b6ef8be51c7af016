import { Icon } from '#ui/icons.tsx'
import { chipsOf } from '../shared/lesson-plan.ts'
import { chipName, useLive } from './live-context.ts'
import styles from './tools.module.css'
import { touchText } from './typing.ts'
import { undo } from './undo.ts'

/** Undo at the outer side, saying what it takes back (R4); the keyboard beside it. */
export function Tools() {
  const view = useLive()
  const { live, words } = view
  return (
    <div class={styles.tools} role="group" aria-label={words.tools}>
      <UndoButton />
      <button
        type="button"
        class={styles.tool}
        onClick={() => {
          touchText(live)
          document.getElementById('live-words')?.focus()
        }}
      >
        <Icon name="keyboard" />
        <span>{words.keyboard}</span>
      </button>
    </div>
  )
}

function UndoButton() {
  const view = useLive()
  const { live, words, note } = view
  const step = live.undo.value.at(-1)
  const chips = step?.note ? chipsOf(live.plan.value, step.note.values.value) : []
  const who = chips
    .map((chip) => (chip === 'class' || chip === 'group' ? chipName(view, chip) : chip))
    .join(' ')
  return (
    <button
      type="button"
      class={styles.undo}
      aria-disabled={step === undefined}
      aria-keyshortcuts="Z"
      onClick={() => undo(live)}
    >
      <Icon name="undo" />
      <span class={styles.what}>
        {step ? words.undoOf(words.act(step.what, note), who) : words.undoNothing}
      </span>
    </button>
  )
}
