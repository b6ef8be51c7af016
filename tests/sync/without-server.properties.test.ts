import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDevice, aProject, bookOf, channelOf, type Device, value, writePupil } from '#kit/group.ts'
import { editText, takeNote } from '#kit/notes.ts'
import { kinds } from '#kinds/index.ts'
import { coded, parts } from '#kinds/parts.ts'
import type { Id } from '#lib/id.ts'
import { openCopy, sealedCopy } from '#sync/bundle.ts'
import { carryWelcome } from '#sync/carry.ts'
import { handIn } from '#sync/hand-in.ts'
import { joinCarried, openCarried } from '#sync/join-carried.ts'

const DEEDS = ['note', 'hand-in', 'mend', 'pupil', 'title', 'file', 'whole file'] as const

/** What is done, by which tablet, and with which other one. */
const deeds = fc.array(
  fc.record({ deed: fc.constantFrom(...DEEDS), by: fc.nat(2), to: fc.nat(2), which: fc.nat(9) }),
  { minLength: 5, maxLength: 25 }
)
type Deed = typeof deeds extends fc.Arbitrary<readonly (infer Each)[]> ? Each : never

interface Table {
  readonly book: Id
  readonly tablets: readonly Device[]
  count: number
}

/** Ishbel, Màiri and Calum at one table in a basement: two are let in by a code, and no server is ever reached. */
async function atOneTable(): Promise<Table> {
  const { server, lead, book } = await aProject()
  const others = [await aDevice(server), await aDevice(server)]
  const tablets = [lead, ...others]
  for (const { road } of tablets) road.lost = true
  for (const [index, { deps }] of others.entries()) {
    const { text } = value(await carryWelcome(lead.deps, { book, role: 'member' }))
    const name = ['Màiri', 'Calum'][index] ?? ''
    value(await joinCarried(deps, value(openCarried(deps, text)), { name }))
  }
  return { book, tablets, count: 0 }
}

const mine = ({ store }: Device, book: Id, audience: string, kind: string) =>
  store
    .entries(book)
    .value.filter(
      (entry) =>
        entry.kind === kind &&
        entry.audience === audience &&
        !entry.deleted &&
        (kind !== 'observation' || entry.author === store.books.value[0]?.me)
    )

async function act(table: Table, { deed, by, to, which }: Deed): Promise<void> {
  const { book, tablets } = table
  const [tablet, other] = [tablets[by], tablets[to]]
  if (!tablet || !other) throw new Error('three tablets')
  const { store } = tablet
  const words = `${deed} ${++table.count}`
  const pick = <T>(list: readonly T[]): T | undefined => list[which % Math.max(1, list.length)]
  if (deed === 'note') await takeNote(store, bookOf(tablet, book), words)
  else if (deed === 'pupil') await writePupil(tablet, book, words)
  else if (deed === 'hand-in') {
    const note = pick(mine(tablet, book, 'private', 'observation'))
    const ents = note ? [note.ent] : []
    value(await handIn({ store, kinds, parts, coded }, book, ents, 'group'))
  } else if (deed === 'mend') {
    const note = pick(mine(tablet, book, 'private', 'observation'))
    if (note) value(await editText(store, note.ent, words))
  } else if (deed === 'title') {
    const [shown] = await store.open([book])
    // Her tablet has the project's own record only once a file brought it.
    if (!shown) return
    const { grp, kind, context: ctx } = shown
    value(await store.change([{ book, grp, ent: book, kind, patch: { title: words }, ctx }]))
  } else await pass(tablet, other, book, deed === 'file')
}

/** A file for a colleague, or, by mistake, the copy for one's own safe-keeping. Answers how many lines were new. */
async function pass(from: Device, to: Device, book: Id, forColleague: boolean): Promise<number> {
  const made = await sealedCopy(from.deps, book, forColleague ? 'group' : 'me')
  const { file, code } = value(made)
  return value(await openCopy(to.deps, file, code)).fresh
}

async function everyFile({ book, tablets }: Table): Promise<number> {
  let fresh = 0
  for (const from of tablets) for (const to of tablets) fresh += await pass(from, to, book, true)
  return fresh
}

/** The group's evidence as a tablet folds it: every head of every field. */
async function evidence({ store }: Device, book: Id, grp: string) {
  const ents = store.entries(book).value.flatMap(({ ent, grps }) => (grps.includes(grp) ? ent : []))
  const held = await store.openIn(grp, ents.toSorted())
  return held.map(({ ent, folded }) => {
    const { kind, author, values, heads, deleted } = folded
    const forks = Object.entries(heads).map(([field, all]) => [field, all.map(({ id }) => id)])
    return { ent, kind, author, values, deleted, heads: Object.fromEntries(forks) as unknown }
  })
}

async function expectAlike({ book, tablets }: Table, grp: string): Promise<void> {
  const [first, ...others] = await Promise.all(tablets.map((each) => evidence(each, book, grp)))
  expect(first?.length).toBeGreaterThan(3)
  for (const other of others) expect(other).toEqual(first)
}

/** Nobody's private notes, drafts or keys are with anybody else. */
async function expectPrivate({ book, tablets }: Table): Promise<void> {
  for (const tablet of tablets) {
    const { me, channels } = bookOf(tablet, book)
    expect(channels.map(({ audience }) => audience)).toEqual(['group', 'private'])
    for (const { audience, author } of tablet.store.entries(book).value) {
      if (audience === 'private') expect(author).toBe(me)
    }
    for (const other of tablets) {
      if (other === tablet) continue
      const { grp } = channelOf(other, book, 'private')
      expect(await tablet.store.channelKeys(grp)).toEqual([])
    }
  }
}

test('[W2] [W3] [W4] [M1] [H18] whatever files three tablets exchange, in the end they show the same; and a server that comes later has each line once', async () => {
  const runs = Number(process.env['SYNC_RUNS'] ?? 10)
  const checked = fc.assert(
    fc.asyncProperty(deeds, async (steps) => {
      const table = await atOneTable()
      const { book, tablets } = table
      const [lead, ...others] = tablets
      if (!lead) throw new Error('three tablets')
      for (const step of steps) await act(table, step)
      while ((await everyFile(table)) > 0);
      const { grp } = channelOf(lead, book, 'group')
      await expectAlike(table, grp)
      await expectPrivate(table)
      for (const { store } of tablets) {
        const { safe, keyOnlyHere, waiting } = store.standing(book).value
        expect([safe, keyOnlyHere, waiting]).toEqual([0, 0, 0])
      }
      const before = await evidence(lead, book, grp)

      for (const { road } of tablets) road.lost = false
      value(await lead.sharing.startSharing(book))
      for (const other of others) {
        const { link } = value(await lead.sharing.invite({ book, role: 'member' }))
        const opened = value(await other.sharing.openInvitation(link))
        value(await other.sharing.join(opened))
      }
      for (const tablet of [...tablets, ...tablets, ...tablets]) await tablet.meet()
      expect(tablets.map(({ store }) => store.books.value.length)).toEqual([1, 1, 1])
      await expectAlike(table, grp)
      await expectPrivate(table)
      const after = await evidence(lead, book, grp)
      expect(after.map(({ ent, values }) => [ent, values])).toEqual(
        before.map(({ ent, values }) => [ent, values])
      )
      for (const { store } of tablets) {
        expect([...(await store.pending()).values()].every((left) => left === 0)).toBe(true)
        expect(store.strays(book).value).toEqual([])
        const { served, unsequenced } = await store.heldLines(grp)
        expect(unsequenced).toEqual([])
        expect(new Set(served.map(({ id }) => id)).size).toBe(served.length)
        expect(store.standing(book).value.onlyHere).toBe(0)
      }
    }),
    { numRuns: runs, endOnFailure: true }
  )
  await expect(checked).resolves.toBeUndefined()
})
