import type { SyncStore } from '#store/sync-types.ts'
import { FURTHEST_AHEAD } from '#lib/stamp.ts'
import { Failure, must } from './failure.ts'
import { type Disk, lookAt, openRecord, servedIn } from './look.ts'
import { checkPieces } from './photos.ts'
import type { Tab, Tablet, World } from './world.ts'

/** What holds on one tablet after every command, whatever was lost, killed or answered in between. */
export async function checkStep(
  world: World,
  tablet: Tablet,
  before: Disk,
  deed: string
): Promise<Disk> {
  const after = await lookAt(tablet.kept)
  checkPending(world, tablet, before, after, deed)
  checkReceipts(world, tablet, after)
  checkPages(world, tablet, after)
  checkClock(world, tablet, before, after)
  checkPieces(world, tablet, after)
  return after
}

/** I17: no line without a receipt goes, unless the server has it or a person struck it out. */
function checkPending(world: World, { name }: Tablet, before: Disk, after: Disk, deed: string) {
  const left = new Map(after.lines.map((line) => [line.id, line]))
  let pages: ReadonlySet<string> | undefined
  for (const line of before.lines) {
    const now = left.get(line.id)
    if (now) {
      must('I2', now.line === line.line, () => `${name}: the bytes of ${line.id} changed on disk`)
      continue
    }
    if (world.server.line(line.grp, line.id)?.bh === line.bh) continue
    if (line.st === 0 && world.model.struck.has(line.ent)) continue
    // Received once, erased by right since, and still erased where an older backup was put back.
    if (line.st === 1 && world.server.isErased(line.grp, line.ent)) continue
    pages ??= new Set(
      [...after.pages.values()].flat().flatMap((page) => servedIn(page).map(({ id }) => id))
    )
    must('I17', pages.has(line.id), () => `${name}: ${deed} lost the pending line ${line.id}`)
  }
}

/** I4: what counts as acknowledged is at the server with exactly these bytes, unless it was put back since. */
function checkReceipts(world: World, { name }: Tablet, { lines }: Disk) {
  if (world.model.facts.restored) return
  for (const { st, grp, id, bh } of lines) {
    if (st !== 1) continue
    const there = world.server.line(grp, id)
    must('I4', there?.bh === bh, () => `${name}: ${id} counts as received, and the server lacks it`)
  }
}

/** I5: who has pulled up to a position holds all before it, in the server's order. */
function checkPages(world: World, { name }: Tablet, { pages }: Disk) {
  for (const [grp, kept] of pages) {
    let pos = 0
    for (const page of kept) {
      must('I5', page.first === pos + 1, () => `${name}: a hole before ${page.first} of ${grp}`)
      pos = page.pos
    }
    const last = kept.at(-1)
    const line = last && servedIn(last).at(-1)
    if (!line || world.model.facts.restored) continue
    const there = world.server.line(grp, line.id)
    must('I5', there?.pos === line.pos, () => `${name}: ${line.id} is not at ${line.pos} of ${grp}`)
  }
}

/** I10: what others' clocks say moves ours at most 5 minutes ahead of its own corrected time. */
function checkClock(world: World, tablet: Tablet, before: Disk, { clock }: Disk) {
  noteTime(tablet)
  if (!clock) return
  const bound = Math.max(Number(before.clock?.['ms'] ?? 0), tablet.furthest + FURTHEST_AHEAD)
  must(
    'I10',
    Number(clock['ms']) <= bound,
    () => `${tablet.name}: its clock was pulled ${Number(clock['ms']) - bound} ms too far`
  )
}

/** What the tablet's own pages take for the time, right or wrong. */
export function noteTime(tablet: Tablet): void {
  for (const tab of tablet.tabs)
    if (tab) tablet.furthest = Math.max(tablet.furthest, tab.store.now())
}

/** All pages of a tablet are gone; the one that opens next must find everything whole. */
export async function reload(world: World, tablet: Tablet): Promise<void> {
  tablet.kill()
  const opened = await tablet.tab(0)
  if (!opened.ok) throw new Failure('I1', `${tablet.name} does not open: ${opened.problem.code}`)
  tablet.isDoubtful = false
  await checkWhole(world, tablet, opened.value)
}

/**
 * I6, after a page died or its storage failed: what belongs together is there together. Lines of the outbox with their rows, rows with
 * their entries in the lists, `pulled` with its page, a hand-in's two halves.
 */
export async function checkWhole(world: World, tablet: Tablet, { store }: Tab): Promise<void> {
  const disk = await lookAt(tablet.kept)
  const { name } = tablet
  const most = Math.max(0, ...disk.lines.map(({ n }) => n))
  must(
    'I6',
    Number(disk.clock?.['n'] ?? 0) >= most,
    () => `${name}: a line is there without its clock`
  )
  for (const { book, channels } of store.books.value) {
    for (const { grp, pulled, folded } of channels) {
      const last = disk.pages.get(grp)?.at(-1)?.pos ?? 0
      must('I6', pulled === last, () => `${name}: pulled ${pulled}, but pages reach ${last}`)
      must('I6', folded <= pulled, () => `${name}: folded ${folded} beyond pulled ${pulled}`)
      await checkRows(world, name, store, disk, grp)
    }
    await checkEntries(name, store, book)
    await checkHalves(world, name, store, disk)
  }
  await checkDrafts(world, tablet, store)
}

async function checkRows(
  { server }: World,
  name: string,
  store: SyncStore,
  disk: Disk,
  grp: string
): Promise<void> {
  const strays = new Set(
    store.books.value.flatMap(({ book }) => store.strays(book).value.map(({ id }) => id))
  )
  const lines = disk.lines.filter(
    (line) => line.grp === grp && line.st !== 1 && !strays.has(line.id)
  )
  const opened = await store.openIn(grp, [...new Set(lines.map(({ ent }) => ent))])
  const known = new Set(opened.map(({ ent }) => ent))
  const keys = await store.channelKeys(grp)
  for (const line of lines) {
    // Erased while its last line was on its way: it shows nothing, and the line waits for its answer.
    if (!openRecord(line, keys) || server.isErased(grp, line.ent)) continue
    must('I6', known.has(line.ent), () => `${name}: ${line.id} waits in the outbox without its row`)
  }
}

/** H1: a pointer that waits to be sent has the copy it points to beside it. */
async function checkHalves(
  { model, server }: World,
  name: string,
  store: SyncStore,
  disk: Disk
): Promise<void> {
  if (model.facts.restored || model.facts.brought) return
  for (const line of disk.lines) {
    const to = openRecord(line, await store.channelKeys(line.grp))?.body.movedTo
    if (line.st !== 0 || to === undefined || server.isErased(to, line.ent)) continue
    const copies = await store.openIn(to, [line.ent])
    must('I6', copies.length > 0, () => `${name}: half of a hand-in: ${line.ent} is not in ${to}`)
  }
}

/** Lists against opened rows; 8.10: a narrower copy hides only where the wider one is here. */
async function checkEntries(name: string, store: SyncStore, book: string): Promise<void> {
  const entries = store.entries(book).peek()
  const opened = await store.open(entries.map(({ ent }) => ent))
  must(
    'I6',
    opened.length === entries.length,
    () => `${name}: ${entries.length} entries, ${opened.length} rows`
  )
  const byEnt = new Map(opened.map((shown) => [shown.ent, shown]))
  for (const { ent, deleted, audience, forked, changed, author } of entries) {
    const shown = byEnt.get(ent)
    const listed = JSON.stringify([deleted, audience, forked, changed, author])
    const is =
      shown &&
      JSON.stringify([shown.deleted, shown.audience, shown.forked, shown.changed, shown.author])
    must('I6', listed === is, () => `${name}: the list says ${listed} of ${ent}, its row ${is}`)
    if (!shown?.deleted) continue
    for (const { grp, folded } of shown.copies) {
      const wider = shown.copies.some((copy) => copy.grp === folded.movedTo && copy.grp !== grp)
      must(
        '8.10',
        folded.deleted || (wider && !folded.changedAfterMove),
        () => `${name}: ${ent} is hidden, and its copy in ${grp} is nowhere else`
      )
    }
  }
}

/** Words that reached the disk are there after the page died. */
async function checkDrafts(world: World, tablet: Tablet, store: SyncStore): Promise<void> {
  const kept = new Map(
    store
      .drafts(world.book)
      .peek()
      .map((draft) => [draft.ent, draft])
  )
  for (const { tablet: where, ent, revision, words } of world.model.drafts.values()) {
    if (where !== tablet) continue
    if ((kept.get(ent)?.revision ?? 0) >= revision) continue
    // Typed over since, and then a line was made of it.
    if (world.model.mintedRevision(tablet, ent) > revision) continue
    const isMinted = world.model.written.some(
      ({ change }) => change.ent === ent && Object.values(change.patch ?? {}).includes(words)
    )
    const isGone = world.model.struck.has(ent) || world.isErased(ent)
    must('I1', isMinted || isGone, () => `${tablet.name}: the draft of ${ent} is lost`)
  }
}
