import { IconButton } from '#ui/icon-button.tsx'
import styles from './cover.module.css'
import { guardedClick } from './guarded.ts'
import { useLive } from './live-context.ts'

/** The curtain: what anybody may read, a plain lesson plan. */
export function Cover() {
  const { live, words, covered } = useLive()
  const { title, stages } = live.plan.value
  return (
    <div class={styles.cover}>
      <header class={styles.head}>
        <IconButton
          icon="cover"
          label={words.uncover}
          live
          {...guardedClick(live, () => (covered.value = false))}
        />
        <h1>{title || words.coverTitle}</h1>
      </header>
      {stages.length === 0 ? (
        <p class={styles.empty}>{words.coverEmpty}</p>
      ) : (
        <ol class={styles.stages}>
          {stages.map((stage) => (
            <li key={stage.id}>
              <span>{stage.name}</span>
              {stage.planned > 0 && (
                <span class={styles.minutes}>
                  {words.minutes(Math.round(stage.planned / 60_000))}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
