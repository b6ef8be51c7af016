import type { Mutant } from './mutant.ts'

/** Faults of checkpoints. */
export const lookingAhead: readonly Mutant[] = [
  {
    name: 'coming-changed',
    wrong: 'what is shown from a checkpoint can be written over',
    edits: [
      {
        file: 'src/store/change.ts',
        from: "if (core.ahead.peek()?.entry(ent)) return fail('still-coming', { ent })\n",
        to: ''
      }
    ],
    expects: ['C5'],
    by: 'tests/sync/checkpoint.test.ts'
  },
  {
    name: 'abridged-too-far',
    wrong: 'a checkpoint leaves out the operations that were written first',
    edits: [
      {
        file: 'src/log/abridge.ts',
        from: 'return JSON.stringify(fold(few, rules)) === JSON.stringify(whole) ? few : operations',
        to: 'return few.filter((operation) => operation !== first || few.length === 1)'
      }
    ],
    expects: ['C7']
  }
]
