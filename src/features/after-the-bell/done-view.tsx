import { ButtonLink } from '#ui/button.tsx'
import styles from './after-the-bell.module.css'
import list from './list-view.module.css'
import { useBellView } from './bell-context.ts'
import { HandedIn } from './list-view.tsx'

/** What was done, in one sentence, and the way back while there is one. */
export function DoneView() {
  const { bell, words } = useBellView()
  const step = bell.step.value
  if (step.step !== 'done') return null
  return (
    <div class={list.list}>
      <section class={styles.card} role="status">
        <h2>{step.handed > 0 ? words.doneTitle(step.handed) : words.doneNothing}</h2>
        {step.handed > 0 && step.kept > 0 && <p>{words.doneKept(step.kept)}</p>}
        {step.handed > 0 && <p class={list.hint}>{words.doneWait}</p>}
        <ButtonLink kind="filled" live href="/">
          {words.toToday}
        </ButtonLink>
      </section>
      <HandedIn />
    </div>
  )
}
