import { useSignal } from '@preact/signals'
import { dayToMs, msToClock, msToDay } from '#lib/time.ts'
import { Button } from '#ui/button.tsx'
import { Switch } from '#ui/check-list.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { DateField } from '#ui/pick-field.tsx'
import { useLive } from './live-context.ts'
import styles from './menu.module.css'
import { changedAgo, startedAt } from './sitting.ts'

/** What is needed once a lesson, in place of the stream. */
export function Menu() {
  const { words, method, panel, done, live } = useLive()
  if (panel.value !== 'menu' && panel.value !== 'keys') return null
  const keyList = [...method.keys, ...words.menu.keyList]
  return (
    <section class={styles.menu} aria-label={words.menu.title}>
      <header class={styles.head}>
        <h2>{words.menu.title}</h2>
        <IconButton icon="close" label={words.close} live onClick={() => (panel.value = 'none')} />
      </header>
      <Started />
      {live.sitting.changes.value.length > 0 && <Changed />}
      <Switch
        label={words.menu.apart}
        hint={words.menu.apartHint}
        checked={live.apart.value}
        onChange={(apart) => (live.apart.value = apart)}
      />
      <Button kind="plain" icon="end" live onClick={done}>
        {words.menu.end}
      </Button>
      <details class={styles.keys} open={panel.value === 'keys'}>
        <summary>{words.menu.keys}</summary>
        <dl>
          {keyList.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}

/** R6: "It started at 10:05". */
function Started() {
  const { live, words } = useLive()
  const starts = live.sitting.starts.value
  const typed = useSignal(msToClock(starts))
  const minutes = clockMinutes(typed.value)
  const at = dayToMs(msToDay(starts)) + (minutes ?? 0) * 60_000
  const usable = minutes !== undefined && at <= live.clock.value
  return (
    <div class={styles.started}>
      <DateField
        kind="time"
        label={words.menu.startedAt}
        value={typed.value}
        onInput={(value) => (typed.value = value)}
      />
      <Button live disabled={!usable} onClick={() => startedAt(live, at)}>
        {words.menu.set}
      </Button>
    </div>
  )
}

/** R6: the last change of stage, put right. */
function Changed() {
  const { live, words } = useLive()
  return (
    <div class={styles.changed} role="group" aria-label={words.changedAgo}>
      <span>{words.changedAgo}</span>
      {[1, 2, 5].map((minutes) => (
        <Button key={minutes} live onClick={() => changedAgo(live, minutes)}>
          {words.agoMinutes(minutes)}
        </Button>
      ))}
    </div>
  )
}

function clockMinutes(clock: string): number | undefined {
  const [hours, minutes] = clock.split(':').map(Number)
  if (hours === undefined || minutes === undefined) return undefined
  return Number.isNaN(hours + minutes) ? undefined : hours * 60 + minutes
}
