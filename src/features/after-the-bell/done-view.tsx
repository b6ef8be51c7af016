import { ButtonLink } from '#ui/button.tsx'
import styles from './after-the-bell.module.css'
import list from './list-view.module.css'
import { useBellView } from './bell-context.ts'
import { HandedIn } from './handed-in.tsx'
import { total } from './handing-in.ts'
import { ToCheck } from './to-check.tsx'

/** What was done, in one sentence, and the way back while there is one. */
export function DoneView() {
  const { bell, words } = useBellView()
  const step = bell.step.value
  if (step.step !== 'done') return null
  const { sent, kept } = step
  const handed = total(sent)
  return (
    <div class={list.list}>
      <section class={styles.card} role="status">
        <h2>{handed > 0 ? words.doneTitle(sent) : words.doneNothing}</h2>
        {handed > sent.samplings && bell.choices.value.length > 1 && <p>{words.doneTo(sent)}</p>}
        {handed > 0 && kept > 0 && <p>{words.doneKept(kept)}</p>}
        {handed > 0 && <p class={list.hint}>{words.doneWait}</p>}
        <ButtonLink kind="filled" live href="/">
          {words.toToday}
        </ButtonLink>
      </section>
      <ToCheck />
      <HandedIn />
    </div>
  )
}
