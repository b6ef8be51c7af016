import type { Mutant } from './mutant.ts'

/** Faults of the tablet's store. */
export const keeping: readonly Mutant[] = [
  {
    name: 'tick-before-complete',
    wrong: 'a note is called saved before its transaction is complete',
    edits: [
      {
        file: 'src/store/change.ts',
        from: 'const first = await inTime(core, storing, changes.length - 1)',
        to: 'void storing; const first = true ? ok(undefined) : await inTime(core, storing, changes.length - 1)'
      }
    ],
    expects: ['I8', 'I1', 'throws']
  },
  {
    name: 'journal-cleared',
    wrong: 'a line leaves the emergency journal although its transaction failed',
    edits: [
      {
        file: 'src/store/change.ts',
        from: 'if (result.ok) settleJournaled(core, name, ents)',
        to: 'settleJournaled(core, name, ents)'
      }
    ],
    expects: ['I8', 'I1'],
    by: 'src/store/late.test.ts'
  },
  {
    name: 'page-apart',
    wrong: 'a page and the position it reaches are two transactions',
    edits: [
      {
        file: 'src/store/pages.ts',
        from: 'await core.shelf.writeChannel(tx, pulled)\n      return ok(pulled)',
        to: 'return ok(pulled)'
      },
      {
        file: 'src/store/pages.ts',
        from: 'if (!kept.value.ok) return kept.value',
        to: `if (!kept.value.ok) return kept.value
  const pulled = kept.value.value
  if (pulled) {
    await core.guard.run(everything('relaxed', (tx) => core.shelf.writeChannel(tx, pulled)))
  }`
      }
    ],
    expects: ['I6']
  },
  {
    name: 'rows-apart',
    wrong: 'what was shown and how far that reaches are two transactions',
    edits: [
      {
        file: 'src/store/pages.ts',
        from: 'const applied = await applyServed(core, tx, { ...channel, folded: page.pos }, lines)',
        to: `const taken = await applyServed(core, tx, channel, lines)
  const applied = { ...taken, channel: { ...channel, folded: page.pos } }`
      },
      {
        file: 'src/store/pages.ts',
        from: 'showApplied(core, step.value)',
        to: `const { channel } = step.value
    await core.guard.run(everything('relaxed', (tx) => core.shelf.writeChannel(tx, channel)))
    showApplied(core, step.value)`
      }
    ],
    expects: ['I6', 'I14', 'I7'],
    by: 'src/store/one-transaction.test.ts'
  },
  {
    name: 'lines-apart',
    wrong: 'the line of a note and its row are two transactions',
    edits: [
      {
        file: 'src/store/put.ts',
        from: "    tx.putAll('lines', fresh)\n",
        to: "    void core.guard.run(everything('strict', (own) => own.putAll('lines', fresh)))\n"
      },
      {
        file: 'src/store/put.ts',
        from: "import { toLedger } from './ledger.ts'\n",
        to: "import { toLedger } from './ledger.ts'\nimport { everything } from './everything.ts'\n"
      }
    ],
    expects: ['I6', 'I7', 'I8', 'I17', 'throws', 'I14']
  },
  {
    name: 'unread-skipped',
    wrong: 'a line that does not open or parse is passed over and not listed',
    edits: [
      {
        file: 'src/store/apply-served.ts',
        from: 'put.push(toStray(line, channel, result))\n      continue',
        to: 'continue'
      }
    ],
    expects: ['I7', 'I11']
  },
  {
    name: 'unread-forgotten',
    wrong: 'what could not be read yet leaves the list when the server goes back behind it',
    edits: [
      {
        file: 'src/store/restore.ts',
        from: 'for (const stray of unread) await core.strays.put(tx, stray)',
        to: 'for (const stray of unread) await core.strays.delete(tx, stray.id)'
      },
      {
        file: 'src/store/restore.ts',
        from: 'core.strays.adopt({ put: unread })',
        to: 'core.strays.adopt({ deleted: unread.map(({ id }) => id) })'
      }
    ],
    expects: ['I6', 'I7'],
    by: 'src/store/repair.test.ts'
  },
  {
    name: 'erase-unproved',
    wrong: 'an erasure is obeyed without its proof',
    edits: [
      {
        file: 'src/store/apply-served.ts',
        from: "if (!key || !verifyControl(result.control, key.key) || !('ents' in result.control.control))",
        to: "if (!key || !('ents' in result.control.control))"
      }
    ],
    expects: ['I6', 'I7', 'I8', '8.3']
  },
  {
    name: 'erase-in-rows-only',
    wrong: 'erased words stay in the pages that were kept',
    edits: [
      {
        file: 'src/store/apply-served.ts',
        from: 'await blankPages(tx, grp, positions)',
        to: 'void positions'
      }
    ],
    expects: ['8.3']
  },
  {
    name: 'late-draft',
    wrong: 'a late transaction writes older words over newer ones',
    edits: [
      {
        file: 'src/store/drafts.ts',
        from: 'const due = drafts.filter((draft) => !done.has(draft))',
        to: 'const due = drafts; void done'
      }
    ],
    expects: ['I1'],
    by: 'src/store/draft-races.test.ts'
  },
  {
    name: 'draft-minted-away',
    wrong: 'a draft is cleared away with words that were typed after its line was made',
    edits: [
      { file: 'src/store/drafts.ts', from: 'if (newest > revision) continue', to: 'void newest' }
    ],
    expects: ['I1'],
    by: 'src/store/draft-races.test.ts'
  },
  {
    name: 'struck-at-the-server',
    wrong: 'striking removes lines that the server may hold, without telling it',
    edits: [
      {
        file: 'src/store/strike.ts',
        from: 'if (record.st !== 0 || record.n <= (channel?.offered ?? 0)) continue',
        to: 'if (!channel) continue'
      }
    ],
    expects: ['I17', 'I7', 'I6']
  },
  {
    name: 'restore-others-lost',
    wrong: 'lines of colleagues above the restored head are not offered again',
    edits: [
      {
        file: 'src/store/restore.ts',
        from: "await tx.putAll('lines', [...again, ...added])",
        to: "await tx.putAll('lines', again)"
      }
    ],
    expects: ['I7', 'I8', 'I17', 'I14']
  },
  {
    name: 'restore-own-lost',
    wrong: 'receipts from before a restore go on counting',
    edits: [
      {
        file: 'src/store/restore.ts',
        from: 'held.filter(({ st }) => st === 1).map',
        to: 'held.filter(({ st }) => st > 2).map'
      }
    ],
    expects: ['I7', 'I8', 'I14']
  },
  {
    name: 'late-receipt',
    wrong: 'a receipt that a late transaction writes down after a restore counts',
    edits: [
      {
        file: 'src/store/outbox.ts',
        from: 'if (channel?.restore !== restore) return { moved: channel && (await readMoved(tx, channel)) }',
        to: 'void restore'
      }
    ],
    expects: ['I7', 'I8', 'I14'],
    by: 'src/store/restore.test.ts'
  },
  {
    name: 'restore-positions-kept',
    wrong: 'positions above the restored head go on meaning what they meant',
    edits: [
      {
        file: 'src/store/restore.ts',
        from: 'operation.grp === channel.grp ? lowered(operation, channel.restore, head) : operation',
        to: 'operation'
      }
    ],
    expects: ['I7', 'I8'],
    by: 'src/store/restore.test.ts'
  },
  {
    name: 'other-tab-unheard',
    wrong: 'a tab does not read again what another one wrote',
    edits: [
      {
        file: 'src/store/listen.ts',
        from: 'for (const ent of message.ents) core.opened.forget(ent)\n        void readAgain((tx) => core.digest.reload(tx, message.book, message.pages)).then(() =>\n          core.touches.touch(message.ents)\n        )',
        to: 'core.touches.touch(message.ents)'
      }
    ],
    expects: ['I6', 'I7']
  },
  {
    name: 'key-unused',
    wrong: 'a key that comes late opens only what comes after it',
    edits: [
      {
        file: 'src/store/channels.ts',
        from: "core.shelf.adopt({ channels: [stored.value], keys: [{ grp, key: { kid, key } }] })\n  core.tabs.post({ tell: 'shelf' })\n  await retryStrays(core, (stray) => stray.grp === grp)",
        to: 'core.shelf.adopt({ channels: [stored.value], keys: [{ grp, key: { kid, key } }] })'
      }
    ],
    expects: ['I7', 'I11', 'I14']
  }
]
