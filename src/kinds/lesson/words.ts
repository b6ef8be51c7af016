import type { PluralForms } from '#lib/words.ts'
import type { WordsOf } from '#schema/define-kind.ts'
import type { lesson, lessonStage } from './kind.ts'

const classStages = {
  ELC: 'Early learning and childcare',
  P1: 'P1',
  P2: 'P2',
  P3: 'P3',
  P4: 'P4',
  P5: 'P5',
  P6: 'P6',
  P7: 'P7',
  S1: 'S1',
  S2: 'S2',
  S3: 'S3',
  S4: 'S4',
  S5: 'S5',
  S6: 'S6'
}

const subjects = {
  literacy: 'Literacy and English',
  numeracy: 'Numeracy and mathematics',
  gaidhlig: 'Gàidhlig',
  'modern-languages': 'Modern languages',
  sciences: 'Sciences',
  'social-studies': 'Social studies',
  technologies: 'Technologies',
  'expressive-arts': 'Expressive arts',
  'health-wellbeing': 'Health and wellbeing',
  'physical-education': 'Physical education',
  'religious-moral': 'Religious and moral education',
  play: 'Play',
  'across-subjects': 'Across subjects'
}

export const words = {
  one: 'lesson',
  many: 'lessons',
  count: { one: '# lesson', other: '# lessons' } as PluralForms,
  fields: {
    method: 'Method',
    title: 'Title',
    classStage: 'Class stage',
    subject: 'Subject',
    day: 'Day',
    starts: 'Planned start',
    minutes: 'Planned length',
    school: 'School',
    seatA: 'Pupil A',
    seatB: 'Pupil B',
    seatC: 'Pupil C',
    seatD: 'Pupil D',
    seatE: 'Pupil E',
    seatF: 'Pupil F',
    research: 'Research lesson'
  },
  choices: {
    method: { lesson: 'A lesson', rounds: 'A rounds day' },
    classStage: classStages,
    subject: subjects
  }
} satisfies WordsOf<typeof lesson>

export const lessonStageWords = {
  one: 'lesson stage',
  many: 'lesson stages',
  count: { one: '# lesson stage', other: '# lesson stages' } as PluralForms,
  fields: {
    lesson: 'Lesson',
    name: 'Name of the stage',
    planned: 'Planned length',
    rank: 'Order',
    lookedForFirst: 'Looked for, first',
    lookedForSecond: 'Looked for, second',
    classStage: 'Class stage',
    subject: 'Subject'
  },
  choices: { classStage: classStages, subject: subjects }
} satisfies WordsOf<typeof lessonStage>
