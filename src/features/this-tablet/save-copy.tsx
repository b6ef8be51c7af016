import { useSignal } from '@preact/signals'
import { msToDay } from '#lib/time.ts'
import type { SealedCopy } from '#sync/bundle.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useApp } from '../shared/app-context.ts'
import { saveFile } from '../shared/save-file.ts'
import type { CopiesWords } from './copies-words.ts'
import styles from './sheet.module.css'

type SaveCopyProps = {
  copy: SealedCopy
  hint: string
  words: CopiesWords
  onSaved?: () => void
}

/** The code first, typed back, and then the file. */
export function SaveCopy({ copy, hint, words, onSaved }: SaveCopyProps) {
  const app = useApp()
  const typed = useSignal('')
  const wrong = useSignal(false)
  const saved = useSignal(false)
  const save = async () => {
    const { typedBack } = await import('#sync/bundle.ts')
    wrong.value = !typedBack(copy.code, typed.value)
    if (wrong.value) return
    const name = `jotter-${msToDay(app.now())}.jotter`
    saved.value = await saveFile(copy.file, name, 'application/octet-stream')
    if (saved.value) onSaved?.()
  }
  return (
    <form
      class={styles.confirm}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div>
        <strong>{words.code}</strong>
        <p>{hint}</p>
      </div>
      <p class={styles.code} data-testid="copy-code">
        {copy.code}
      </p>
      {copy.opensWithSheet && <p>{words.withSheet}</p>}
      {copy.leftOut > 0 && <p>{words.leftOut(copy.leftOut)}</p>}
      <TextField
        kind="code"
        label={words.typeBack}
        hint={words.typeBackHint}
        error={wrong.value ? words.typedWrong : undefined}
        value={typed.value}
        onInput={(value) => (typed.value = value)}
      />
      <Button type="submit" kind="filled" live disabled={!typed.value.trim()}>
        {words.save}
      </Button>
      {saved.value && (
        <Notice tone="grey" icon="tick" announce="status">
          {words.saved}
        </Notice>
      )}
    </form>
  )
}
