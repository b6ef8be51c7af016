import { useSignal } from '@preact/signals'
import type { Problem } from '#lib/result.ts'
import type { Book } from '#store/types.ts'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/page.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useApp } from '../shared/app-context.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import styles from './group.module.css'
import type { Words } from './words.ts'

/** The deliberate step from this tablet to the server. The set-up code is asked only where the server wants it. */
export function ShareCard({ book, words }: { book: Book; words: Words }) {
  const app = useApp()
  const busy = useSignal(false)
  const asksCode = useSignal(false)
  const code = useSignal('')
  const problem = useSignal<Problem | undefined>(undefined)
  const share = async () => {
    busy.value = true
    const { startSharing } = await import('#sync/share.ts')
    const typed = code.value.trim()
    const shared = await startSharing(app.sharing, book.book, typed === '' ? undefined : typed)
    busy.value = false
    if (shared.ok) {
      problem.value = undefined
      void app.sync.sendNow()
      return
    }
    const first = shared.problem.code === 'setup-code-wrong' && !asksCode.value
    asksCode.value ||= shared.problem.code === 'setup-code-wrong'
    // The first no only asks for the code; it is not a mistake of anybody's.
    problem.value = first ? undefined : shared.problem
  }
  return (
    <Card>
      <form
        class={styles.share}
        onSubmit={(event) => {
          event.preventDefault()
          void share()
        }}
      >
        <strong>{words.notShared}</strong>
        <p>{words.notSharedHint}</p>
        {asksCode.value && (
          <TextField
            kind="code"
            label={words.setupCode}
            hint={words.setupHint}
            value={code.value}
            onInput={(value) => (code.value = value)}
          />
        )}
        {problem.value && <ProblemNotice problem={problem.value} />}
        <Button type="submit" kind="filled" live busy={busy.value}>
          {words.share}
        </Button>
      </form>
    </Card>
  )
}
