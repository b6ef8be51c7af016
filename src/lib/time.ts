/** The clock seam: ms since 1970. Production passes `systemNow`; this file alone may ask the machine. */
export type Now = () => number

export const systemNow: Now = () => Date.now()

/** An ISO 8601 instant in UTC with milliseconds, as fields store it. */
export type Instant = string
/** A school day, YYYY-MM-DD, in the tablet's own time zone. */
export type Day = string

export function msToInstant(ms: number): Instant {
  return new Date(ms).toISOString()
}

/** NaN when the text is not an instant. */
export function instantToMs(instant: Instant): number {
  return Date.parse(instant)
}

export function msToDay(ms: number): Day {
  const date = new Date(ms)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Midnight of the day in the tablet's zone, in ms; NaN when it is no day. */
export function dayToMs(day: Day): number {
  const [year, month, date] = day.split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined) return Number.NaN
  const made = new Date(year, month - 1, date)
  return made.getMonth() === month - 1 && made.getDate() === date ? made.getTime() : Number.NaN
}

/** Wall time such as 10:17 in the tablet's zone. */
export function msToClock(ms: number): string {
  const date = new Date(ms)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

/** Lesson time such as 12:41 (minutes:seconds); negative before the start, hours folded into minutes. */
export function msToLessonTime(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const sign = ms < 0 ? '−' : ''
  return `${sign}${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}

/** Making one takes longer than a hundred uses: a list of days would wait for nothing else. */
const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** "Wednesday 26 November" in the given language (BCP 47). */
export function dayToWords(day: Day, language: string): string {
  const ms = dayToMs(day)
  if (Number.isNaN(ms)) return day
  let format = dayFormats.get(language)
  if (!format) {
    format = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' })
    dayFormats.set(language, format)
  }
  return format.format(ms)
}
