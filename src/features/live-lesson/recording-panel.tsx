import { useSignal } from '@preact/signals'
import { systemRandom } from '#lib/random.ts'
import { Icon } from '#ui/icons.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { classes } from '#ui/classes.ts'
import { useWords } from '../shared/app-context.ts'
import { whyNot } from '../shared/devices.ts'
import { listen } from '../shared/microphone/listen.ts'
import { lengthWords, recordedIn } from '../shared/recordings-in.ts'
import { useLive } from './live-context.ts'
import type { Recorder } from './recording.ts'
import { startRecording } from './recording.ts'
import { loadRecordingWordsGd, recordingWords } from './recording-words.ts'
import frame from './panel.module.css'
import styles from './recording-panel.module.css'

type Opening = 'no' | 'asking' | 'refused' | 'absent'

/** Sound in place of the stream: who is asked first, one button, and how long it has been. Closing the panel stops nothing. */
export function RecordingPanel() {
  const { live, words: shared, panel } = useLive()
  const words = useWords(recordingWords, loadRecordingWordsGd)
  const opening = useSignal<Opening>('no')
  const recorder = live.recorder.value
  const open = live.open.value
  const kept = recordedIn(live.store.drafts(live.book.book).value).filter(
    ({ note, ent }) => note === (recorder?.cell ?? open)?.ent && ent !== recorder?.ent
  )
  const start = async () => {
    if (opening.value === 'asking') return
    opening.value = 'asking'
    await startRecording(live, listen, systemRandom).then(
      () => (opening.value = 'no'),
      (error: unknown) => (opening.value = whyNot(error))
    )
  }
  return (
    <section class={frame.panel} aria-label={words.title}>
      <header class={frame.head}>
        <p class={frame.rule}>{words.ask}</p>
        <IconButton icon="close" label={shared.close} live onClick={() => (panel.value = 'none')} />
      </header>
      <div class={styles.view} data-recording={recorder ? 'on' : opening.value}>
        {recorder && <Running recorder={recorder} />}
        <p class={styles.said} role="status">
          {recorder
            ? words.on
            : opening.value === 'no'
              ? words.stays
              : opening.value === 'asking'
                ? words.opening
                : words[opening.value]}
        </p>
        {recorder && open && recorder.cell !== open && <p class={styles.said}>{words.elsewhere}</p>}
        <ul class={styles.kept}>
          {kept.map(({ ent, length }) => (
            <li key={ent}>
              <Icon name="audio" size={20} />
              {words.kept(lengthWords(length))}
            </li>
          ))}
        </ul>
      </div>
      <footer class={styles.foot}>
        <button
          type="button"
          class={classes(styles.button, recorder && styles.stop)}
          aria-busy={opening.value === 'asking'}
          onClick={() => void (recorder ? recorder.stop() : start())}
        >
          <span class={styles.sign} />
          {recorder ? words.stop : words.start}
        </button>
      </footer>
    </section>
  )
}

/** How long it has been, and that something is heard. */
function Running({ recorder }: { readonly recorder: Recorder }) {
  const { live } = useLive()
  const words = useWords(recordingWords, loadRecordingWordsGd)
  const level = recorder.level.value
  return (
    <>
      <p class={styles.time} role="timer">
        <span class={styles.light} />
        {lengthWords(Math.max(0, live.clock.value - recorder.at))}
      </p>
      {level !== undefined && (
        <div
          class={styles.level}
          role="meter"
          aria-label={words.level}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(level * 100)}
        >
          <span style={{ transform: `scaleX(${level.toFixed(2)})` }} />
        </div>
      )}
    </>
  )
}
