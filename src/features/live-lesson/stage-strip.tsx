import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { Button } from '#ui/button.tsx'
import { classes } from '#ui/classes.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import type { PlannedStage } from '../shared/lesson-plan.ts'
import { guardedClick } from './guarded.ts'
import { useLive } from './live-context.ts'
import { holding } from './press.ts'
import { lessonTime, nextStage, stageAfter, stageNow } from './sitting.ts'
import styles from './stage-strip.module.css'
import { TimeSlider } from './time-slider.tsx'

const MINUTE = 60_000

/** The stages of the lesson, the running one wide, and the way to the next. */
export function StageStrip() {
  const { panel, method } = useLive()
  return (
    <section class={styles.strip} aria-label={method.stages}>
      <div class={styles.main}>
        {panel.value === 'changed' ? (
          <ChangedAgo />
        ) : panel.value === 'mend' ? (
          <TimeSlider />
        ) : (
          <Segments />
        )}
      </div>
      <Onward />
    </section>
  )
}

function Segments() {
  const { live, words, method, trial } = useLive()
  const named = useSignal<string | undefined>(undefined)
  const { stages } = live.plan.value
  const now = stageNow(live)
  if (stages.length === 0) {
    return <p class={styles.none}>{trial ? words.trial.banner : words.noStages}</p>
  }
  const at = now ? stages.indexOf(now) : 0
  const { times, bar } = live.plan.value.method.strip
  const isVisit = times === 'visit'
  // A room's time begins when it is entered, whatever the rooms before it took.
  const entered = lessonTime(
    live,
    live.sitting.changes.value.at(-1)?.at ?? live.sitting.starts.value
  )
  let from = 0
  const segments = stages.map((stage, index) => {
    const length = stage.planned || bar
    const until = from + length
    const planned = isVisit ? words.minutes(length / MINUTE) : `${from / MINUTE}–${until / MINUTE}`
    const range = length > 0 ? planned : ''
    from = until
    return (
      <Segment
        key={stage.id}
        stage={stage}
        number={index + 1}
        range={range}
        label={method.timed(stage.name, range)}
        length={length}
        until={isVisit ? entered + length : until}
        state={index < at ? 'done' : index === at ? 'now' : 'later'}
        named={named.value === stage.id}
        onName={() => (named.value = named.value === stage.id ? undefined : stage.id)}
      />
    )
  })
  return <ol class={styles.segments}>{segments}</ol>
}

interface SegmentProps {
  readonly stage: PlannedStage
  readonly number: number
  readonly range: string
  /** name and time, said */
  readonly label: string
  /** ms; 0 where nothing says how long */
  readonly length: number
  /** ms after the start */
  readonly until: number
  readonly state: 'done' | 'now' | 'later'
  readonly named: boolean
  readonly onName: () => void
}

/** "Hook 0–6"; where it is not the running one, a number that says its name when tapped. */
function Segment(props: SegmentProps) {
  const { stage, number, range, label, length, until, state, named, onName } = props
  if (state !== 'now') {
    return (
      <li class={classes(styles.segment, styles[state], named && styles.named)}>
        <button type="button" class={styles.number} aria-expanded={named} onClick={onName}>
          <VisuallyHidden>{`${number}, ${label}`}</VisuallyHidden>
          <span aria-hidden="true">{named ? stage.name : number}</span>
        </button>
      </li>
    )
  }
  return (
    <li class={classes(styles.segment, styles.now)} aria-current="step">
      <span class={styles.stageName}>{stage.name}</span>
      <span class={styles.range}>{range}</span>
      {length > 0 && <Course until={until} planned={length} />}
    </li>
  )
}

/** How far the stage is: a tick where it should end, a dashed edge past it. */
function Course({ until, planned }: { until: number; planned: number }) {
  const { live, words } = useLive()
  const left = until - lessonTime(live, live.clock.value)
  const share = Math.min(1, Math.max(0, 1 - left / planned))
  const over = left < 0
  return (
    <span class={classes(styles.course, over && styles.over)}>
      <span class={styles.run} style={{ inlineSize: `${Math.round(share * 100)}%` }} />
      {over && <span class={styles.hidden}>{words.stageOver}</span>}
    </span>
  )
}

/** Next, and after the last stage Done: the one filled button here. */
function Onward() {
  const { live, words, method, panel, done } = useLive()
  const hold = useMemo(() => holding(() => (panel.value = 'changed')), [panel])
  const after = stageAfter(live)
  if (!after || live.sitting.ended.value !== undefined) {
    return (
      <div class={styles.onward}>
        <Button kind="filled" live {...guardedClick(live, done)}>
          {words.done}
        </Button>
      </div>
    )
  }
  return (
    <div class={styles.onward}>
      <Button
        kind="filled"
        live
        aria-description={method.next(after.name)}
        {...guardedClick(live, () => nextStage(live), hold)}
      >
        {words.next}
      </Button>
    </div>
  )
}

/** "It changed 1 · 2 · 5 min ago", in place of the segments. */
function ChangedAgo() {
  const { live, words, panel } = useLive()
  return (
    <div class={styles.changed}>
      <span class={styles.changedLead}>{words.changedAgo}</span>
      {[1, 2, 5].map((minutes) => (
        <Button
          key={minutes}
          live
          onClick={() => {
            nextStage(live, minutes)
            panel.value = 'none'
          }}
        >
          {words.agoMinutes(minutes)}
        </Button>
      ))}
      <IconButton icon="close" label={words.close} live onClick={() => (panel.value = 'none')} />
    </div>
  )
}
