import { describe, expect, it } from 'vitest'
import {
  aDevice,
  aProject,
  bookOf,
  bringIn,
  channelOf,
  type Device,
  NEW,
  problemOf,
  pupilLabels,
  value,
  writePupil
} from '#kit/group.ts'
import { bytesToBase64 } from '#lib/bytes.ts'
import { COPY_CODE_SIZE, sealCopy } from '#seal/copy.ts'
import { seededRandom } from '#lib/random.ts'
import { secretToCode } from '#seal/code.ts'
import { openCopy, sealedCopy, typedBack } from './bundle.ts'
import { booksToRecords, recordsToBooks } from './copy-records.ts'

const copyOf = async ({ deps }: Device, book?: string) => value(await sealedCopy(deps, book))

/** A draft of a note in the private channel. */
function draftOf({ store }: Device, book: string, grp: string, words: string) {
  const ent = store.newEntity()
  store.keepDraft({
    book,
    grp,
    ent,
    kind: 'observation',
    fields: { text: words },
    ctx: NEW,
    revision: 1,
    touched: store.now()
  })
  return ent
}

describe('a sealed copy', () => {
  it('is the same project again on an empty tablet, with private notes and drafts', async () => {
    const { server, lead, book } = await aProject()
    await writePupil(lead, book, 'Heron')
    await writePupil(lead, book, 'Hidden', 'private')
    const ent = draftOf(lead, book, channelOf(lead, book, 'private').grp, 'half a sen')
    const { file, code } = await copyOf(lead, book)
    const fresh = await aDevice(server)
    const opened = value(await openCopy(fresh.deps, file, code))
    expect(opened.books).toEqual([{ book, title: 'Show me your thinking' }])
    expect(opened.fresh).toBe(4)
    expect(pupilLabels(fresh, book)).toEqual(['Heron', 'Hidden'])
    expect(bookOf(fresh, book).me).toBe(bookOf(lead, book).me)
    expect(fresh.store.drafts(book).value).toMatchObject([{ ent, fields: { text: 'half a sen' } }])
  })

  it('adds nothing twice, on the tablet that made it or on one it was opened on', async () => {
    const { server, lead, book } = await aProject()
    await writePupil(lead, book, 'Heron')
    value(await lead.sharing.startSharing(book))
    await lead.meet()
    await writePupil(lead, book, 'Rowan')
    const { file, code } = await copyOf(lead)
    const before = await lead.store.open([...lead.store.entries(book).value].map(({ ent }) => ent))
    expect(value(await openCopy(lead.deps, file, code)).fresh).toBe(0)
    expect(await lead.store.open(before.map(({ ent }) => ent))).toEqual(before)
    const fresh = await aDevice(server)
    expect(value(await openCopy(fresh.deps, file, code)).fresh).toBe(4)
    expect(value(await openCopy(fresh.deps, file, code)).fresh).toBe(0)
    expect(pupilLabels(fresh, book)).toEqual(['Heron', 'Rowan'])
  })

  it('keeps nothing in the clear: no word, no key, no title', async () => {
    const { lead, book } = await aProject()
    await writePupil(lead, book, 'Capercaillie')
    const { file } = await copyOf(lead, book)
    const clear = Buffer.from(file).toString('latin1')
    for (const word of ['Capercaillie', 'Show me', 'Ishbel', book]) {
      expect(clear).not.toContain(word)
    }
    for (const { grp } of bookOf(lead, book).channels) {
      for (const { key } of await lead.store.channelKeys(grp)) {
        expect(clear).not.toContain(bytesToBase64(key))
        expect(clear).not.toContain(Buffer.from(key).toString('latin1'))
      }
    }
  })

  it('opens with a recovery sheet that was typed back, and with no other', async () => {
    const { server, lead, book } = await aProject()
    const unprinted = value(await lead.sharing.makeSheet(book))
    const sheet = value(await lead.sharing.makeSheet(book))
    value(await lead.sharing.confirmSheet(sheet.letters[13] ?? ''))
    const { file, opensWithSheet } = await copyOf(lead, book)
    expect(opensWithSheet).toBe(true)
    const fresh = await aDevice(server)
    const opens = async (text: string) => problemOf(await openCopy(fresh.deps, file, text))
    expect(await opens(unprinted.qrText)).toBe('file-code-wrong')
    expect(await opens(sheet.letters.join(' '))).toBe('ok')
    expect(pupilLabels(fresh, book)).toEqual([])
    expect(bookOf(fresh, book).channels).toHaveLength(2)
  })

  it('brings late lines back to a tablet that has lost some, and they reach the group', async () => {
    const { server, lead, book } = await aProject()
    value(await lead.sharing.startSharing(book))
    await lead.meet()
    await writePupil(lead, book, 'Heron')
    const { file, code } = await copyOf(lead, book)
    const sheet = value(await lead.sharing.makeSheet(book))
    // the tablet is lost before it could send; its owner recovers from the sheet and opens the copy
    const fresh = await aDevice(server)
    value(await fresh.sharing.recover(sheet.qrText))
    await fresh.meet()
    expect(pupilLabels(fresh, book)).toEqual([])
    expect(value(await openCopy(fresh.deps, file, code)).fresh).toBe(1)
    expect(pupilLabels(fresh, book)).toEqual(['Heron'])
    await fresh.meet()
    const mairi = await aDevice(server)
    await bringIn(fresh, mairi, book, 'Màiri')
    expect(pupilLabels(mairi, book)).toEqual(['Heron'])
  })

  it('goes on from our own position where restore number and chain hash agree', async () => {
    const { server, lead, book } = await aProject()
    const mairi = await aDevice(server)
    await bringIn(lead, mairi, book, 'Màiri')
    const before = channelOf(mairi, book, 'group').pulled
    for (const label of ['Heron', 'Rowan', 'Larch']) await writePupil(lead, book, label)
    await lead.meet()
    const ahead = channelOf(lead, book, 'group')
    expect(ahead.pulled).toBe(before + 3)
    const { file, code } = await copyOf(lead, book)
    value(await openCopy(mairi.deps, file, code))
    const after = channelOf(mairi, book, 'group')
    expect([after.pulled, after.folded, after.chain]).toEqual([
      ahead.pulled,
      ahead.pulled,
      ahead.chain
    ])
    expect(pupilLabels(mairi, book)).toEqual(['Heron', 'Larch', 'Rowan'])
    expect((await mairi.store.pending()).get(after.grp) ?? 0).toBe(0)
    await mairi.meet()
    expect(channelOf(mairi, book, 'group').pulled).toBe(ahead.pulled)
  })

  it('counts no position under another restore number: the lines fold without one', async () => {
    const { server, lead, book } = await aProject()
    const mairi = await aDevice(server)
    await bringIn(lead, mairi, book, 'Màiri')
    await writePupil(lead, book, 'Heron')
    await lead.meet()
    const { file, code } = await copyOf(lead, book)
    const { grp, pulled, restore } = channelOf(mairi, book, 'group')
    await mairi.store.updateChannel(grp, { restore: restore + 1 })
    value(await openCopy(mairi.deps, file, code))
    expect(channelOf(mairi, book, 'group').pulled).toBe(pulled)
    expect(pupilLabels(mairi, book)).toEqual(['Heron'])
    expect((await mairi.store.pending()).get(grp)).toBe(1)
  })

  it('never makes an older key the one that is written with', async () => {
    const { lead, book } = await aProject()
    const { file, code } = await copyOf(lead, book)
    value(await lead.sharing.startSharing(book))
    const { grp } = channelOf(lead, book, 'group')
    const kid = value(await lead.sharing.newKey(grp))
    value(await openCopy(lead.deps, file, code))
    expect(channelOf(lead, book, 'group').kids[0]).toBe(kid)
    expect(channelOf(lead, book, 'group').kids).toHaveLength(2)
  })

  it('never holds the trial or the sample', async () => {
    const { server, lead, book } = await aProject()
    const patch = { title: 'Made up', step: '1' }
    const sample = value(await lead.store.addBook({ kind: 'sample', patch }))
    const trial = value(await lead.store.addBook({ kind: 'trial', patch }))
    expect(problemOf(await sealedCopy(lead.deps, sample.book))).toBe('channel-local')
    expect(problemOf(await sealedCopy(lead.deps, trial.book))).toBe('channel-local')
    const { file, code } = await copyOf(lead)
    const fresh = await aDevice(server)
    expect(value(await openCopy(fresh.deps, file, code)).books.map((each) => each.book)).toEqual([
      book
    ])
  })
})

describe('a file that is no good', () => {
  it('is named for what it is, and nothing is touched', async () => {
    const { server, lead, book } = await aProject()
    const { file, code } = await copyOf(lead, book)
    const other = await copyOf(lead, book)
    const fresh = await aDevice(server)
    const opens = async (given: Uint8Array, text = code) =>
      problemOf(await openCopy(fresh.deps, given, text))
    expect(await opens(new Uint8Array())).toBe('file-not-ours')
    expect(await opens(seededRandom(1)(5000))).toBe('file-not-ours')
    expect(await opens(file.subarray(0, -20))).toBe('file-damaged')
    const changed = file.slice()
    changed[file.length - 30] = (changed[file.length - 30] ?? 0) ^ 1
    expect(await opens(changed)).toBe('file-damaged')
    expect(await opens(file, other.code)).toBe('file-code-wrong')
    expect(await opens(file, code.slice(0, -2))).toBe('code-mistyped')
    expect(await opens(file, '')).toBe('code-mistyped')
    expect(await opens(file, '😀 אבג')).toBe('code-mistyped')
    expect(fresh.store.books.value).toEqual([])
  })

  it('is damaged when what was sealed is not what a copy holds', async () => {
    const { server, lead, book } = await aProject()
    await writePupil(lead, book, 'Heron')
    const random = seededRandom(5)
    const fresh = await aDevice(server)
    const opens = async (lines: readonly string[]) => {
      const secret = random(COPY_CODE_SIZE)
      const parts = { lines, key: random(32), code: secret, sheets: [], made: 0, random }
      return problemOf(await openCopy(fresh.deps, sealCopy(parts), secretToCode(secret, 'copy')))
    }
    const [{ grp } = { grp: '' }] = bookOf(lead, book).channels
    const keys = await lead.store.channelKeys(grp)
    const { unsequenced } = await lead.store.heldLines(grp)
    const lines = unsequenced.map(({ line }) => line)
    const shared = { grp, audience: 'group', role: 'lead', restore: 0, chain: '' } as const
    const good = booksToRecords([
      {
        book,
        title: '',
        channels: [{ ...shared, keys, served: [], lines }],
        drafts: [],
        pieces: []
      }
    ])
    for (const [at, record] of good.entries()) {
      expect(await opens(good.toSpliced(at, 1))).toBe('file-damaged')
      expect(await opens(good.toSpliced(at, 1, record.slice(1)))).toBe('file-damaged')
      expect(await opens(good.toSpliced(at, 1, '{"t":"other"}'))).toBe('file-damaged')
    }
    expect(await opens([])).toBe('file-damaged')
    expect(fresh.store.books.value).toEqual([])
    expect(await opens(good)).toBe('ok')
    expect(pupilLabels(fresh, book)).toEqual(['Heron'])
  })

  it('cannot reach into a trial', async () => {
    const { lead } = await aProject()
    const trial = value(
      await lead.store.addBook({ kind: 'trial', patch: { title: 'Trial', step: '1' } })
    )
    const random = seededRandom(6)
    const code = random(COPY_CODE_SIZE)
    const lines = booksToRecords([
      { book: trial.book, title: '', channels: [], drafts: [], pieces: [] }
    ])
    const file = sealCopy({ lines, key: random(32), code, sheets: [], made: 0, random })
    expect(problemOf(await openCopy(lead.deps, file, secretToCode(code, 'copy')))).toBe(
      'channel-local'
    )
  })
})

describe('the code of a copy', () => {
  it('can be typed back', async () => {
    const { lead, book } = await aProject()
    const { code } = await copyOf(lead, book)
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){6}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(typedBack(code, code.toLowerCase().replaceAll(' ', ''))).toBe(true)
    expect(typedBack(code, code.slice(0, -1))).toBe(false)
    expect(typedBack(code, '')).toBe(false)
  })
})

describe('the records inside a copy', () => {
  it('come back as they went in', async () => {
    const { lead, book } = await aProject()
    value(await lead.sharing.startSharing(book))
    await lead.meet()
    const { grp, restore, chain } = channelOf(lead, book, 'group')
    const { served } = await lead.store.heldLines(grp)
    expect(served.length).toBeGreaterThan(0)
    const keys = await lead.store.channelKeys(grp)
    const books = [
      {
        book,
        title: 'Show me your thinking',
        channels: [
          { grp, audience: 'group', role: 'lead', restore, chain, keys, served, lines: [] } as const
        ],
        drafts: [],
        pieces: []
      }
    ]
    const read = value(recordsToBooks(booksToRecords(books)))
    expect(read[0]?.channels[0]?.served.map(({ line }) => line)).toEqual(
      served.map(({ line }) => line)
    )
    expect(read[0]?.channels[0]?.keys).toEqual(keys)
    expect(value(recordsToBooks(booksToRecords(read)))).toEqual(read)
  })
})
