import fc from 'fast-check'
import { expect, test } from 'vitest'
import { channelOf, editText, makeProject, takeNote } from '#kit/notes.ts'
import { createSmallServer, pullAll, pushAll, register } from '#kit/small-server.ts'
import { makeStore, MONDAY, newTablet } from '#kit/store.ts'
import type { SyncStore } from './sync-types.ts'
import type { Book, Place } from './types.ts'

/** Every entity of the book asked for its place, one by one. */
function counted(
  store: SyncStore,
  { book, author }: Book
): Readonly<Partial<Record<Place, number>>> {
  const counts: Partial<Record<Place, number>> = {}
  for (const entry of store.entries(book).value) {
    const place = store.place(entry.ent)
    const mine = !entry.deleted && entry.author === author
    if (!mine && !['waiting', 'needs', 'journal'].includes(place)) continue
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}

const deed = fc.oneof(
  fc.record({ does: fc.constant('take' as const), many: fc.integer({ min: 1, max: 300 }) }),
  fc.record({
    does: fc.constantFrom('edit' as const, 'strike' as const),
    which: fc.nat({ max: 500 })
  }),
  fc.record({
    does: fc.constantFrom(
      'push' as const,
      'push into silence' as const,
      'pull' as const,
      'refuse' as const,
      'hold the key elsewhere' as const
    )
  })
)

test('the counts of a project, kept page by page, are those of its entities one by one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 14 }), async (deeds) => {
      const server = createSmallServer(() => MONDAY)
      const store = await makeStore({ tablet: newTablet() })
      const book = await makeProject(store)
      const [grp, group] = [channelOf(book, 'private'), channelOf(book, 'group')]
      await register(store, server, grp)
      await register(store, server, group)
      const standing = store.standing(book.book)
      const stop = standing.subscribe(() => undefined)
      const ents: string[] = []
      for (const each of deeds) {
        const ent = 'which' in each ? ents[each.which % Math.max(1, ents.length)] : undefined
        if (each.does === 'take') {
          for (let n = 0; n < each.many; n++) ents.push((await takeNote(store, book, 'x')).ent)
        } else if (each.does === 'edit' && ent) await editText(store, ent, 'y')
        else if (each.does === 'strike' && ent) {
          await store.strike([ent])
          ents.splice(ents.indexOf(ent), 1)
        } else if (each.does === 'push') await pushAll(store, server, grp)
        else if (each.does === 'push into silence')
          server.push(grp, await store.outbox(grp, { lines: 1000, bytes: 1e7 }))
        else if (each.does === 'pull') await pullAll(store, server, grp, 500)
        else if (each.does === 'refuse') {
          const [line] = await store.outbox(grp, { lines: 1, bytes: 1e6 })
          if (line) await store.refuse(grp, [{ id: line.id, reason: 'line-invalid' }])
        } else if (each.does === 'hold the key elsewhere')
          await store.updateChannel(grp, { heldElsewhere: true })
        const counts = counted(store, book)
        const { waiting, safe, keyOnlyHere, needs, entities } = standing.value
        expect({ waiting, safe, keyOnlyHere, needs, entities }).toEqual({
          waiting: counts.waiting ?? 0,
          safe: counts.safe ?? 0,
          keyOnlyHere: counts.server ?? 0,
          needs: counts.needs ?? 0,
          entities: Object.values(counts).reduce((sum, number) => sum + number, 0)
        })
      }
      stop()
    }),
    { numRuns: 15 }
  )
})
