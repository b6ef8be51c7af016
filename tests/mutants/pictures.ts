import type { Mutant } from './mutant.ts'

/** Wrong variants of how the bytes of pictures are kept and sent. */
export const pictures: readonly Mutant[] = [
  {
    name: 'piece-sent-unheard',
    wrong: 'a piece counts as sent although nobody said that it came',
    edits: [
      {
        file: 'src/sync/blobs.ts',
        from: "if (!put.ok) return put.problem.code === 'not-found' ? nothing : put",
        to: 'if (!put.ok) continue'
      }
    ],
    expects: ['I15', 'B7']
  },
  {
    name: 'sent-once-for-all',
    wrong: 'a blob that was sent once is not offered again to a restored server',
    edits: [
      {
        file: 'src/sync/blobs.ts',
        from: 'blob.sent[sentKey({ grp, ent })] !== channel.restore',
        to: 'blob.sent[sentKey({ grp, ent })] === undefined'
      }
    ],
    expects: ['I15', 'B7', 'I14']
  },
  {
    name: 'sweep-what-is-named',
    wrong: 'bytes are removed although a line names them',
    edits: [
      {
        file: 'src/store/blobs.ts',
        from: 'if (!(await isNamed(core, tx, blob))) unnamed.push(blob.id)',
        to: 'unnamed.push(blob.id)'
      }
    ],
    expects: ['I15', 'B7']
  },
  {
    name: 'pieces-outlive-erasure',
    wrong: 'the server keeps the pieces of what was erased',
    edits: [
      {
        file: 'src/server/rules/obey.ts',
        from: '    rows.blobs.unlink(channel.no, ent)\n',
        to: ''
      }
    ],
    expects: ['B8'],
    by: 'tests/server/blobs.test.ts'
  },
  {
    name: 'any-piece-will-do',
    wrong: 'a piece that came is kept without a look at its hash',
    edits: [
      {
        file: 'src/sync/blobs.ts',
        from: 'if (piece.ok && hashPiece(piece.value) === hash) return piece',
        to: 'if (piece.ok) return piece'
      }
    ],
    expects: ['B7', 'I15'],
    by: 'tests/sync/blobs.test.ts'
  },
  {
    name: 'home-without-bytes',
    wrong: 'a note that is taken back leaves the bytes of its photo with the one that is erased',
    edits: [
      {
        file: 'src/sync/take-back.ts',
        from: 'const along = await blobsAlong(store, taken, renamed)',
        to: 'const along = ok(undefined)'
      }
    ],
    expects: ['B8'],
    by: 'tests/sync/blobs.test.ts'
  }
]
