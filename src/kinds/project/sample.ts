import type { ValuesOf } from '#schema/define-kind.ts'
import type { project } from './kind.ts'

/** Made-up values that parse: tests and fixtures start from them. */
export const sample: ValuesOf<typeof project> = {
  title: 'Show Me Your Thinking',
  question:
    'To what extent do bar models in pairs improve how P4-P5 pupils solve two-step problems?',
  challengeArea: 'problem-solving',
  step: '3',
  starts: '2025-09-24',
  ends: '2026-06-26',
  recording: true
}
