import { useSignal } from '@preact/signals'
import type { Problem } from '#lib/result.ts'
import { Button } from '#ui/button.tsx'
import { JotterOnForearm } from '#ui/pictures-start.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import styles from './first-run.module.css'
import { lookAround, openTrial } from './model.ts'
import { words as english } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** The first page: one filled button, two quiet ones. No account, no form. */
export function FirstRun() {
  const app = useApp()
  const words = useWords(english, gaelic)
  const busy = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const go = async (make: typeof openTrial, path: string) => {
    if (busy.value) return
    busy.value = true
    const book = await make(app)
    busy.value = false
    if (book.ok) {
      app.chooseBook(book.value)
      app.navigate(path)
    } else problem.value = book.problem
  }
  const other = app.settings.language.value === 'en' ? 'gd' : 'en'
  return (
    <div class={styles.page}>
      <div class={styles.picture}>
        <JotterOnForearm />
      </div>
      <h1 class={styles.title}>{words.title}</h1>
      <p class={styles.sentence}>{words.sentence}</p>
      {problem.value && <ProblemNotice problem={problem.value} />}
      <div class={styles.buttons}>
        <Button
          kind="filled"
          live
          wide
          busy={busy.value}
          onClick={() => void go(openTrial, '/live')}
        >
          {words.takeNote}
        </Button>
        <Button live wide icon="scan" onClick={() => app.navigate('/join')}>
          {words.haveCode}
        </Button>
        <Button kind="quiet" live wide onClick={() => void go(lookAround, '/')}>
          {words.lookAround}
        </Button>
      </div>
      <div class={styles.language}>
        <Button kind="quiet" lang={other} onClick={() => (app.settings.language.value = other)}>
          {words.language}
        </Button>
      </div>
    </div>
  )
}
