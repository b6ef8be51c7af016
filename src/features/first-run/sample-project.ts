import { lesson, lessonStage } from '#kinds/lesson/kind.ts'
import { observation } from '#kinds/observation/kind.ts'
import { person } from '#kinds/person/kind.ts'
import { project } from '#kinds/project/kind.ts'
import { pupil } from '#kinds/pupil/kind.ts'
import { school } from '#kinds/school/kind.ts'
import { sitting, stageChange } from '#kinds/sitting/kind.ts'
import { type Id, newId } from '#lib/id.ts'
import { seededRandom } from '#lib/random.ts'
import { dayToMs, instantToMs, msToDay, msToInstant } from '#lib/time.ts'
import type { Patch } from '#log/types.ts'
import type { Kind, ValuesOf } from '#schema/define-kind.ts'
import { patchOf } from '#schema/values.ts'
import { NOTES } from './sample-notes.ts'
import { sampled } from './sample-sampling.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** One entity to write into the sample's group channel. */
export interface SampleRecord {
  readonly ent: Id
  readonly kind: string
  readonly patch: Patch
  /** the person who wrote it; absent: whoever looks around */
  readonly by?: Id
}

export interface SampleProject {
  readonly project: Patch
  /** the person entity of whoever looks around */
  readonly me: Patch
  /** in the order they are to be written; those of one author stand together */
  readonly records: readonly SampleRecord[]
  /** of the page that one of the notes tells of; whoever looks around took it */
  readonly photo: { readonly ent: Id; readonly observation: Id; readonly at: number }
}

/** Begins the note that has the photo. */
const PICTURED = 'Draws two equal bars'

/**
 * "Show Me Your Thinking": a fictional enquiry whose first research lesson was last Wednesday, as seen from `now` (ms). Any likeness
 * to schools, people or pupils is chance. Ids are the same on every tablet; the book is local and is never sent anywhere.
 */
export function sampleProject(now: number): SampleProject {
  const start = lastWednesday(now) + 10 * 60 * MINUTE + 5 * MINUTE
  const people = peopleAndSchools()
  const pupils = caseStudyPupils(people.schools)
  const { lesson: first, stages, records: planned } = lessons(start, people.schools, pupils)
  const observers = [undefined, people.lamont, people.brodie]
  const day = (distance: number) => msToDay(start + distance * DAY)
  const notes = observers.flatMap((by, chair) =>
    observed({ start, lesson: first, stages, pupils: pupils.byCode, chair, ...(by && { by }) })
  )
  const pictured = notes.find(({ patch }) => textIn(patch, 'text').startsWith(PICTURED))
  return {
    project: patchOf(project, {
      title: 'Show Me Your Thinking',
      question:
        'To what extent does drawing and talking through bar models in pairs improve how P4-P5 pupils in SIMD Q1-2 solve two-step word problems, and how they explain their thinking, over eight weeks?',
      challengeArea: 'problem-solving',
      step: '3',
      starts: day(-63),
      ends: day(212)
    }),
    me: patchOf(person, { name: 'R. Adair', role: 'lead', school: people.schools.whinmuir }),
    records: [
      ...people.records,
      ...pupils.records,
      ...planned,
      ...notes,
      ...sampled({
        starts: start + 12 * MINUTE,
        lesson: first,
        pupil: pupils.byCode.get('WM-1') ?? '',
        by: people.brodie,
        next: idsFrom(7)
      })
    ],
    photo: {
      ent: idsFrom(8)(),
      observation: pictured?.ent ?? '',
      at: instantToMs(textIn(pictured?.patch, 'at')) + 20_000
    }
  }
}

function textIn(patch: Patch | undefined, field: string): string {
  const value = patch?.[field]
  return typeof value === 'string' ? value : ''
}

/** Midnight of the last Wednesday before today, in ms. */
function lastWednesday(now: number): number {
  const midnight = dayToMs(msToDay(now))
  // 1 January 1970 was a Thursday; noon keeps the count clear of a changed clock
  const weekday = (Math.floor((midnight + DAY / 2) / DAY) + 4) % 7
  const back = (weekday + 7 - 3 - 1) % 7
  return dayToMs(msToDay(midnight + DAY / 2 - (back + 1) * DAY))
}

/** Ids of one group of entities: the same in every build, so that looking around twice makes nothing twice. */
function idsFrom(seed: number): () => Id {
  const random = seededRandom(seed)
  return () => newId(1_764_115_200_000, random)
}

function record<K extends Kind>(
  kind: K,
  ent: Id,
  values: Partial<ValuesOf<K>>,
  by?: Id
): SampleRecord {
  return { ent, kind: kind.name, patch: patchOf(kind, values), ...(by && { by }) }
}

type Schools = Readonly<Record<'whinmuir' | 'larkhaugh' | 'skerrybank', Id>>

function peopleAndSchools() {
  const next = idsFrom(1)
  const schools: Schools = { whinmuir: next(), larkhaugh: next(), skerrybank: next() }
  const [osei, lamont, brodie, falconer] = [next(), next(), next(), next()]
  const records = [
    record(school, schools.whinmuir, { name: 'Whinmuir Primary' }),
    record(school, schools.larkhaugh, { name: 'Larkhaugh Primary' }),
    record(school, schools.skerrybank, { name: 'Skerrybank Primary' }),
    record(person, osei, { name: 'M. Osei', role: 'member', school: schools.whinmuir }),
    record(person, lamont, { name: 'C. Lamont', role: 'member', school: schools.larkhaugh }),
    record(person, brodie, { name: 'T. Brodie', role: 'member', school: schools.skerrybank }),
    record(person, falconer, { name: 'Dr J. Falconer', role: 'adviser' })
  ]
  return { schools, lamont, brodie, records }
}

interface Pupils {
  readonly byCode: ReadonlyMap<string, Id>
  readonly records: readonly SampleRecord[]
}

function caseStudyPupils(schools: Schools): Pupils {
  const next = idsFrom(2)
  const { whinmuir, larkhaugh, skerrybank } = schools
  const rows = [
    ['WM-1', 'Heron', 'P4', whinmuir, 'Computes accurately, picks the operation from key words'],
    ['WM-2', 'Lapwing', 'P4', whinmuir, 'Strong with number, high language load'],
    ['WM-3', 'Plover', 'P4', whinmuir, 'Quick and sure, seldom asked to say why'],
    ['LH-1', 'Otter', 'P4', larkhaugh, 'Gives up early, rarely speaks'],
    ['LH-2', 'Thistle', 'P5', larkhaugh, 'Quick, skips explaining'],
    ['LH-3', 'Teasel', 'P5', larkhaugh, 'Explains well aloud, writes little'],
    ['SB-1', 'Gannet', 'P5', skerrybank, 'Absences break the sequence'],
    ['SB-2', 'Bramble', 'P5', skerrybank, 'Able, avoids risk'],
    ['SB-3', 'Dunlin', 'P5', skerrybank, 'Steady, waits for a partner to begin']
  ] as const
  const made = rows.map(([code, label, classStage, from, standsFor]) => ({
    code,
    of: record(pupil, next(), { code, label, classStage, standsFor, school: from })
  }))
  return {
    byCode: new Map(made.map(({ code, of }) => [code, of.ent])),
    records: made.map(({ of }) => of)
  }
}

/** Name, planned minutes, what is looked for, rank. */
const STAGES = [
  ['Hook', 5, 'says why', undefined, '3'],
  ['Model', 7, 'draws two bars', undefined, '7'],
  ['Pair', 12, 'draws a bar first', 'changes the operation', 'b'],
  ['Share', 8, 'explains to a partner', undefined, 'f'],
  ['Independent', 10, 'uses the picture', undefined, 'j'],
  ['Plenary', 8, 'mentions bar or gap', undefined, 'n']
] as const

interface Stage {
  readonly ent: Id
  readonly name: string
  /** ms after the lesson's start */
  readonly begins: number
}

function lessons(start: number, schools: Schools, pupils: Pupils) {
  const next = idsFrom(3)
  const [first, second] = [next(), next()]
  const seat = (code: string) => pupils.byCode.get(code) ?? ''
  const stages: Stage[] = []
  const planned: SampleRecord[] = []
  let begins = 0
  for (const [name, minutes, lookedForFirst, lookedForSecond, rank] of STAGES) {
    const ent = next()
    stages.push({ ent, name, begins })
    planned.push(
      record(lessonStage, ent, {
        lesson: first,
        name,
        planned: minutes * MINUTE,
        rank,
        lookedForFirst,
        ...(lookedForSecond && { lookedForSecond })
      })
    )
    begins += minutes * MINUTE
  }
  const records = [
    record(lesson, first, {
      title: 'RL1: Which picture fits?',
      classStage: 'P4',
      subject: 'numeracy',
      day: msToDay(start),
      starts: msToInstant(start),
      minutes: begins,
      school: schools.whinmuir,
      seatA: seat('WM-1'),
      seatB: seat('WM-2'),
      seatC: seat('WM-3'),
      research: true
    }),
    ...planned,
    record(lesson, second, {
      title: 'RL2: Fading the bar',
      classStage: 'P5',
      subject: 'numeracy',
      day: msToDay(start + 56 * DAY),
      school: schools.larkhaugh,
      seatA: seat('LH-1'),
      seatB: seat('LH-2'),
      seatC: seat('LH-3'),
      research: true
    })
  ]
  return { lesson: first, stages, records }
}

/** One observer's sitting, changes of stage and notes. */
function observed(room: {
  readonly start: number
  readonly lesson: Id
  readonly stages: readonly Stage[]
  readonly pupils: ReadonlyMap<string, Id>
  /** beside which pupil the observer sits: A, B or C */
  readonly chair: number
  readonly by?: Id
}): readonly SampleRecord[] {
  const { start, lesson: of, stages, by } = room
  const next = idsFrom(4 + room.chair)
  const sat = next()
  const stageByName = new Map(stages.map((stage) => [stage.name, stage.ent]))
  const notes = (NOTES[room.chair] ?? []).map(({ time, whom, stage, tags, ...said }) => {
    const [minutes, seconds] = time
    const after = minutes * MINUTE + seconds * 1000
    const about = room.pupils.get(whom)
    const during = stageByName.get(stage)
    return record(
      observation,
      next(),
      {
        lesson: of,
        sitting: sat,
        at: msToInstant(start + after),
        monotonic: after,
        ...(about ? { pupils: [about] } : { whom: 'class' as const }),
        ...(during && { stage: during }),
        tags,
        ...said,
        visibility: 'group',
        looked: true
      },
      by
    )
  })
  return [
    record(
      sitting,
      sat,
      { lesson: of, starts: msToInstant(start), ended: msToInstant(start + 50 * MINUTE) },
      by
    ),
    ...stages.map(({ ent, begins }) =>
      record(stageChange, next(), { sitting: sat, stage: ent, at: msToInstant(start + begins) }, by)
    ),
    ...notes
  ]
}
