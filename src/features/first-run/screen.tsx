import { signal } from '@preact/signals'
import type { Problem } from '#lib/result.ts'
import { Button } from '#ui/button.tsx'
import { JotterOnForearm } from '#ui/pictures-start.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import styles from './first-run.module.css'
import { words as english } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

// Kept outside: on a fresh tablet the page is drawn once before the store is open and once after.
const busy = signal(false)
const problem = signal<Problem | undefined>(undefined)

/** The first page: one filled button, two quiet ones. No account, no form. */
export function FirstRun() {
  const app = useApp()
  const words = useWords(english, gaelic)
  const noteAtOnce = async () => {
    busy.value = true
    const whole = await app.ready()
    busy.value = false
    // With no project the live screen is the trial page.
    whole.navigate('/live')
  }
  const look = async () => {
    if (busy.value) return
    busy.value = true
    const whole = await app.ready()
    const { lookAround } = await import('./model.ts')
    const book = await lookAround(whole)
    busy.value = false
    // Today took this page's place as soon as the book was there, and by now somebody may be reading further inside.
    if (book.ok) whole.chooseBook(book.value)
    else problem.value = book.problem
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
        <Button kind="filled" live wide busy={busy.value} onClick={() => void noteAtOnce()}>
          {words.takeNote}
        </Button>
        <Button
          live
          wide
          icon="scan"
          onClick={() => void app.ready().then((whole) => whole.navigate('/join'))}
        >
          {words.haveCode}
        </Button>
        <Button kind="quiet" live wide onClick={() => void look()}>
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
