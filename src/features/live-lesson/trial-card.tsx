import { Button } from '#ui/button.tsx'
import { JotterOnForearm } from '#ui/pictures-start.tsx'
import { useApp } from '../shared/app-context.ts'
import { strike } from './capture.ts'
import { useLive } from './live-context.ts'
import styles from './trial.module.css'

/** The arrow of the first touch: gone for good after it. */
export function TrialHint() {
  const { live, words, trial } = useLive()
  if (!trial || live.notes.value.length > 0) return null
  return (
    <div class={styles.hint} aria-hidden="true">
      <span class={styles.say}>{words.trial.first}</span>
      <svg class={styles.arrow} viewBox="0 0 120 96" width="120" height="96">
        <path d="M112 10C70 6 30 24 24 80M10 62c4 8 9 13 14 20 5-8 11-13 18-17" />
      </svg>
    </div>
  )
}

/** After the trial: on to one's own class, to a code, or away with it. */
export function TrialCard({ onBack }: { readonly onBack: () => void }) {
  const { live, words } = useLive()
  const app = useApp()
  const count = live.notes.value.length
  return (
    <div class={styles.page}>
      <section class={styles.card}>
        <JotterOnForearm />
        <h1>{count > 0 ? words.trial.doneTitle(count) : words.trial.doneNothing}</h1>
        <p>{words.trial.explain}</p>
        <Button kind="filled" live wide onClick={() => app.navigate('/start')}>
          {words.trial.useIt}
        </Button>
        <Button live wide onClick={() => app.navigate('/join')}>
          {words.trial.haveCode}
        </Button>
        {count > 0 && (
          <Button
            kind="quiet"
            live
            wide
            icon="bin"
            onClick={() => {
              for (const cell of live.notes.value) strike(live, cell)
              app.navigate('/')
            }}
          >
            {words.trial.bin(count)}
          </Button>
        )}
        <Button kind="quiet" live wide onClick={onBack}>
          {words.trial.goOn}
        </Button>
      </section>
    </div>
  )
}
