import type { PluralForms } from '#lib/words.ts'
import type { WordsOf } from '#schema/define-kind.ts'
import type { project } from './kind.ts'

export const words = {
  one: 'project',
  many: 'projects',
  count: { one: '# project', other: '# projects' } as PluralForms,
  fields: {
    title: 'Title',
    question: 'Research question',
    challengeArea: 'Challenge area',
    step: 'Where the enquiry is',
    starts: 'Starts',
    ends: 'Ends',
    recording: 'Talks may be recorded'
  },
  choices: {
    challengeArea: {
      'reading-comprehension': 'Reading comprehension',
      fluency: 'Reading fluency',
      vocabulary: 'Vocabulary',
      phonics: 'Phonics',
      'writing-stamina': 'Writing stamina',
      spelling: 'Spelling',
      talk: 'Talk',
      'eal-language': 'English as an additional language',
      'number-sense': 'Number sense',
      'times-table-fluency': 'Times-table fluency',
      'problem-solving': 'Problem solving',
      'mathematical-talk': 'Mathematical talk',
      fractions: 'Fractions',
      belonging: 'Belonging',
      confidence: 'Confidence',
      'self-regulation': 'Self-regulation',
      attendance: 'Attendance',
      lateness: 'Lateness',
      transitions: 'Transitions',
      engagement: 'Engagement',
      'family-engagement': 'Family engagement',
      feedback: 'Feedback',
      questioning: 'Questioning',
      metacognition: 'Metacognition',
      'outdoor-learning': 'Outdoor learning',
      'play-pedagogy': 'Play pedagogy',
      digital: 'Digital learning'
    },
    step: {
      '1': '1. Critically examine existing situations',
      '2': '2. Develop changes to practice based on evidence',
      '3': '3. Monitor the impact of these changes',
      '4': '4. Reflect on what could be refined',
      '5': '5. Build the learning into wider practice and improvement planning'
    }
  }
} satisfies WordsOf<typeof project>
