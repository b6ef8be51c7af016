import { textToBytes } from '#lib/bytes.ts'
import { msToClock } from '#lib/time.ts'
import { Notice } from '#ui/notice.tsx'
import { useWords } from '../shared/app-context.ts'
import { problemWords, type ProblemWords } from '../shared/problem-words.ts'
import { isTooLong } from './drafting.ts'
import { chipName, useLive } from './live-context.ts'
import styles from './messages.module.css'

const loadGd = async (): Promise<ProblemWords> =>
  (await import('../shared/problem-words.gd.ts')).problemWordsGd

/** A recording that ended by itself: when, and that what there was is kept. */
function RecordingStopped() {
  const { live, words } = useLive()
  const problems = useWords(problemWords, loadGd)
  const end = live.recordingEnd.value
  if (!end) return null
  const why = end.problem && problems[end.problem.code]
  const what = end.kept ? words.recording.stopped(msToClock(end.at)) : words.recording.nothing
  return (
    <Notice
      tone="amber"
      action={{ label: words.close, onClick: () => (live.recordingEnd.value = undefined) }}
    >
      {[what, why?.happened, why?.mend].filter(Boolean).join(' ')}
    </Notice>
  )
}

/** What has to be said, at the foot of the stream: never over chips, tags or the open note (R11). */
export function Messages() {
  const view = useLive()
  const { live, words, note, method, trial, apple } = view
  const problems = useWords(problemWords, loadGd)
  // What only the second place took is trouble too, though the writer could put it down somewhere.
  const problem = live.writer.problem.value ?? live.store.trouble.value
  const typed = live.typed.value
  const longest = Math.max(textToBytes(typed.text).length, textToBytes(typed.thought).length)
  const back = live.cameBack.value
  const lens = live.open.value?.values.value.lens
  const isAsking = lens && lens === live.plan.value.method.prompts && typed.text === ''
  const asked = view.asked.value
  const one = live.notes.value.length === 1 && live.open.value !== undefined
  return (
    <div class={styles.messages} aria-live="polite">
      {problem && (
        <Notice tone="amber">
          {`${problems[problem.code].happened} ${problems[problem.code].safe} ${problems[problem.code].mend}`}
        </Notice>
      )}
      <RecordingStopped />
      {isTooLong(typed) && <Notice tone="amber">{words.tooLong(Math.ceil(longest / 1024))}</Notice>}
      {back !== undefined && <p class={styles.line}>{words.wereHere(Math.round(back / 60_000))}</p>}
      {asked && (
        <p class={styles.line}>{`${chipName(view, asked.chip)}. ${words.unseen(asked.minutes)}`}</p>
      )}
      {isAsking && (
        <div class={styles.prompts}>
          <b>{note.promptsTitle}</b>
          {method.prompts.map((prompt) => (
            <span key={prompt}>{prompt}</span>
          ))}
        </div>
      )}
      {trial && one && (
        <p class={styles.line}>{apple ? words.trial.kept : words.trial.keptElsewhere}</p>
      )}
    </div>
  )
}
