import { dayToWords, msToDay, type Day } from '#lib/time.ts'
import type { Language } from '#lib/words.ts'

const near = {
  en: { today: 'Today', yesterday: 'Yesterday', tomorrow: 'Tomorrow' },
  gd: { today: 'An-diugh', yesterday: 'An-dè', tomorrow: 'A-màireach' }
} as const

const DAY = 86_400_000

/** "Today", "Yesterday", "Tomorrow" or "Wednesday 26 November", with the year where it is another one. */
export function dayWords(day: Day, now: number, language: Language): string {
  if (day === msToDay(now)) return near[language].today
  if (day === msToDay(now - DAY)) return near[language].yesterday
  if (day === msToDay(now + DAY)) return near[language].tomorrow
  const words = dayToWords(day, language === 'gd' ? 'gd' : 'en-GB')
  return day.slice(0, 4) === msToDay(now).slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`
}
