import type { Result } from '#lib/result.ts'
import type { Core } from './core.ts'
import type { Drafts } from './drafts.ts'
import type { Transaction } from './port.ts'
import { later, retryForKeys } from './later.ts'
import { replayLines } from './replay.ts'
import type { TabMessage } from './tabs.ts'

/**
 * What other tabs wrote is read again here. Called before the store is read for the first time: what is told meanwhile is kept until
 * the answer is called, or a receipt another tab wrote between the two would never be heard of.
 */
export function listenToTabs(core: Core, drafts: Drafts): () => void {
  const readAgain = async (body: (tx: Transaction) => Promise<() => void>) => {
    const read = await core.guard.run({
      tables: ['meta', 'keys', 'digests'],
      mode: 'read',
      durability: 'relaxed',
      body
    })
    if (read.ok) read.value()
  }
  const hear = (message: TabMessage) => {
    switch (message.tell) {
      case 'rows':
        core.ledger.apply(message.lines)
        for (const ent of message.ents) core.opened.forget(ent)
        void readAgain((tx) => core.digest.reload(tx, message.book, message.pages)).then(() =>
          core.touches.touch(message.ents)
        )
        if (message.minted) core.touches.minted()
        return
      case 'lines':
        core.ledger.apply(message.lines)
        return
      case 'shelf':
        void readAgain((tx) => core.shelf.load(tx)).then(() => {
          if (core.ahead.peek()) void later(({ settleBehind }) => settleBehind(core), undefined)
          core.touches.touch(undefined)
          return retryForKeys(core)
        })
        return
      case 'strays':
        void readAgain((tx) => core.strays.load(tx)).then(() => retryForKeys(core))
        return
      case 'blobs':
        void later(({ loadBlobs }) => loadBlobs(core), false).then(() => {
          core.ledger.look(message.ents)
          core.touches.touch(message.ents)
        })
        return
      case 'drafts':
        void drafts.reload()
    }
  }
  let early: TabMessage[] | undefined = []
  core.tabs.listen((message) => {
    if (early) early.push(message)
    else hear(message)
  })
  return () => {
    const kept = early ?? []
    early = undefined
    for (const message of kept) hear(message)
  }
}

/** On hide: drafts to the journal at once, then nothing is asked of the database; on show: open, probe, bring in what waited. */
export function listenToHiding(core: Core, drafts: Drafts): void {
  core.visibility.onChange((hidden) => {
    // `pagehide` alone says so too: some tablets send nothing else.
    if (hidden) {
      drafts.journal()
      core.guard.rest()
      return
    }
    void probe(core).then(async (probed) => {
      if (!probed.ok) return
      await replayLines(core)
      await drafts.flush()
    })
  })
}

/** While writing fails, it is tried again after this long, in ms. */
export const TRY_AGAIN = 5000

/** What the journal had to take comes in when writing works again, and while nobody writes somebody has to try. */
export function listenToTrouble(core: Core, drafts: Drafts): void {
  let trying = false
  const tryAgain = async () => {
    trying = false
    await replayLines(core)
    await drafts.flush()
    // Nothing waited: then it is not known yet whether writing works.
    if (core.trouble.peek()) await probe(core)
  }
  core.guard.onProblem((problem) => {
    const before = core.trouble.peek()
    core.trouble.value = problem
    if (problem && !trying) {
      trying = true
      core.after(TRY_AGAIN, () => void tryAgain())
    }
    if (!before || problem) return
    void replayLines(core).then(() => drafts.flush())
    // What the outbox could not hand out while it could not be read.
    core.touches.minted()
  })
}

function probe(core: Core): Promise<Result<void>> {
  return core.guard.run({
    tables: ['meta'],
    mode: 'write',
    durability: 'relaxed',
    body: (tx) => tx.put('meta', { name: 'probe', clear: { n: 1 } })
  })
}
