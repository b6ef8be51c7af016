import { classes } from '#ui/classes.ts'
import { Icon, type IconName } from '#ui/icons.tsx'
import { lengthWords } from '../shared/recordings-in.ts'
import { chipsOf, isSeat } from '../shared/lesson-plan.ts'
import { guardedClick } from './guarded.ts'
import { chipName, useLive } from './live-context.ts'
import styles from './tools.module.css'
import { touchText } from './typing.ts'
import { undo } from './undo.ts'

/** Undo at the outer side, saying what it takes back (R4); the keyboard beside it. */
export function Tools() {
  const { live, words } = useLive()
  const many = live.mayRecord.value || live.recorder.value !== undefined
  return (
    <div class={classes(styles.tools, many && styles.many)} role="group" aria-label={words.tools}>
      <UndoButton />
      <SamplingButton />
      {live.plan.value.method.photo && <PanelButton name="camera" icon="camera" />}
      <PanelButton name="ink" icon="pen" />
      <RecordingButton />
      <button
        type="button"
        class={classes(styles.tool, styles.keyboard)}
        {...guardedClick(live, () => {
          touchText(live)
          document.getElementById('live-words')?.focus()
        })}
      >
        <Icon name="keyboard" />
        <span>{words.keyboard}</span>
      </button>
    </div>
  )
}

/** The camera, or a page for the pen, in place of the stream; the trial page has enough to say already. */
function PanelButton({ name, icon }: { readonly name: 'camera' | 'ink'; readonly icon: IconName }) {
  const { live, words, panel, trial } = useLive()
  if (trial) return null
  return (
    <button
      type="button"
      class={styles.tool}
      aria-expanded={panel.value === name}
      {...guardedClick(live, () => (panel.value = panel.value === name ? 'none' : name))}
    >
      <Icon name={icon} />
      <span>{words[name].tool}</span>
    </button>
  )
}

/** Only where the project allows it; while something is recorded it says so, whatever else is open. */
function RecordingButton() {
  const { live, words, panel } = useLive()
  const recorder = live.recorder.value
  if (!live.mayRecord.value && !recorder) return null
  const length = recorder && lengthWords(Math.max(0, live.clock.value - recorder.at))
  return (
    <button
      type="button"
      class={classes(styles.tool, recorder && styles.recording)}
      aria-label={length ? words.recording.going(length) : undefined}
      aria-expanded={panel.value === 'recording'}
      {...guardedClick(
        live,
        () => (panel.value = panel.value === 'recording' ? 'none' : 'recording')
      )}
    >
      <Icon name="audio" />
      <span>{length ?? words.recording.tool}</span>
    </button>
  )
}

/** Begins to sample; while it runs, the tags and the sampling keys change places. */
function SamplingButton() {
  const { live, words, panel, tagsOver, trial } = useLive()
  if (trial) return null
  const running = live.sampling.value !== undefined
  const toSampling = !running || tagsOver.value
  return (
    <button
      type="button"
      class={styles.tool}
      aria-expanded={running ? undefined : panel.value === 'sampling'}
      {...guardedClick(live, () => {
        if (running) tagsOver.value = !tagsOver.value
        else panel.value = panel.value === 'sampling' ? 'none' : 'sampling'
      })}
    >
      <Icon name="sampling" />
      <span>{toSampling ? words.sampling.toSampling : words.sampling.toTags}</span>
    </button>
  )
}

function UndoButton() {
  const view = useLive()
  const { live, words, note } = view
  const step = live.undo.value.at(-1)
  const chips = step?.note ? chipsOf(live.plan.value, step.note.values.value) : []
  const who = chips.map((chip) => (isSeat(chip) ? chip : chipName(view, chip))).join(' ')
  return (
    <button
      type="button"
      class={styles.undo}
      aria-disabled={step === undefined}
      aria-keyshortcuts="Z"
      {...guardedClick(live, () => undo(live))}
    >
      <Icon name="undo" />
      <span class={styles.what}>
        {step ? words.undoOf(words.act(step.what, note), who) : words.undoNothing}
      </span>
    </button>
  )
}
