import { describe, expect, expectTypeOf, test } from 'vitest'
import { codebookOf } from './codebook.ts'
import { defineKind, defineKinds, fieldsOf, type ValuesOf, type WordsOf } from './define-kind.ts'
import {
  choice,
  choices,
  day,
  duration,
  flag,
  instant,
  longText,
  MOST_TEXT_BYTES,
  optional,
  ref,
  refs,
  score,
  shortText
} from './field.ts'
import { parseField, parsePatch, parseValues, receivePatch } from './parse.ts'
import { digestOf, patchOf } from './values.ts'

const pupil = '0192b3c4-d5e6-7f80-8a1b-2c3d4e5f6071'
const words = {
  one: 'exit ticket',
  many: 'exit tickets',
  count: { one: '# exit ticket', other: '# exit tickets' },
  fields: {
    title: 'Title',
    said: 'Said',
    at: 'Time',
    day: 'Day',
    marks: 'Marks',
    mood: 'Mood',
    quote: 'Quote',
    tags: 'Tags',
    pupil: 'Pupil',
    pupils: 'Pupils',
    took: 'Took'
  },
  choices: { mood: { calm: 'Calm', lost: 'Lost' }, tags: { says: 'says', does: 'does' } }
}
const fields = {
  title: shortText({ max: 10 }),
  said: optional(longText()),
  at: optional(instant()),
  day: optional(day()),
  marks: optional(score({ min: 0, max: 20 })),
  mood: optional(choice('calm', 'lost')),
  quote: optional(flag()),
  tags: choices('says', 'does'),
  pupil: optional(ref('pupil')),
  pupils: refs('pupil'),
  took: optional(duration())
}
const ticket = defineKind({
  name: 'ticket',
  version: 2,
  fields,
  digest: ['title', 'tags'],
  authored: true,
  born: 'private',
  derive: ({ said }) => ({ letters: said?.length ?? 0 }),
  upgrades: {
    2: ({ heading, ...rest }) => (heading === undefined ? rest : { ...rest, title: heading })
  }
})
const register = defineKinds([ticket])

describe('types', () => {
  test('come from the fields, required ones and optional ones apart', () => {
    type Ticket = ValuesOf<typeof ticket>
    expectTypeOf<Ticket['title']>().toEqualTypeOf<string>()
    expectTypeOf<Ticket['mood']>().toEqualTypeOf<'calm' | 'lost' | undefined>()
    expectTypeOf<Ticket['tags']>().toEqualTypeOf<readonly ('says' | 'does')[] | undefined>()
    expect(Object.keys(ticket.fields)).toContain('mood')
  })

  test('a kind whose words lack a label does not compile', () => {
    const { mood: _mood, ...fewer } = words.fields
    // @ts-expect-error a label is missing
    const unlabelled: WordsOf<typeof ticket> = { ...words, fields: fewer }
    expect(Object.keys(unlabelled.fields)).not.toContain('mood')
    const halfChosen = { ...words.choices, mood: { calm: 'Calm' } }
    // @ts-expect-error a choice has no label
    const unchosen: WordsOf<typeof ticket> = { ...words, choices: halfChosen }
    expect(unchosen.choices.mood.lost).toBeUndefined()
  })

  test('a version without its upgrade is refused', () => {
    expect(() => defineKind({ ...ticket, digest: ['title'], version: 3 })).toThrow(
      'no upgrade to version 3'
    )
  })
})

describe('patches', () => {
  const refusals: readonly [string, unknown, string][] = [
    ['title', '', 'empty'],
    ['title', null, 'not-text'],
    ['title', 'eleven char', 'too-long'],
    ['title', 7, 'not-text'],
    ['at', '23 November', 'not-an-instant'],
    ['at', '2026-13-23T09:00:00Z', 'not-an-instant'],
    ['day', '2026-02-30', 'not-a-day'],
    ['marks', 21, 'out-of-range'],
    ['marks', Number.NaN, 'not-a-number'],
    ['mood', 'angry', 'not-a-choice'],
    ['quote', 'yes', 'not-a-flag'],
    ['tags', ['says'], 'not-a-set'],
    ['tags', { add: ['shouts'] }, 'not-a-choice'],
    ['pupils', { add: ['Heron'] }, 'not-an-id'],
    ['took', 1.5, 'out-of-range'],
    ['took', -1, 'out-of-range']
  ]
  test.each(refusals)('%s refuses %j as %s', (field, value, reason) => {
    expect(parsePatch(ticket, { [field]: value })).toMatchObject({
      ok: false,
      problem: { code: 'field-invalid', details: { field, reason } }
    })
  })

  test('good values pass unchanged', () => {
    const patch = {
      title: 'Bars 😀',
      said: '',
      at: '2026-11-23T09:00:00.000Z',
      day: '2026-11-23',
      marks: 20,
      mood: 'lost',
      quote: true,
      tags: { add: ['says'], rem: ['does'] },
      pupil,
      pupils: { add: [pupil] },
      took: 0
    }
    expect(parsePatch(ticket, patch)).toEqual({ ok: true, value: patch })
  })

  test('null clears an optional field', () => {
    expect(parseField(ticket, 'mood', null)).toEqual({ ok: true, value: null })
  })

  test('a novel is told apart by its bytes, not its letters', () => {
    const fits = 'à'.repeat(MOST_TEXT_BYTES / 2)
    expect(parseField(ticket, 'said', fits).ok).toBe(true)
    expect(parseField(ticket, 'said', `${fits}.`)).toEqual({
      ok: false,
      problem: {
        code: 'text-too-long',
        details: { field: 'said', bytes: MOST_TEXT_BYTES + 1, most: MOST_TEXT_BYTES }
      }
    })
  })

  test('an unknown field is refused by name', () => {
    expect(parsePatch(ticket, { title: 'Bars', name: 'Anna' })).toMatchObject({
      problem: { code: 'line-invalid', details: { field: 'name', reason: 'unknown-field' } }
    })
  })

  test.each([null, 'text', 7, []])('%j is no patch', (value) => {
    expect(parsePatch(ticket, value)).toMatchObject({ problem: { code: 'line-invalid' } })
  })
})

describe('values', () => {
  test('need every required field', () => {
    expect(parseValues(ticket, { tags: [] })).toMatchObject({
      problem: { details: { field: 'title', reason: 'missing' } }
    })
  })

  test('become a patch whose sets are added members', () => {
    expect(patchOf(ticket, { title: 'Bars', tags: ['says'], pupils: [] })).toEqual({
      title: 'Bars',
      tags: { add: ['says'] }
    })
  })

  test('a digest keeps the declared fields and what is derived', () => {
    expect(digestOf(ticket, { title: 'Bars', said: 'Hello', tags: ['says'] })).toEqual({
      title: 'Bars',
      tags: ['says'],
      letters: 5
    })
  })
})

describe('arrival', () => {
  test('an old version is upgraded and then parsed', () => {
    expect(receivePatch(register, { kind: 'ticket', s: 1, p: { heading: 'Bars' } })).toEqual({
      ok: true,
      value: { title: 'Bars' }
    })
  })

  test('an unknown kind and a version from the future are kept for a later app', () => {
    for (const body of [
      { kind: 'rubric', s: 1, p: {} },
      { kind: 'ticket', s: 9, p: {} }
    ]) {
      expect(receivePatch(register, body)).toMatchObject({ problem: { code: 'kind-unknown' } })
    }
  })

  test('the register answers what the fold asks', () => {
    expect([...register.setFields('ticket')]).toEqual(['tags', 'pupils'])
    expect([register.authored('ticket'), register.authored('rubric')]).toEqual([true, false])
  })
})

test('the codebook names every field with its label', () => {
  const codebook = codebookOf(ticket, words)
  expect(Object.keys(codebook.properties)).toEqual(fieldsOf(ticket).map(({ name }) => name))
  expect(codebook.required).toEqual(['title'])
  expect(codebook.properties['mood']).toEqual({
    title: 'Mood',
    type: 'string',
    enum: ['calm', 'lost']
  })
})
