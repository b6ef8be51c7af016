/** A mark this long after its moment is flagged as late, in ms (domain: OBS, "Mark"). */
export const LATE = 3000
/** Nobody is asked what a pupil did longer ago than this, in ms. */
const LONGEST_OPEN = 15_000

/** When a sampling began and how long its intervals are; all ms, instants since 1970. */
export interface Course {
  readonly starts: number
  readonly every: number
  readonly ended?: number
}

/** The instant that moment `index` is about: the end of its interval. The first is 0; ms since 1970. */
export function momentAt({ starts, every }: Course, index: number): number {
  return starts + (index + 1) * every
}

/** How many moments have come by `now`; one that comes with the end counts, none does after it. None without an interval. */
export function momentsBy(course: Course, now: number): number {
  if (course.every <= 0) return 0
  const until = Math.min(now, course.ended ?? now)
  return Math.max(0, Math.floor((until - course.starts) / course.every))
}

/** How long after its moment a mark is still taken, in ms: what is longer ago would be made up. */
export function openFor({ every }: Pick<Course, 'every'>): number {
  return Math.min(every / 2, LONGEST_OPEN)
}

/** The moment that can be marked at `now`, by its index; undefined between moments. */
export function openMoment(course: Course, now: number): number | undefined {
  const last = momentsBy(course, now) - 1
  if (last < 0) return undefined
  return now - momentAt(course, last) < openFor(course) ? last : undefined
}

/** Moments that can no longer be marked at `now`: with the marks they tell how many were missed. */
export function closedBy(course: Course, now: number): number {
  const come = momentsBy(course, now)
  if (course.ended !== undefined && now >= course.ended) return come
  return openMoment(course, now) === undefined ? come : come - 1
}

/** Whose turn a moment is: one after the other, in the order of the seats. */
export function pupilAt(pupils: readonly string[], index: number): string | undefined {
  return pupils.length === 0 ? undefined : pupils[index % pupils.length]
}

export type Counts = 'on-task' | 'off-task' | 'waiting' | 'not-seen'

/** A mark as results read it. */
export interface Mark {
  readonly moment: number
  /** absent: the class as a whole */
  readonly pupil?: string
  /** id of the code */
  readonly code: string
  /** ms after its moment */
  readonly late: number
}

/** A mark with the numbers that some marks hold. */
export interface Numbered extends Mark {
  readonly counted?: number
  readonly outOf?: number
}

export interface Code {
  readonly ent: string
  /** absent: says nothing of the task */
  readonly counts?: Counts
}

/** What one pupil's moments say. */
export interface PupilResult {
  readonly pupil: string
  /** marks by the id of the code; a code without one is 0 */
  readonly byCode: ReadonlyMap<string, number>
  readonly marked: number
  readonly missed: number
  /** marks made more than 3 s after their moment */
  readonly late: number
  /** moments that say something of the task: marked and seen */
  readonly seen: number
  /** of these on task: A + P of A + P + O + W */
  readonly onTask: number
  /** of these waiting: W of A + P + O + W, a finding about teaching, kept apart */
  readonly waiting: number
  /** in order of time: the code at each of the pupil's moments, undefined for a missed one, and whether its mark came late */
  readonly strip: readonly {
    readonly moment: number
    readonly code: string | undefined
    readonly late: boolean
  }[]
}

/**
 * Results of one sampling for each pupil, in the order of their turns. `moments` is how many have closed. On task = (A+P)/(A+P+O+W)
 * with waiting apart: the enquiry's default scheme (domain: OBS); what was not visible is left out of both.
 */
export function resultsOf(
  pupils: readonly string[],
  moments: number,
  marks: readonly Mark[],
  codes: readonly Code[]
): readonly PupilResult[] {
  const countsAs = new Map(codes.map(({ ent, counts }) => [ent, counts]))
  // Two windows may have marked one moment: the touch nearer to it stands, on every tablet.
  const byMoment = new Map(
    marks
      .toSorted((one, other) => other.late - one.late || (one.code < other.code ? 1 : -1))
      .map((mark) => [mark.moment, mark])
  )
  return pupils.map((pupil) => {
    const strip: { moment: number; code: string | undefined; late: boolean }[] = []
    const own: Mark[] = []
    for (let moment = 0; moment < moments; moment++) {
      if (pupilAt(pupils, moment) !== pupil) continue
      const mark = byMoment.get(moment)
      strip.push({ moment, code: mark?.code, late: (mark?.late ?? 0) > LATE })
      if (mark) own.push(mark)
    }
    const as = (counts: Counts) => own.filter(({ code }) => countsAs.get(code) === counts).length
    const [on, off, waiting] = [as('on-task'), as('off-task'), as('waiting')]
    const seen = on + off + waiting
    return {
      pupil,
      byCode: new Map(
        codes.map(({ ent }) => [ent, own.filter(({ code }) => code === ent).length] as const)
      ),
      marked: own.length,
      missed: strip.length - own.length,
      late: own.filter(({ late }) => late > LATE).length,
      seen,
      onTask: on,
      waiting,
      strip
    }
  })
}

/** Of what is counted as it happens: whether a mark says how often it could have happened, and not that it did. */
export function isOccasions({ outOf }: Pick<Numbered, 'outOf'>): boolean {
  return outOf !== undefined
}

/** "7 of 11" of one pupil, or of the class as a whole. */
export interface Count {
  readonly pupil: string | undefined
  readonly times: number
  /** how often it could have happened, to any of them; never less than it did. Undefined where nobody said so */
  readonly outOf: number | undefined
}

/** How many times something happened, and to whom; in the order of the seats, undefined for the class as a whole. */
export function countsOf(pupils: readonly string[], marks: readonly Numbered[]): readonly Count[] {
  const whom = pupils.length === 0 ? [undefined] : pupils
  const happened = marks.filter((mark) => !isOccasions(mark))
  const counts = whom.map((pupil) => {
    return { pupil, times: happened.filter((mark) => mark.pupil === pupil).length }
  })
  // Two windows may both have said it: the greater number stands, on every tablet.
  const said = marks.flatMap(({ outOf }) => outOf ?? [])
  const outOf =
    said.length === 0 ? undefined : Math.max(...said, ...counts.map(({ times }) => times))
  return counts.map((count) => ({ ...count, outOf }))
}

/** "18 of 24" at one moment; undefined for a scan that was missed. */
export interface Scan {
  readonly moment: number
  readonly found: { readonly counted: number; readonly outOf: number } | undefined
}

/** The scans of a sampling in order of time, missed ones too; `moments` is how many have closed. */
export function scansOf(moments: number, marks: readonly Numbered[]): readonly Scan[] {
  return Array.from({ length: moments }, (_, moment) => {
    const mark = marks.find((each) => each.moment === moment)
    const { counted, outOf } = mark ?? {}
    const told = counted !== undefined && outOf !== undefined && outOf > 0
    return { moment, found: told ? { counted: Math.min(counted, outOf), outOf } : undefined }
  })
}
