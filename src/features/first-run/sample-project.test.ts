import { describe, expect, test } from 'vitest'
import { kinds } from '#kinds/index.ts'
import { type Counts, resultsOf } from '#kinds/sampling/rules.ts'
import { lessonTime, stageAt } from '#kinds/sitting/rules.ts'
import { isId } from '#lib/id.ts'
import { instantToMs } from '#lib/time.ts'
import { isSetField } from '#schema/define-kind.ts'
import { parsePatch, parseValues } from '#schema/parse.ts'
import { sampleProject } from './sample-project.ts'

const NOW = Date.UTC(2026, 10, 23, 23, 50)
const sample = sampleProject(NOW)
const ofKind = (kind: string) => sample.records.filter((each) => each.kind === kind)
const text = (value: unknown) => (typeof value === 'string' ? value : '')

describe('the sample project', () => {
  test('holds only whole, valid entities whose references are there', () => {
    const ids = new Set(sample.records.map(({ ent }) => ent))
    expect(ids.size).toBe(sample.records.length)
    for (const { ent, kind: name, patch } of sample.records) {
      const kind = kinds.byName(name)
      if (!kind) throw new Error(`no kind ${name}`)
      expect(isId(ent)).toBe(true)
      expect(parsePatch(kind, patch).ok).toBe(true)
      const values = Object.entries(patch).map(([field, value]) => [
        field,
        isSetField(kind, field) && typeof value === 'object' ? (value?.add ?? []) : value
      ])
      expect(parseValues(kind, Object.fromEntries(values))).toMatchObject({ ok: true })
      const dangling = Object.entries(kind.fields)
        .filter(([, { to }]) => to !== undefined)
        .map(([field]) => text(patch[field]))
        .filter((ref) => ref !== '' && !ids.has(ref))
      expect(dangling).toEqual([])
    }
  })

  test('is the same on every tablet, and its lesson was last week', () => {
    expect(sampleProject(NOW)).toEqual(sample)
    const [first] = ofKind('lesson')
    expect(first?.patch['day']).toBe('2026-11-18')
    for (let day = 0; day < 14; day++) {
      const lesson = sampleProject(NOW + day * 86_400_000).records.find(
        ({ kind }) => kind === 'lesson'
      )
      const starts = new Date(text(lesson?.patch['starts']))
      expect(starts.getDay()).toBe(3)
      expect(starts.getTime()).toBeLessThan(NOW + day * 86_400_000)
    }
  })

  test('has a photo in a note that tells of it, by whoever looks around', () => {
    const { ent, observation, at } = sample.photo
    const note = sample.records.find((each) => each.ent === observation)
    expect(text(note?.patch['text'])).toContain('two equal bars')
    expect(note?.by).toBeUndefined()
    expect(at).toBeGreaterThan(instantToMs(text(note?.patch['at'])))
    expect(sample.records.map((each) => each.ent)).not.toContain(ent)
  })

  test('has twelve notes by three observers, each in the stage that ran at its time', () => {
    const notes = ofKind('observation')
    expect(notes).toHaveLength(12)
    expect(new Set(notes.map(({ by }) => by)).size).toBe(3)
    for (const { patch } of notes) {
      const sat = sample.records.find(({ ent }) => ent === patch['sitting'])
      const changes = ofKind('stageChange')
        .filter((change) => change.patch['sitting'] === sat?.ent)
        .map((change) => ({
          at: instantToMs(text(change.patch['at'])),
          stage: text(change.patch['stage'])
        }))
      const at = instantToMs(text(patch['at']))
      expect(stageAt(changes, at)).toBe(patch['stage'])
      expect(lessonTime(at, instantToMs(text(sat?.patch['starts'])))).toBe(patch['monotonic'])
    }
    expect(notes.filter(({ patch }) => patch['thought'])).toHaveLength(1)
  })

  test('has one sampling by the clock, of the figures that the enquiry’s observers gave', () => {
    const [sampling] = ofKind('sampling')
    const marks = ofKind('samplingMark').map(({ patch }) => ({
      moment: Number(patch['moment']),
      pupil: text(patch['pupil']),
      code: text(patch['code']),
      late: Number(patch['late'])
    }))
    const codes = ofKind('schemeCode').map(({ ent, patch }) => ({
      ent,
      // as: the test above parsed it as one of these
      counts: text(patch['counts']) as Counts
    }))
    const [result] = resultsOf([text(sampling?.patch['seatA'])], 20, marks, codes)
    expect(result).toMatchObject({ onTask: 17, seen: 20, missed: 0, late: 0 })
  })

  test('names no pupil but by code and label', () => {
    expect(ofKind('pupil').map(({ patch }) => patch['code'])).toContain('WM-1')
    expect(ofKind('pupil')).toHaveLength(9)
  })
})
