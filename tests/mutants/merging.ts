import type { Mutant } from './mutant.ts'

/** Faults of the merge and of what a form claims to have shown. */
export const merging: readonly Mutant[] = [
  {
    name: 'ctx-at-save',
    wrong: 'the context is taken when a person saves, not when the form was shown',
    edits: [
      {
        file: 'src/store/mint.ts',
        from: 'const ctx = { pos: change.ctx.pos, ids: [...change.ctx.ids] }',
        to: 'const ctx = { pos: Math.max(change.ctx.pos, channel.folded), ids: [...change.ctx.ids] }'
      }
    ],
    expects: ['I8']
  },
  {
    name: 'last-writer',
    wrong: 'the later clock wins, the other version is dropped',
    edits: [
      {
        file: 'src/log/fields.ts',
        from: 'const alive = unobserved(writes.filter(({ p }) => !isSetPatch(p?.[field]))).toSorted(newestFirst)',
        to: 'const alive = writes.filter(({ p }) => !isSetPatch(p?.[field])).toSorted(newestFirst).slice(0, 1)'
      }
    ],
    expects: ['I8', 'I9', '8.10']
  },
  {
    name: 'no-cap',
    wrong: 'the server takes what a line claims to have seen as it stands',
    edits: [
      {
        file: 'src/server/rules/append.ts',
        from: 'const cpos = Math.min(said.ctx.pos, member.served, lowest)',
        to: 'const cpos = said.ctx.pos'
      }
    ],
    expects: ['I8']
  },
  {
    name: 'no-ids',
    wrong: 'what was shown and had no position yet counts as not seen',
    edits: [
      {
        file: 'src/log/observed.ts',
        from: 'return later.ctx.ids.includes(earlier.id)',
        to: 'return false'
      }
    ],
    expects: ['I8', '8.10', 'I6', 'I14']
  },
  {
    name: 'cap-unread',
    wrong: 'the fold does not look at the server’s cap',
    edits: [
      {
        file: 'src/log/observed.ts',
        from: 'const seen = later.cpos === undefined ? later.ctx.pos : Math.min(later.ctx.pos, later.cpos)',
        to: 'const seen = later.ctx.pos'
      }
    ],
    expects: ['I8']
  },
  {
    name: 'unbounded-time',
    wrong: 'a tablet set to another year stands on top for ever',
    edits: [
      {
        file: 'src/log/effective.ts',
        from: 'return operation.rts === undefined ? claimed : Math.min(claimed, operation.rts + FURTHEST_AHEAD)',
        to: 'return claimed'
      }
    ],
    expects: ['I10']
  },
  {
    name: 'clock-pulled',
    wrong: 'what another clock says moves ours however far',
    edits: [
      { file: 'src/lib/stamp.ts', from: 'if (other[0] > bound) return last', to: 'void bound' }
    ],
    expects: ['I10']
  },
  {
    name: 'order-of-arrival',
    wrong: 'the author is whoever’s operation came first here, not in the server’s order',
    edits: [
      {
        file: 'src/log/fold.ts',
        from: 'return [...byId.values()].toSorted(earliestFirst)',
        to: 'return [...byId.values()]'
      }
    ],
    expects: ['I7']
  },
  {
    name: 'remove-wins',
    wrong: 'removing a tag takes away what its writer had not seen',
    edits: [
      {
        file: 'src/log/fields.ts',
        from: 'const adds = unobserved(touching).filter((operation) => adding(operation, field, member))',
        to: 'const adds = touching.every((operation) => adding(operation, field, member)) ? touching : []'
      }
    ],
    expects: ['I8']
  },
  {
    name: 'delete-unseen',
    wrong: 'a delete hides what its writer had not seen',
    edits: [
      {
        file: 'src/log/fold.ts',
        from: 'const revived = isMissedBy(deletes)',
        to: 'const revived = false'
      }
    ],
    expects: ['I8', '8.10']
  },
  {
    name: 'moved-away',
    wrong: 'a private copy that was handed in and changed since is hidden',
    edits: [
      {
        file: 'src/log/union.ts',
        from: 'return folded.movedTo !== wider.grp || folded.changedAfterMove === true',
        to: 'return folded.movedTo === undefined'
      }
    ],
    expects: ['8.10'],
    by: 'src/log/union.test.ts'
  }
]
