import { describe, expect, it } from 'vitest'
import { aProject, channelOf, type Device, NEW, problemOf, value, writePupil } from '#kit/group.ts'
import { kinds } from '#kinds/index.ts'
import { englishWords } from '#kinds/words.ts'
import { exportReadable, readableText } from './export-readable.ts'

const exported = async ({ store }: Device, book: string, scope?: 'everything') =>
  value(await exportReadable({ store, kinds, words: englishWords }, book, scope))

describe('a readable export', () => {
  it('says at its top what it is, whose, that pupils are in it, and when it must go', async () => {
    const { lead, book } = await aProject()
    const { header } = await exported(lead, book)
    expect(header).toMatchObject({
      format: 'jotter-readable',
      project: 'Show me your thinking',
      scope: 'handed-in',
      sealed: false,
      containsPupilData: true
    })
    const days = (Date.parse(header.deleteBy) - Date.parse(header.made)) / 86_400_000
    expect(days).toBeGreaterThan(28)
    expect(days).toBeLessThan(31)
  })

  it('leaves private notes out unless everything was asked for, and drafts always', async () => {
    const { lead, book } = await aProject()
    await writePupil(lead, book, 'Heron')
    const { grp } = channelOf(lead, book, 'private')
    const ent = lead.store.newEntity()
    const lesson = lead.store.newEntity()
    const at = '2026-11-23T10:17:00.000Z'
    const patch = { lesson, at, text: 'Counts on her fingers', thought: 'Why?' }
    value(await lead.store.change([{ book, grp, ent, kind: 'observation', patch, ctx: NEW }]))
    lead.store.keepDraft({
      book,
      grp,
      ent: lead.store.newEntity(),
      kind: 'observation',
      fields: { text: 'still typing' },
      ctx: NEW,
      revision: 1,
      touched: lead.store.now()
    })
    const handedIn = await exported(lead, book)
    expect(Object.keys(handedIn.records).toSorted()).toEqual(['person', 'project', 'pupil'])
    expect(readableText(handedIn)).not.toContain('Counts on her fingers')
    const everything = await exported(lead, book, 'everything')
    expect(everything.records['observation']).toMatchObject([
      { id: ent, audience: 'private', values: { text: 'Counts on her fingers', thought: 'Why?' } }
    ])
    expect(readableText(everything)).not.toContain('still typing')
  })

  it('leaves out what was deleted, and shows both versions where two people wrote', async () => {
    const { lead, book } = await aProject()
    const { grp } = channelOf(lead, book, 'group')
    const gone = await writePupil(lead, book, 'Heron')
    const [shown] = await lead.store.open([gone])
    value(
      await lead.store.change([
        { book, grp, ent: gone, kind: 'pupil', del: true, ctx: shown?.context ?? NEW }
      ])
    )
    const forked = await writePupil(lead, book, 'Rowan')
    const change = { book, grp, ent: forked, kind: 'pupil', patch: { label: 'Larch' }, ctx: NEW }
    value(await lead.store.change([change]))
    const { records } = await exported(lead, book)
    expect(records['pupil']).toHaveLength(1)
    expect([...(records['pupil']?.[0]?.versions?.['label'] ?? [])].map(String).toSorted()).toEqual([
      'Larch',
      'Rowan'
    ])
  })

  it('brings the meaning of its fields along', async () => {
    const { lead, book } = await aProject()
    const { codebook } = await exported(lead, book)
    expect(codebook['project']?.properties['title']).toMatchObject({ type: 'string' })
  })

  it('is of one project that is here', async () => {
    const { lead } = await aProject()
    const { store } = lead
    expect(
      problemOf(await exportReadable({ store, kinds, words: englishWords }, store.newEntity()))
    ).toBe('entity-missing')
  })
})
