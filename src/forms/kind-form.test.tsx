// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'
import { kinds } from '#kinds/index.ts'
import { lesson } from '#kinds/lesson/kind.ts'
import { observation } from '#kinds/observation/kind.ts'
import { project } from '#kinds/project/kind.ts'
import { englishWords, kindWords, type KindName } from '#kinds/words.ts'
import { makeStore, testTimers } from '#kit/store.ts'
import type { Store } from '#store/types.ts'
import { createForm } from './form.ts'
import type { Frame } from './frame.ts'
import { KindForm } from './kind-form.tsx'
import { words } from './words.ts'
import { wordsGd } from './words.gd.ts'

afterEach(cleanup)

const SCHOOL = '0199c2a0-1000-7000-8000-000000000002'

function frameOf(kind: { readonly name: KindName }): Frame {
  return {
    language: 'en',
    words,
    kindWords: englishWords[kind.name],
    nameOf: (person) => (person === SCHOOL ? 'C. Lamont' : 'R. Adair'),
    picksOf: (name) => (name === 'school' ? [{ value: SCHOOL, label: 'Whinmuir Primary' }] : [])
  }
}

async function openBook() {
  const store = await makeStore()
  const made = await store.addBook({ kind: 'project', patch: { title: 'Bars', step: '1' } })
  if (!made.ok) throw new Error(made.problem.code)
  const { book, channels } = made.value
  const grp = channels.find(({ audience }) => audience === 'group')?.grp ?? ''
  return { store, book, grp }
}

async function valuesOf(store: Store, ent: string) {
  return (await store.open([ent]))[0]?.values
}

describe('a project edited in place', () => {
  test('saves a field when it is left, and says so only then', async () => {
    const { store, book, grp } = await openBook()
    const form = createForm(store, { book, grp, ent: book, kind: project }, testTimers().after)
    render(<KindForm form={form} frame={frameOf(project)} />)
    const question = await screen.findByLabelText('Research question')
    fireEvent.input(question, { target: { value: 'Do bars help?' } })
    expect(screen.getByText('', { selector: '[class*="state"]' }).textContent).toBe('')
    fireEvent.focusOut(question)
    await screen.findByText('Saved on this tablet.')
    expect((await valuesOf(store, book))?.['question']).toBe('Do bars help?')
    form.dispose()
  })

  test('stores a pick at once', async () => {
    const { store, book, grp } = await openBook()
    const form = createForm(store, { book, grp, ent: book, kind: project }, testTimers().after)
    render(<KindForm form={form} frame={frameOf(project)} />)
    const area = await screen.findByLabelText('Challenge area')
    fireEvent.change(area, { target: { value: 'fractions' } })
    await waitFor(async () =>
      expect((await valuesOf(store, book))?.['challengeArea']).toBe('fractions')
    )
    form.dispose()
  })

  test('shows two versions on the field, and keeping one ends it', async () => {
    const { store, book, grp } = await openBook()
    const [shown] = await store.open([book])
    for (const title of ['Bar models', 'Bars in pairs']) {
      const ctx = shown?.context ?? { pos: 0, ids: [] }
      await store.change([{ book, grp, ent: book, kind: 'project', patch: { title }, ctx }])
    }
    const form = createForm(store, { book, grp, ent: book, kind: project }, testTimers().after)
    render(<KindForm form={form} frame={frameOf(project)} />)
    const versions = await screen.findByRole('region', { name: 'Title: two people wrote at once' })
    const texts = within(versions)
      .getAllByRole('listitem')
      .map((version) => version.textContent ?? '')
    const titles = texts.map((text) => /Bar models|Bars in pairs/.exec(text)?.[0])
    expect(new Set(titles)).toEqual(new Set(['Bar models', 'Bars in pairs']))
    expect(texts.every((text) => text.includes('R. Adair'))).toBe(true)
    const kept = texts.findIndex((text) => text.includes('Bar models'))
    fireEvent.click(screen.getByRole('button', { name: `Keep version ${kept + 1}` }))
    await waitFor(() => expect(screen.queryByText(words.versions.explain)).toBeNull())
    expect((await valuesOf(store, book))?.['title']).toBe('Bar models')
    form.dispose()
  })
})

describe('a new lesson', () => {
  test('says at each field what is missing and makes nothing before that', async () => {
    const { store, book, grp } = await openBook()
    const ent = store.newEntity()
    const target = { book, grp, ent, kind: lesson, fresh: true }
    const form = createForm(store, target, testTimers().after)
    let made = 0
    render(<KindForm form={form} frame={frameOf(lesson)} onDone={() => (made += 1)} />)
    fireEvent.click(screen.getByRole('button', { name: 'Done' }))
    expect(await screen.findAllByText('This cannot stay empty.')).toHaveLength(3)
    expect(await store.open([ent])).toEqual([])
    fireEvent.change(screen.getByLabelText('Class stage'), { target: { value: 'P4' } })
    fireEvent.change(screen.getByLabelText('Subject'), { target: { value: 'numeracy' } })
    fireEvent.input(screen.getByLabelText('Day'), { target: { value: '2026-11-24' } })
    fireEvent.change(screen.getByLabelText('School'), { target: { value: SCHOOL } })
    fireEvent.click(screen.getByRole('button', { name: 'Done' }))
    await waitFor(() => expect(made).toBe(1))
    expect(await valuesOf(store, ent)).toEqual({
      classStage: 'P4',
      subject: 'numeracy',
      day: '2026-11-24',
      school: SCHOOL
    })
    form.dispose()
  })
})

describe('any kind', () => {
  test.each(kinds.kinds.map((kind) => [kind.name, kind] as const))(
    'a %s is drawn with a label for every field',
    async (name, kind) => {
      const { store, book, grp } = await openBook()
      const target = { book, grp, ent: store.newEntity(), kind, fresh: true }
      const form = createForm(store, target, testTimers().after)
      const frame = { ...frameOf(kind), words: wordsGd, kindWords: (await kindWords('gd'))[name] }
      const { container } = render(<KindForm form={form} frame={frame} />)
      for (const label of Object.values<string>(frame.kindWords.fields)) {
        expect(container.textContent).toContain(label)
      }
      form.dispose()
    }
  )

  test("somebody else's note is only to be read", async () => {
    const { store, book, grp } = await openBook()
    const other = '0199c2a0-1000-7000-8000-0000000000aa'
    const ent = store.newEntity()
    const me = store.books.value[0]?.author ?? ''
    await store.change([
      {
        book,
        grp,
        ent: other,
        kind: 'person',
        patch: { name: 'Other', role: 'member' },
        ctx: { pos: 0, ids: [] }
      }
    ])
    await store.setMe(book, other)
    const text = 'Draws two bars.'
    await store.change([
      {
        book,
        grp,
        ent,
        kind: 'observation',
        patch: { text, tags: { add: ['does'] } },
        ctx: { pos: 0, ids: [] }
      }
    ])
    await store.setMe(book, me)
    const form = createForm(store, { book, grp, ent, kind: observation }, testTimers().after)
    render(<KindForm form={form} frame={frameOf(observation)} />)
    expect(await screen.findByText('Only its author can change this.')).toBeDefined()
    expect(screen.getByText(text)).toBeDefined()
    expect(screen.queryByRole('textbox')).toBeNull()
    form.type('text', 'changed')
    expect(form.text('text')).toBe(text)
    form.dispose()
  })
})
