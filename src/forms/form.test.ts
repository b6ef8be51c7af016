import { describe, expect, test } from 'vitest'
import { lesson } from '#kinds/lesson/kind.ts'
import { project } from '#kinds/project/kind.ts'
import { makeStore, newTablet, testTimers } from '#kit/store.ts'
import type { Store } from '#store/types.ts'
import { createForm } from './form.ts'

async function withProject(tablet = newTablet()) {
  const store = await makeStore({ tablet })
  const known = store.books.value[0]
  const made = known
    ? { ok: true as const, value: known }
    : await store.addBook({ kind: 'project', patch: { title: 'Bars', step: '1' } })
  if (!made.ok) throw new Error(made.problem.code)
  const { book, channels } = made.value
  const grp = channels.find(({ audience }) => audience === 'group')?.grp ?? ''
  const timers = testTimers()
  const open = () => createForm(store, { book, grp, ent: book, kind: project }, timers.after)
  return { store, tablet, book, grp, timers, open }
}

async function ready(form: ReturnType<typeof createForm>): Promise<void> {
  while (form.state.value === 'loading') await new Promise((resolve) => setTimeout(resolve, 1))
}

async function shownOf(store: Store, ent: string) {
  const [shown] = await store.open([ent])
  if (!shown) throw new Error('not there')
  return shown
}

describe('typing', () => {
  test('is kept at once as a draft and minted when the field is left', async () => {
    const { store, book, open } = await withProject()
    const form = open()
    await ready(form)
    form.type('question', 'Do bars help?')
    expect(form.text('question')).toBe('Do bars help?')
    expect((await shownOf(store, book)).values['question']).toBeUndefined()
    await form.leave()
    expect((await shownOf(store, book)).values['question']).toBe('Do bars help?')
    expect(form.saved.value).toBe('stored')
    expect(store.drafts(book).value).toEqual([])
    form.dispose()
  })

  test('is minted after a pause of 15 seconds', async () => {
    const { store, book, open, timers } = await withProject()
    const form = open()
    await ready(form)
    form.type('question', 'Do bars help?')
    timers.pass(14_999)
    expect(form.saved.value).toBeUndefined()
    timers.pass(1)
    await form.leave()
    expect((await shownOf(store, book)).values['question']).toBe('Do bars help?')
  })

  test('comes back after the tablet went dark, with the context it was typed under', async () => {
    const { store, book, grp, open, tablet } = await withProject()
    const form = open()
    await ready(form)
    const before = (await shownOf(store, book)).context
    form.type('question', 'Half a sent')
    expect((await store.flushDrafts()).ok).toBe(true)
    const other = await withProject(tablet)
    const changed = await other.store.change([
      { book, grp, ent: book, kind: 'project', patch: { question: 'From elsewhere' }, ctx: before }
    ])
    expect(changed.ok).toBe(true)
    const again = other.open()
    await ready(again)
    expect(again.text('question')).toBe('Half a sent')
    again.type('question', 'Half a sentence')
    await again.leave()
    const shown = await shownOf(other.store, book)
    expect(shown.folded.heads['question']?.map(({ value }) => value).toSorted()).toEqual([
      'From elsewhere',
      'Half a sentence'
    ])
  })

  test('a novel stays in the draft with a sentence, and is never cut', async () => {
    const { store, book, open } = await withProject()
    const form = open()
    await ready(form)
    const novel = 'word '.repeat(8000)
    form.type('question', novel)
    expect(form.problems.value['question']?.code).toBe('text-too-long')
    await form.leave()
    expect((await shownOf(store, book)).values['question']).toBeUndefined()
    expect(form.text('question')).toBe(novel)
    form.type('question', 'A short question')
    expect(form.problems.value['question']).toBeUndefined()
    await form.leave()
    expect((await shownOf(store, book)).values['question']).toBe('A short question')
  })

  test('a required field that was emptied says so and keeps its old value', async () => {
    const { store, book, open } = await withProject()
    const form = open()
    await ready(form)
    form.type('title', '')
    expect(await form.done()).toMatchObject({ ok: false, problem: { code: 'field-invalid' } })
    expect((await shownOf(store, book)).values['title']).toBe('Bars')
  })

  test('the same words again are no change', async () => {
    const { store, book, open } = await withProject()
    const form = open()
    await ready(form)
    const before = await shownOf(store, book)
    form.type('title', 'Bars and')
    form.type('title', 'Bars')
    await form.leave()
    expect((await shownOf(store, book)).folded).toEqual(before.folded)
    expect(store.drafts(book).value).toEqual([])
  })

  test('going on in the same field after a save is one version, not two', async () => {
    const { store, book, open } = await withProject()
    const form = open()
    await ready(form)
    form.type('question', 'One')
    const saving = form.leave()
    form.type('question', 'One and two')
    await saving
    await form.leave()
    const shown = await shownOf(store, book)
    expect(shown.values['question']).toBe('One and two')
    expect(shown.folded.forks).toEqual([])
  })
})

describe('a change that arrives while somebody writes', () => {
  test('is not buried: both versions stand until one is kept', async () => {
    const { store, book, grp, open } = await withProject()
    const form = open()
    await ready(form)
    const { context } = await shownOf(store, book)
    form.type('title', 'Bars in pairs')
    await store.change([
      { book, grp, ent: book, kind: 'project', patch: { title: 'Bar models' }, ctx: context }
    ])
    await form.leave()
    const forked = await shownOf(store, book)
    expect(forked.folded.forks).toEqual(['title'])
    const theirs = forked.folded.heads['title']?.find(({ value }) => value === 'Bar models')
    if (!theirs) throw new Error('their version is gone')
    form.keep('title', theirs)
    await form.leave()
    await form.done()
    const settled = await shownOf(store, book)
    expect(settled.folded.forks).toEqual([])
    expect(settled.values['title']).toBe('Bar models')
  })

  test('a third version written over both closes the fork too', async () => {
    const { store, book, grp, open } = await withProject()
    const { context } = await shownOf(store, book)
    for (const title of ['One', 'Other']) {
      await store.change([
        { book, grp, ent: book, kind: 'project', patch: { title }, ctx: context }
      ])
    }
    const form = open()
    await ready(form)
    expect(form.shown.value?.folded.forks).toEqual(['title'])
    form.type('title', 'Third')
    await form.leave()
    expect((await shownOf(store, book)).folded.heads['title']).toHaveLength(1)
  })
})

describe('a new entity', () => {
  test('is made by Done and by nothing else, once all it needs is there', async () => {
    const { store, book, grp, timers } = await withProject()
    const ent = store.newEntity()
    const form = createForm(
      store,
      { book, grp, ent, kind: lesson, fresh: true, start: { day: '2026-11-24' } },
      timers.after
    )
    form.type('title', 'Bar models')
    form.choose('classStage', 'P4')
    await form.leave()
    expect(await store.open([ent])).toEqual([])
    expect(await form.done()).toMatchObject({ ok: false })
    expect(form.problems.value['subject']?.details?.['reason']).toBe('missing')
    form.choose('subject', 'numeracy')
    form.type('starts', '10:05')
    form.type('minutes', '50')
    expect(await form.done()).toEqual({ ok: true, value: undefined })
    const { values } = await shownOf(store, ent)
    expect(values).toMatchObject({
      title: 'Bar models',
      classStage: 'P4',
      day: '2026-11-24',
      minutes: 3_000_000
    })
    expect(new Date(String(values['starts'])).getHours()).toBe(10)
  })
})
