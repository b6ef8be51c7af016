import type { ValuesOf } from '#schema/define-kind.ts'
import type { lesson, lessonStage } from './kind.ts'

/** Made-up values that parse: tests and fixtures start from them. */
export const sample: ValuesOf<typeof lesson> = {
  method: 'lesson',
  title: 'Bar models in pairs',
  classStage: 'P4',
  subject: 'numeracy',
  day: '2025-11-26',
  starts: '2025-11-26T10:05:00.000Z',
  minutes: 3_000_000,
  school: '0199c2a0-1000-7000-8000-000000000002',
  seatA: '0199c2a0-1000-7000-8000-000000000004',
  research: true
}

export const lessonStageSample: ValuesOf<typeof lessonStage> = {
  lesson: '0199c2a0-1000-7000-8000-000000000005',
  name: 'Pair',
  planned: 720_000,
  rank: 'i',
  lookedForFirst: 'draws a bar first',
  classStage: 'P4',
  subject: 'numeracy'
}
