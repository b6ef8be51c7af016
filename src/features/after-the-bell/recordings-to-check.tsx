import { dayToWords, msToClock, msToDay } from '#lib/time.ts'
import { Icon } from '#ui/icons.tsx'
import { PressRow, RowList } from '#ui/row.tsx'
import { useApp } from '../shared/app-context.ts'
import { lengthWords, UNWRITTEN } from '../shared/recordings-in.ts'
import { useBellView } from './bell-context.ts'
import styles from './photo-check.module.css'

/** The sound of this lesson that nobody has written down: it stays on this tablet, and for how long. */
export function RecordingsToCheck() {
  const { settings } = useApp()
  const { bell, words } = useBellView()
  const recordings = bell.recordings.value
  if (recordings.length === 0) return null
  const first = recordings.find(({ pieces }) => pieces.length > 0)
  const language = settings.language.value === 'gd' ? 'gd' : 'en-GB'
  return (
    <section class={styles.waiting}>
      <h2>{words.recording.waiting(recordings.length)}</h2>
      <p>
        {first
          ? words.recording.stay(dayToWords(msToDay(first.at + UNWRITTEN), language))
          : words.recording.gone}
      </p>
      <RowList>
        {recordings.map(({ ent, at, length, transcript }) => (
          <PressRow
            key={ent}
            lead={<Icon name="audio" />}
            title={words.recording.title(msToClock(at), lengthWords(length))}
            detail={transcript ? words.recording.begun : words.recording.open}
            onClick={() => (bell.checking.value = ent)}
          />
        ))}
      </RowList>
    </section>
  )
}
