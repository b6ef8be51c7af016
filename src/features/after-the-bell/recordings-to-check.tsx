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
  const [first] = recordings
  if (!first) return null
  const language = settings.language.value === 'gd' ? 'gd' : 'en-GB'
  const day = dayToWords(msToDay(first.at + UNWRITTEN), language)
  return (
    <section class={styles.waiting}>
      <h2>{words.recording.waiting(recordings.length)}</h2>
      <p>{words.recording.stay(day)}</p>
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
