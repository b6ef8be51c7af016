import { useSignal } from '@preact/signals'
import type { Problem } from '#lib/result.ts'
import { msToClock } from '#lib/time.ts'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/confirm-dialog.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { TextArea } from '#ui/text-field.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { dropRecordings, lengthWords, type Recording } from '../shared/recordings-in.ts'
import { keepTranscript } from '../shared/recordings.ts'
import { useBellView } from './bell-context.ts'
import styles from './recording-check.module.css'
import { SoundPlayer } from './sound-player.tsx'
import { writeDownHere } from './writing-down.ts'

/** One recording: listen, write down what matters, and let the sound go. */
export function RecordingCheck({ recording }: { readonly recording: Recording }) {
  const { bell, words } = useBellView()
  const { store } = bell.options
  const asking = useSignal<'keep' | 'bin' | undefined>(undefined)
  const busy = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const { at, length, pieces, transcript } = recording
  const close = () => {
    void store.flushDrafts()
    bell.checking.value = undefined
  }
  const keep = async () => {
    asking.value = undefined
    busy.value = true
    const kept = await writeDownHere(bell, recording, words.recording.reason(lengthWords(length)))
    busy.value = false
    if (kept.ok) close()
    else problem.value = kept.problem
  }
  const bin = async () => {
    await dropRecordings(store, [recording])
    close()
  }
  const sound = pieces.length > 0
  // After hand-in the note itself stays as it was.
  const late = bell.handedIn.value.some(({ ent }) => ent === recording.note)
  return (
    <>
      <Dialog
        open
        onClose={close}
        title={words.recording.title(msToClock(at), lengthWords(length))}
        closeLabel={words.close}
        shape="full"
        actions={
          <>
            <Button icon="bin" onClick={() => (asking.value = 'bin')}>
              {words.recording.bin}
            </Button>
            <Button
              kind="filled"
              live
              busy={busy.value}
              disabled={transcript.trim() === ''}
              onClick={() => {
                if (sound) asking.value = 'keep'
                else void keep()
              }}
            >
              {sound ? words.recording.keep : words.recording.keepWords}
            </Button>
          </>
        }
      >
        <div class={styles.check}>
          {problem.value && <ProblemNotice problem={problem.value} />}
          {sound ? (
            <SoundPlayer recording={recording} />
          ) : (
            <p role="status">{words.recording.gone}</p>
          )}
          <TextArea
            label={words.recording.transcript}
            hint={late ? words.recording.hintLate : words.recording.hint}
            lines={12}
            readOnly={busy.value}
            value={transcript}
            onInput={(value) => keepTranscript(store, recording, value)}
          />
        </div>
      </Dialog>
      <ConfirmDialog
        open={asking.value !== undefined}
        title={asking.value === 'bin' ? words.recording.binAsk : words.recording.keepAsk}
        confirm={asking.value === 'bin' ? words.recording.bin : words.recording.keep}
        cancel={words.recording.notNow}
        closeLabel={words.close}
        kind="danger"
        onConfirm={() => void (asking.value === 'bin' ? bin() : keep())}
        onCancel={() => (asking.value = undefined)}
      >
        <p>
          {words.recording[asking.value === 'bin' ? 'binHint' : late ? 'keepHintLate' : 'keepHint']}
        </p>
      </ConfirmDialog>
    </>
  )
}
