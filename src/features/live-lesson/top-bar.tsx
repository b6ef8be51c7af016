import { useComputed } from '@preact/signals'
import { msToClock, msToLessonTime } from '#lib/time.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { SafetyStrip } from '#ui/safety-strip.tsx'
import { useApp } from '../shared/app-context.ts'
import { guardedClick } from './guarded.ts'
import { useLive } from './live-context.ts'
import { course, lessonTime } from './sitting.ts'
import styles from './top-bar.module.css'
import type { Words } from './words.ts'

/** Cover, clock, which lesson, where everything is, and the rest behind three dots. */
export function LiveTopBar() {
  const { live, words, panel, covered } = useLive()
  const title = live.plan.value.title
  return (
    <header class={styles.bar}>
      <IconButton
        icon="cover"
        label={words.cover}
        live
        {...guardedClick(live, () => (covered.value = true))}
      />
      <Clock />
      <h1 class={styles.name}>{title || words.unnamed}</h1>
      <div class={styles.safety}>
        <Safety />
      </div>
      <IconButton
        icon="more"
        label={words.menu.title}
        live
        aria-expanded={panel.value === 'menu' || panel.value === 'keys'}
        {...guardedClick(live, () => (panel.value = panel.value === 'menu' ? 'none' : 'menu'))}
      />
    </header>
  )
}

/** Lesson time large, wall time under it. */
function Clock() {
  const { live, words } = useLive()
  const now = live.clock.value
  const ended = live.sitting.ended.value
  const wall = msToClock(now)
  const time = msToLessonTime(lessonTime(live, ended ?? now))
  const under =
    ended !== undefined
      ? words.ended(msToClock(ended))
      : course(live, now).state === 'still-going'
        ? words.stillGoing
        : wall
  return (
    <div class={styles.clock} role="timer" aria-label={words.clock(time, wall)}>
      <span class={styles.lesson}>{time}</span>
      <span class={styles.wall}>{under}</span>
    </div>
  )
}

function Safety() {
  const { live, words, toTablet, trial } = useLive()
  const app = useApp()
  const strip = useComputed(() =>
    stripOf(trial, app.store.standing(live.book.book).value, app.sync.state.value.busy, words.strip)
  ).value
  return (
    <SafetyStrip
      state={strip.state}
      words={strip.words}
      detail={words.strip.opens}
      {...guardedClick(live, toTablet)}
    />
  )
}

type Standing = ReturnType<ReturnType<typeof useApp>['store']['standing']>['value']

/** The worst first: place, never promise. */
export function stripOf(
  trial: boolean,
  standing: Standing,
  busy: boolean,
  words: Words['strip']
): { state: 'saved' | 'waiting' | 'sending' | 'safe' | 'needs' | 'lost'; words: string } {
  if (standing.journal > 0) return { state: 'lost', words: words.lost }
  if (standing.needs > 0) return { state: 'needs', words: words.needs }
  if (trial) return { state: 'saved', words: words.trial }
  if (standing.waiting > 0)
    return busy
      ? { state: 'sending', words: words.sending(standing.waiting) }
      : { state: 'waiting', words: words.waiting(standing.waiting) }
  const here = standing.onlyHere + standing.drafts
  if (here > 0) return { state: 'saved', words: words.here(here) }
  if (standing.keyOnlyHere > 0) return { state: 'needs', words: words.keyOnlyHere }
  return { state: 'safe', words: words.safe(standing.safe) }
}
