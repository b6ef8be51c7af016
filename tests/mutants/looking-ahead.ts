import type { Mutant } from './mutant.ts'

/** Faults of checkpoints. */
export const lookingAhead: readonly Mutant[] = [
  {
    name: 'checkpoint-stays',
    wrong: 'what a checkpoint showed is shown on when its lines are here',
    edits: [
      {
        file: 'src/store/checkpoint-show.ts',
        from: 'due.push(...group.filter(({ until }) => until <= folded))',
        to: 'due.push(...group.filter(({ until }) => until < folded))'
      }
    ],
    expects: ['C6', 'I6', 'I7']
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
