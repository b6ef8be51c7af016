import { useSignal } from '@preact/signals'
import { msToLessonTime } from '#lib/time.ts'
import { noteTime } from '../shared/note-values.ts'
import { useLive } from './live-context.ts'
import { mendTo } from './note-marks.ts'
import { lessonTime } from './sitting.ts'
import styles from './stage-strip.module.css'

const SECOND = 1000

/** R5: the stage strip as a line of time from the start until now, to drag a note along. */
export function TimeSlider() {
  const { live, words } = useLive()
  const cell = live.open.value
  const dragged = useSignal<number | undefined>(undefined)
  if (!cell) return null
  const starts = live.sitting.starts.value
  const most = Math.max(1, Math.round((live.clock.value - starts) / SECOND))
  const at = dragged.value ?? noteTime(cell.values.value)
  const fromPoint = (seconds: number) => starts + seconds * SECOND
  return (
    <label class={styles.slider}>
      <span class={styles.hidden}>{words.slideTime}</span>
      <input
        type="range"
        min={0}
        max={most}
        step={15}
        value={Math.round((at - starts) / SECOND)}
        aria-valuetext={msToLessonTime(lessonTime(live, at))}
        onInput={(event) => (dragged.value = fromPoint(Number(event.currentTarget.value)))}
        onChange={(event) => {
          dragged.value = undefined
          mendTo(live, cell, fromPoint(Number(event.currentTarget.value)))
        }}
      />
      <output class={styles.sliderTime}>{msToLessonTime(lessonTime(live, at))}</output>
    </label>
  )
}
