import type { Mutant } from './mutant.ts'

/** Faults of the talk between tablet and server, and of the server. */
export const talking: readonly Mutant[] = [
  {
    name: 'restamp',
    wrong: 'every further try of a line carries the time of that try',
    edits: [
      {
        file: 'src/sync/push.ts',
        from: 'body: { restore, lines: lines.map(({ line }) => line) }',
        to: `body: { restore, lines: lines.map(({ id, line }) => {
      if (!tried.has(id)) return tried.add(id) && line
      return line.replace(/"t":\\[\\d+/, \`"t":[\${session.store.now()}\`)
    }) }`
      },
      {
        file: 'src/sync/push.ts',
        from: 'type Answer = AnswerOf<typeof endpoints.postLines>',
        to: 'type Answer = AnswerOf<typeof endpoints.postLines>\nconst tried = new Set<string>()'
      }
    ],
    expects: ['I2', 'I14']
  },
  {
    name: 'no-dedupe',
    wrong: 'the server stores a line as often as it comes',
    edits: [
      { file: 'src/server/rules/push.ts', from: 'if (known) return receiptOf(known)', to: '' },
      {
        file: 'src/server/db/tables.ts',
        from: 'CREATE UNIQUE INDEX line_id ON line (channel, id);',
        to: 'CREATE INDEX line_id ON line (channel, id);'
      }
    ],
    expects: ['I3', 'I5']
  },
  {
    name: 'ack-on-200',
    wrong: 'any answer with status 200 counts as a receipt',
    edits: [
      {
        file: 'src/sync/push.ts',
        from: 'store.sending([])\n',
        to: `store.sending([])
    if (!answer.ok && ['captive-portal', 'answer-unreadable', 'answer-invalid'].includes(answer.problem.code)) {
      await store.acknowledge(grp, lines.map(({ id, bh }) => ({ id, bh, pos: 1, rts: 1, cpos: 0 })))
      continue
    }
`
      }
    ],
    expects: ['I4', 'I8']
  },
  {
    name: 'refuse-on-4xx',
    wrong: 'a refusal of the whole push is taken for one of each line',
    edits: [
      {
        file: 'src/sync/push.ts',
        from: '} else if (!isUnacceptable(answer.problem)) {\n',
        to: `} else if (!isUnacceptable(answer.problem)) {
      const status = Number(answer.problem.details?.['status'] ?? 0)
      if (status >= 400 && status < 500) await store.refuse(grp, lines.map(({ id }) => ({ id, reason: 'refused' })))
`
      }
    ],
    expects: ['I7', 'I8', 'I14', 'I11', 'I17']
  },
  {
    name: 'page-unproved',
    wrong: 'a page is kept without looking at positions and hashes',
    edits: [
      {
        file: 'src/sync/page.ts',
        from: "if (served.pos !== pulled + 1) return fail('answer-invalid', { field: 'pos' })",
        to: ''
      },
      {
        file: 'src/sync/page.ts',
        from: "if (chain !== page.h) return fail('answer-invalid', { field: 'chain' })",
        to: ''
      },
      {
        file: 'src/sync/page.ts',
        from: "return fail('answer-invalid', { field: 'bh' })",
        to: ''
      },
      {
        file: 'src/store/pages.ts',
        from: "if (page.lines.some((line, index) => line.pos !== first.pos + index)) {\n    return fail('answer-invalid', { part: 'positions' })\n  }",
        to: ''
      },
      {
        file: 'src/store/pages.ts',
        from: "if (first.pos !== channel.pulled + 1) return fail('answer-invalid', { part: 'positions' })",
        to: ''
      }
    ],
    expects: ['I5', 'I7', 'I14']
  },
  {
    name: 'gone-on-404',
    wrong: 'a proxy’s 404 takes a tablet out of its channel for ever',
    edits: [
      {
        file: 'src/sync/push.ts',
        from: 'if (!channel || channel.local || channel.gone) return end()\n    const lines',
        to: 'if (!channel || channel.local) return end()\n    const lines'
      },
      {
        file: 'src/sync/push.ts',
        from: '} else if (!isUnacceptable(answer.problem)) {\n',
        to: `} else if (!isUnacceptable(answer.problem)) {
      if (answer.problem.details?.['status'] === 404) await store.updateChannel(grp, { gone: true })
`
      }
    ],
    expects: ['L8']
  },
  {
    name: 'hand-in-in-two',
    wrong: 'the pointer in the private channel is stored before the copy for the group',
    edits: [
      {
        file: 'src/sync/hand-in.ts',
        from: 'const changed = await store.change(changes)\n',
        to: `const first = changes.filter(({ movedTo }) => movedTo !== undefined)
    const rest = changes.filter(({ movedTo }) => movedTo === undefined)
    if (first.length > 0) await store.change(first)
    const changed = rest.length > 0 ? await store.change(rest) : ok({})
`
      }
    ],
    expects: ['I6', '8.10']
  },
  {
    name: 'erase-before-copy',
    wrong: 'a note taken back is erased although its copy was never stored',
    edits: [
      {
        file: 'src/sync/erasures.ts',
        from: 'if (!channel || !(await wasMade(store, erasure))) return ok(true)',
        to: 'if (!channel) return ok(true)'
      }
    ],
    expects: ['H8', 'I8'],
    by: 'tests/sync/take-back.test.ts'
  },
  {
    name: 'erase-forgotten',
    wrong: 'an erasure that was not answered is not asked for again',
    edits: [
      {
        file: 'src/sync/erasures.ts',
        from: 'if (!isFinal(answer.problem)) return answer\n',
        to: 'if (!isFinal(answer.problem)) return ok(true)\n'
      }
    ],
    expects: ['8.3', 'H8', 'H10', 'I8', 'I13']
  },
  {
    name: 'late-push-of-erased',
    wrong: 'the server stores a late line of an erased note with its words',
    edits: [
      {
        file: 'src/server/rules/push.ts',
        from: 'return tail.append(offered, { blank: isErased(step, place, ent, offered) })',
        to: 'isErased(step, place, ent, offered)\n    return tail.append(offered)'
      }
    ],
    expects: ['8.3', 'I7']
  },
  {
    name: 'answer-before-commit',
    wrong: 'the server answers before its transaction is committed',
    edits: [
      {
        file: 'src/server/db/writer.ts',
        from: "db.exec('BEGIN IMMEDIATE')\n    for (const waiting of batch) settled.push(runInSavepoint(db, waiting))\n    db.exec('COMMIT')",
        to: `if (!db.isTransaction) {
      db.exec('BEGIN IMMEDIATE')
      setImmediate(() => db.isOpen && db.isTransaction && db.exec('COMMIT'))
    }
    for (const waiting of batch) settled.push(runInSavepoint(db, waiting))`
      },
      {
        file: 'src/server/db/store.ts',
        from: '      drain()\n',
        to: "      drain()\n      if (db.isTransaction) db.exec('COMMIT')\n"
      }
    ],
    expects: ['I4', 'I5', 'I8', 'I14', 'I3'],
    by: 'tests/server/system-calls.test.ts'
  },
  {
    name: 'hole-in-the-log',
    wrong: 'the server leaves a hole between two pushes',
    edits: [
      {
        file: 'src/server/rules/append.ts',
        from: 'let { head, chain } = channel\n',
        to: 'let { head, chain } = channel\n  if (head > 6) head += 1\n'
      }
    ],
    expects: ['throws', 'I3', 'I4', 'I5', 'I7', 'I14']
  },
  {
    name: 'restore-unsaid',
    wrong: 'after a restore the server goes on under its old number',
    edits: [
      {
        file: 'src/server/db/raise-restore.ts',
        from: "prepare(db, `INSERT OR REPLACE INTO meta (name, value) VALUES ('restore', ?)`).run(restore)",
        to: ''
      }
    ],
    expects: ['I8', 'I14', 'I7', 'I5']
  },
  {
    name: 'restore-by-length',
    wrong: 'old readers are told the backup’s own head, and not how far it went the same way',
    edits: [
      {
        file: 'src/server/db/raise-restore.ts',
        from: 'WHERE line.channel = mine.no AND other.chain = line.chain), 0) END',
        to: 'WHERE line.channel = mine.no), 0) END'
      }
    ],
    expects: ['I8', 'I14', 'I7'],
    by: 'tests/server/two-backups.test.ts'
  },
  {
    name: 'restore-of-erased',
    wrong: 'what was erased after the backup was made is there again',
    edits: [
      {
        file: 'src/server/db/raise-restore.ts',
        from: 'const erased = before === undefined ? 0 : eraseAgain(db)',
        to: 'const erased = 0\n  void eraseAgain'
      }
    ],
    expects: ['8.3']
  }
]
