import { msToClock } from '#lib/time.ts'
import { CardLink } from '#ui/page.tsx'
import { useApp } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { textOf } from '../shared/names.ts'
import styles from './today.module.css'
import type { Card } from './model.ts'
import type { Words } from './words.ts'

type LessonCardProps = { card: Exclude<Card, { card: 'none' }>; now: number; words: Words }

/** The whole card is the tap: it opens straight into the live lesson. */
export function LessonCard({ card, now, words }: LessonCardProps) {
  const language = useApp().settings.language.value
  const { lesson } = card
  const day = textOf(lesson, 'day')
  const heading = { running: words.running, now: words.now, next: words.next }[card.card]
  const starts = card.card === 'running' ? card.since : card.starts
  const minutes = starts === undefined ? undefined : Math.round((starts - now) / 60_000)
  const soon = minutes !== undefined && minutes > 0 && minutes <= 60
  return (
    <CardLink href={`/live/${lesson.ent}`}>
      <span class={styles.heading}>{heading}</span>
      <span class={styles.title}>{textOf(lesson, 'title') || words.untitled}</span>
      <span class={styles.when}>
        {card.card === 'running' && minutes !== undefined
          ? words.minutesIn(Math.max(0, -minutes))
          : [
              dayWords(day, now, language),
              starts === undefined ? '' : msToClock(starts),
              soon ? words.startsIn(minutes) : ''
            ]
              .filter(Boolean)
              .join(' · ')}
      </span>
      <span class={styles.open}>{words.open}</span>
    </CardLink>
  )
}
