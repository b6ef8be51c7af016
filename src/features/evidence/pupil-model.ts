import { isBareMark } from '#kinds/observation/rules.ts'
import { momentsBy } from '#kinds/sampling/rules.ts'
import type { Id } from '#lib/id.ts'
import { type Day, msToDay } from '#lib/time.ts'
import type { Entry, Shown, Store } from '#store/types.ts'
import { listOf, stagesOf, textOf } from '../shared/names.ts'
import { type Sampling, samplingsOf } from '../shared/samplings.ts'
import { noteDay, noteTime } from './note-time.ts'

/** What was seen of a pupil in one part of a lesson, in order of time. */
export interface PupilStage {
  /** '' for what was noted before, between or without stages */
  readonly stage: string
  /** as planned; '' without a stage */
  readonly name: string
  readonly notes: readonly Entry[]
  /** pupil and time and nothing else (R3) */
  readonly marks: readonly Entry[]
}

export interface PupilLesson {
  readonly lesson: Id
  /** what was sampled of the pupil by the clock, beside the notes and never among them */
  readonly samplings: readonly Sampling[]
  /** absent where the lesson itself is not on this tablet */
  readonly entry: Entry | undefined
  /** of the first note, or of the first sampling where there is none */
  readonly day: Day
  readonly stages: readonly PupilStage[]
}

/** Living notes about one pupil, alone or with others, oldest first. */
export function notesOfPupil(pupil: Id, entries: readonly Entry[]): readonly Entry[] {
  return entries
    .filter(
      (entry) =>
        entry.kind === 'observation' && !entry.deleted && listOf(entry, 'pupils').includes(pupil)
    )
    .sort((one, other) => noteTime(one) - noteTime(other) || (one.ent < other.ent ? -1 : 1))
}

/** Samplings in which the pupil had a turn that came, or was counted. A scan of the class is about nobody alone. */
export function samplingsOfPupil(pupil: Id, entries: readonly Entry[]): readonly Sampling[] {
  return samplingsOf(entries).filter(({ pupils, course, marks }) => {
    if (!pupils.includes(pupil)) return false
    return (
      marks.some((mark) => mark.pupil === pupil) ||
      pupils.indexOf(pupil) < momentsBy(course, course.ended)
    )
  })
}

/** Nobody else's yet: it goes on paper only where somebody asks for it. */
export const isPrivate = ({ audience }: Entry) => audience === 'private'

/** A sampling is on paper whole or not at all: where one mark of it is private, so is the sampling. */
export function isPrivateSampling(
  { entry, marks }: Sampling,
  byEnt: ReadonlyMap<Id, Entry>
): boolean {
  const held = marks.flatMap(({ ent }) => byEnt.get(ent) ?? [])
  return [entry, ...held].some(isPrivate)
}

/** What belongs to a note and may have stayed behind when it was handed in. */
const OF_NOTES = new Set(['amendment', 'ink', 'photo'])

/** Whether anything on the page is private: a note, a sampling, or a photo, a stroke or a correction of a note. */
export function hasPrivate(
  notes: readonly Entry[],
  samplings: readonly Sampling[],
  entries: readonly Entry[]
): boolean {
  const byEnt = new Map(entries.map((entry) => [entry.ent, entry] as const))
  const noted = new Set(notes.map(({ ent }) => ent))
  return (
    notes.some(isPrivate) ||
    samplings.some((sampling) => isPrivateSampling(sampling, byEnt)) ||
    entries.some(
      (entry) =>
        OF_NOTES.has(entry.kind) &&
        !entry.deleted &&
        isPrivate(entry) &&
        noted.has(textOf(entry, 'observation'))
    )
  )
}

/** Notes and samplings by lesson and stage: lessons in the order of what was first in them, stages as planned. */
export function lessonsOf(
  notes: readonly Entry[],
  samplings: readonly Sampling[],
  entries: readonly Entry[]
): readonly PupilLesson[] {
  const byEnt = new Map(entries.map((entry) => [entry.ent, entry] as const))
  const photographed = photographedAmong(entries)
  const noted = Map.groupBy(notes, (note) => textOf(note, 'lesson'))
  const sampled = Map.groupBy(samplings, ({ lesson }) => lesson)
  return [...new Set([...noted.keys(), ...sampled.keys()])]
    .map((lesson) => {
      const taken = noted.get(lesson) ?? []
      const clocked = sampled.get(lesson) ?? []
      const [note] = taken
      const starts = clocked[0]?.course.starts ?? 0
      const entry = byEnt.get(lesson)
      return {
        lesson,
        samplings: clocked,
        entry: entry?.deleted ? undefined : entry,
        day: note ? noteDay(note) : msToDay(starts),
        first: note ? noteTime(note) : starts,
        stages: stagesIn(lesson, taken, { entries, photographed })
      }
    })
    .sort((one, other) => one.first - other.first)
}

/** Notes with a photo, which says something where there is not a word. */
export function photographedAmong(entries: readonly Entry[]): ReadonlySet<Id> {
  return new Set(
    entries.flatMap((entry) =>
      entry.kind === 'photo' && !entry.deleted ? textOf(entry, 'observation') : []
    )
  )
}

function stagesIn(
  lesson: Id,
  notes: readonly Entry[],
  {
    entries,
    photographed
  }: { readonly entries: readonly Entry[]; readonly photographed: ReadonlySet<Id> }
): readonly PupilStage[] {
  const planned = stagesOf(lesson, entries)
  const known = new Set(planned.map(({ ent }) => ent))
  const stageOf = (note: Entry) => (known.has(textOf(note, 'stage')) ? textOf(note, 'stage') : '')
  const byStage = Map.groupBy(notes, stageOf)
  const names = [
    ['', ''] as const,
    ...planned.map((one) => [one.ent, textOf(one, 'name')] as const)
  ]
  return names.flatMap(([ent, name]) => {
    const taken = byStage.get(ent)
    if (!taken) return []
    const { marks = [], notes: said = [] } = Object.groupBy(taken, ({ ent, values }) =>
      isBareMark(values) && !photographed.has(ent) ? 'marks' : 'notes'
    )
    return { stage: ent, name, notes: said, marks }
  })
}

/** Notes opened in one go; between two the screen has its turn. */
const TOGETHER = 50

/**
 * Opens notes, fifty at a time, and tells after each fifty what is open so far. Ends early once `isWanted` says no, and where
 * the store opens none of fifty (it is locked).
 */
export async function openAll(
  store: Pick<Store, 'open'>,
  ents: readonly Id[],
  tell: (opened: ReadonlyMap<Id, Shown>) => void,
  isWanted: () => boolean
): Promise<void> {
  const opened = new Map<Id, Shown>()
  for (let from = 0; from < ents.length; from += TOGETHER) {
    const shown = await store.open(ents.slice(from, from + TOGETHER))
    if (!isWanted() || shown.length === 0) return
    for (const one of shown) opened.set(one.ent, one)
    tell(new Map(opened))
    await new Promise((resolve) => setTimeout(resolve))
  }
}
