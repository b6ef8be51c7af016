import { describe, expect, test } from 'vitest'
import { channelOf, editText, makeProject, NEW, takeNote } from '#kit/notes.ts'
import { makeStore } from '#kit/store.ts'
import { createEvidence } from './model.ts'

const atOnce = async () => undefined

async function room(texts: readonly string[]) {
  const store = await makeStore()
  const book = await makeProject(store)
  const ents: string[] = []
  for (const text of texts) ents.push((await takeNote(store, book, text)).ent)
  const evidence = createEvidence(store, book.book, book.author, {}, atOnce)
  const found = () =>
    evidence.rows.value.flatMap((row) => (row.row === 'note' ? ents.indexOf(row.entry.ent) : []))
  const gathered = () =>
    new Promise<void>((resolve) => {
      const stop = evidence.search.unread.subscribe((unread) => {
        if (unread === 0) queueMicrotask(() => (stop(), resolve()))
      })
    })
  return {
    store,
    book,
    ents,
    evidence,
    found: () => found().toSorted((one, other) => one - other),
    gathered
  }
}

describe('finding notes by their words', () => {
  test('finds by parts of words, all of them, without accents or capitals', async () => {
    const { evidence, found, gathered } = await room([
      'Draws two equal bars',
      'Thuirt i “tha am bàr nas fhaide”',
      'Rubs one BAR out'
    ])
    const stop = evidence.search.start()
    await gathered()
    evidence.search.look('bar')
    expect(found()).toEqual([0, 1, 2])
    evidence.search.look('bàr fhaide')
    expect(found()).toEqual([1])
    evidence.search.look('bar out')
    expect(found()).toEqual([2])
    evidence.search.look('model')
    expect(found()).toEqual([])
    evidence.search.look('')
    expect(found()).toEqual([0, 1, 2])
    stop()
  })

  test('looks through thousands in rounds and says how many are left', async () => {
    const { evidence, found, gathered } = await room(
      Array.from({ length: 450 }, (_, index) => `thing ${index}.`)
    )
    expect(evidence.search.unread.value).toBe(450)
    evidence.search.look('thing 449.')
    expect(found()).toEqual([])
    const left: number[] = []
    const stopWatching = evidence.search.unread.subscribe((unread) => left.push(unread))
    const stop = evidence.search.start()
    await gathered()
    expect(left).toEqual([450, 250, 50, 0])
    expect(found()).toEqual([449])
    stopWatching()
    stop()
  })

  test('follows words that change, corrections, and notes struck out', async () => {
    const { store, book, ents, evidence, found, gathered } = await room(['first', 'second'])
    const stop = evidence.search.start()
    await gathered()
    await editText(store, ents[0] ?? '', 'altogether')
    await gathered()
    evidence.search.look('first')
    expect(found()).toEqual([])
    evidence.search.look('altogether')
    expect(found()).toEqual([0])
    await store.change([
      {
        book: book.book,
        grp: channelOf(book, 'private'),
        ent: store.newEntity(),
        kind: 'amendment',
        patch: {
          observation: ents[1] ?? '',
          reason: 'misheard',
          text: 'she said the gap',
          at: '2026-11-23T10:00:00.000Z'
        },
        ctx: NEW
      }
    ])
    evidence.search.look('gap')
    expect(found()).toEqual([1])
    await store.strike([ents[1] ?? ''])
    expect(found()).toEqual([])
    stop()
  })

  test('finds a note with ink by its words, its tag and its stamp, and no stroke as a note of its own', async () => {
    const { store, book, ents, evidence, found, gathered } = await room(['draws two equal bars'])
    const pupil = store.newEntity()
    const stamp = { at: '2026-11-20T09:30:00.000Z', pupils: { add: [pupil] } }
    const drawn = { ...stamp, ink: true, tags: { add: ['shows-work'] } }
    for (const text of ['bars with a gap', '']) {
      const { ent } = await takeNote(store, book, text, drawn)
      ents.push(ent)
      const stroke = { observation: ent, at: stamp.at, width: 4, points: '120,200,0 6,0,8' }
      const saved = await store.change([
        {
          book: book.book,
          grp: channelOf(book, 'private'),
          ent: store.newEntity(),
          kind: 'ink',
          patch: stroke,
          ctx: NEW
        }
      ])
      expect(saved.ok).toBe(true)
    }
    const stop = evidence.search.start()
    await gathered()
    expect(found()).toEqual([0, 1, 2])
    evidence.search.look('bars')
    expect(found()).toEqual([0, 1])
    evidence.search.look('gap')
    expect(found()).toEqual([1])
    evidence.search.look('')
    // A drawing without a word is found by what stands beside it: tag, day, whom it is about, and who drew it.
    const filters = [{ tag: 'shows-work' }, { day: '2026-11-20' }, { pupil }] as const
    for (const filter of filters) {
      evidence.filters.value = filter
      expect(found()).toEqual([1, 2])
    }
    evidence.filters.value = { whose: 'others' }
    expect(found()).toEqual([])
    evidence.filters.value = { tag: 'shows-work', day: '2026-11-20', pupil, whose: 'mine' }
    evidence.search.look('gap')
    expect(found()).toEqual([1])
    stop()
  })
})
