import { describe, expect, it } from 'vitest'
import {
  aDevice,
  aProject,
  bookOf,
  channelOf,
  type Device,
  NEW,
  problemOf,
  pupilLabels,
  value,
  writePupil
} from '#kit/group.ts'
import { textToBytes } from '#lib/bytes.ts'
import type { Id } from '#lib/id.ts'
import { parseKeyCode } from '#seal/key-code.ts'
import { kinds } from '#kinds/index.ts'
import { coded, parts } from '#kinds/parts.ts'
import { takeNote } from '#kit/notes.ts'
import { openCopy, sealedCopy } from './bundle.ts'
import type { CarriedRole } from './carried.ts'
import { carryWelcome } from './carry.ts'
import { handIn } from './hand-in.ts'
import { joinCarried, openCarried } from './join-carried.ts'

const WEEK = 7 * 24 * 60 * 60_000

const codeFor = async ({ deps }: Device, book: Id, role: CarriedRole = 'member', school?: Id) =>
  value(await carryWelcome(deps, { book, role, ...(school ? { school } : {}) }))

async function joinBy({ deps }: Device, text: string, name: string) {
  return value(await joinCarried(deps, value(openCarried(deps, text)), { name }))
}

/** Ishbel's project, never shared, and Màiri's empty tablet; no server is ever reached. */
async function twoTablets() {
  const { server, lead, book } = await aProject()
  const mairi = await aDevice(server)
  for (const device of [lead, mairi]) device.road.lost = true
  return { server, lead, mairi, book }
}

/** Everything a tablet holds that could tell who is in and what is here. */
const state = ({ store }: Device) => ({
  books: store.books.value,
  entries: store.books.value.map(({ book }) => store.entries(book).value.length)
})

const schoolOf = async ({ store }: Device, book: Id, grp: string, name: string) => {
  const ent = store.newEntity()
  value(await store.change([{ book, grp, ent, kind: 'school', patch: { name }, ctx: NEW }]))
  return ent
}

describe('a code that carries its welcome', () => {
  it('[W1] holds the keys of the group and no private one, and no word that anybody wrote', async () => {
    const { lead, book } = await twoTablets()
    await writePupil(lead, book, 'Capercaillie')
    const { text, expires } = await codeFor(lead, book)
    const bytes = value(parseKeyCode(text))
    const holds = (part: Uint8Array) => Buffer.from(bytes).includes(Buffer.from(part))
    for (const { audience, grp } of bookOf(lead, book).channels) {
      for (const { key } of await lead.store.channelKeys(grp)) {
        expect([audience, holds(key)]).toEqual([audience, audience === 'group'])
      }
    }
    for (const word of ['Capercaillie', 'Show me', 'Ishbel']) {
      expect(holds(textToBytes(word))).toBe(false)
    }
    expect(lead.store.now() + WEEK - expires).toBeLessThan(60_000)
    expect(text).toHaveLength(121)
  })

  it('[W1] holds every key so far, for whoever is to read what is past', async () => {
    const { server, lead, book } = await aProject()
    value(await lead.sharing.startSharing(book))
    await writePupil(lead, book, 'Heron')
    value(await lead.sharing.newKey(channelOf(lead, book, 'group').grp))
    await writePupil(lead, book, 'Rowan')
    lead.road.lost = true
    const mairi = await aDevice(server)
    mairi.road.lost = true
    await joinBy(mairi, (await codeFor(lead, book)).text, 'Màiri')
    const kids = ({ kids: held }: { readonly kids: readonly string[] }) => held
    expect(kids(channelOf(mairi, book, 'group'))).toEqual(kids(channelOf(lead, book, 'group')))
    expect(kids(channelOf(mairi, book, 'group'))).toHaveLength(2)
    const { file, code } = value(await sealedCopy(lead.deps, book, 'group'))
    value(await openCopy(mairi.deps, file, code))
    expect(pupilLabels(mairi, book)).toEqual(['Heron', 'Rowan'])
  })

  it('[W1] is a lead’s to make, or that of who leads the named school’s channel; never of a trial', async () => {
    const { server, lead, mairi, book } = await twoTablets()
    const trial = { kind: 'trial', patch: { title: 'Trial', step: '1' } } as const
    const made = value(await lead.store.addBook(trial))
    const asked = { book: made.book, role: 'member' } as const
    expect(problemOf(await carryWelcome(lead.deps, asked))).toBe('channel-local')
    const { grp } = channelOf(lead, book, 'group')
    const school = await schoolOf(lead, book, grp, 'Whinmuir')
    await joinBy(mairi, (await codeFor(lead, book, 'member', school)).text, 'Màiri')
    const again = { book, role: 'member' } as const
    expect(problemOf(await carryWelcome(mairi.deps, again))).toBe('not-allowed')
    expect(problemOf(await carryWelcome(mairi.deps, { book, role: 'adviser' }))).toBe('not-allowed')
    const calum = await aDevice(server)
    const { text } = await codeFor(mairi, book, 'member', school)
    const opened = value(openCarried(calum.deps, text))
    expect(opened.books[0].channels.map(({ audience }) => audience)).toEqual(['school'])
  })

  it('[W1] gives an adviser the adviser’s channel only', async () => {
    const { lead, mairi, book } = await twoTablets()
    await writePupil(lead, book, 'Heron')
    await joinBy(mairi, (await codeFor(lead, book, 'adviser')).text, 'Dr Rae')
    const roles = bookOf(mairi, book).channels.map(({ audience, role }) => [audience, role])
    expect(roles).toEqual([
      ['adviser', 'adviser'],
      ['private', 'lead']
    ])
    expect(await mairi.store.channelKeys(channelOf(lead, book, 'group').grp)).toEqual([])
    const { file, code } = value(await sealedCopy(lead.deps, book, 'adviser'))
    value(await openCopy(mairi.deps, file, code))
    const [project] = await mairi.store.open([book])
    expect(project?.values).toMatchObject({ question: 'Do bar models help?' })
    expect(pupilLabels(mairi, book)).toEqual([])
  })
})

describe('joining without a server', () => {
  it('[W2] makes the project here with its channels, unregistered, and says who sits here', async () => {
    const { lead, mairi, book } = await twoTablets()
    const { grp } = channelOf(lead, book, 'group')
    const school = await schoolOf(lead, book, grp, 'Whinmuir')
    const { text } = await codeFor(lead, book, 'observer', school)
    const opened = value(openCarried(mairi.deps, text))
    expect(opened.books[0]).toMatchObject({ title: '', people: [], role: 'observer', school })
    expect(mairi.store.books.value).toEqual([])
    expect(problemOf(await joinCarried(mairi.deps, opened))).toBe('field-invalid')
    const joined = value(await joinCarried(mairi.deps, opened, { name: 'Màiri' }))
    expect(joined).toEqual({ book, fresh: 1 })
    const { me = '', channels } = bookOf(mairi, book)
    expect(channels.map(({ audience, role, registered }) => [audience, role, registered])).toEqual([
      ['group', 'observer', false],
      ['private', 'lead', false]
    ])
    const [person] = await mairi.store.open([me])
    expect(person).toMatchObject({ grp, author: me })
    expect(person?.values).toEqual({ name: 'Màiri', role: 'observer', school })
  })

  it('[W2] is refused after its day, by the clock of the joining tablet, also between look and join', async () => {
    const { server, lead, mairi, book } = await twoTablets()
    const { text, expires } = await codeFor(lead, book)
    server.clock.now = expires - 1
    const opened = value(openCarried(mairi.deps, text))
    server.clock.now = expires
    expect(problemOf(openCarried(mairi.deps, text))).toBe('code-expired')
    expect(problemOf(await joinCarried(mairi.deps, opened, { name: 'Màiri' }))).toBe('code-expired')
    expect(mairi.store.books.value).toEqual([])
  })

  it('[W2] says code-not-whole of one that was cut, and writes nothing', async () => {
    const { lead, mairi, book } = await twoTablets()
    const { text } = await codeFor(lead, book)
    for (const given of [text.slice(0, -1), text.slice(0, 20), 'K1.', text.replace('K1.', 'K2.')]) {
      expect(problemOf(openCarried(mairi.deps, given))).toBe('code-not-whole')
    }
    expect(mairi.store.books.value).toEqual([])
  })

  it('[W2] adds missing keys to a project that is here, and nothing twice', async () => {
    const { lead, mairi, book } = await twoTablets()
    const { text } = await codeFor(lead, book)
    await joinBy(mairi, text, 'Màiri')
    const before = state(mairi)
    // whoever sits here is known: nobody is asked
    const again = value(await joinCarried(mairi.deps, value(openCarried(mairi.deps, text))))
    expect(again).toEqual({ book, fresh: 0 })
    await joinBy(mairi, text, 'Somebody else')
    expect(state(mairi)).toEqual(before)
    expect(value(await joinCarried(lead.deps, value(openCarried(lead.deps, text)))).fresh).toBe(0)
    expect(channelOf(lead, book, 'group').role).toBe('lead')
    lead.road.lost = false
    value(await lead.sharing.startSharing(book))
    const kid = value(await lead.sharing.newKey(channelOf(lead, book, 'group').grp))
    const newer = await codeFor(lead, book)
    const joined = value(await joinCarried(mairi.deps, value(openCarried(mairi.deps, newer.text))))
    expect(joined.fresh).toBe(1)
    expect(channelOf(mairi, book, 'group').kids[0]).toBe(kid)
    // the older code does not make the older key the one that is written with
    value(await joinCarried(mairi.deps, value(openCarried(mairi.deps, text))))
    expect(channelOf(mairi, book, 'group').kids[0]).toBe(kid)
  })

  it('[W2] names the people of a project that came in a file before', async () => {
    const { lead, mairi, book } = await twoTablets()
    const { file, code } = value(await sealedCopy(lead.deps, book, 'group'))
    value(await openCopy(mairi.deps, file, code))
    const { text } = await codeFor(lead, book)
    const { books } = value(openCarried(mairi.deps, text))
    expect(books[0]).toMatchObject({
      title: 'Show me your thinking',
      people: [{ name: 'Ishbel' }]
    })
    await joinBy(mairi, text, 'Màiri')
    expect(bookOf(mairi, book).channels).toHaveLength(2)
  })

  it('[W2] goes on where the light went out, without a second person', async () => {
    const { lead, mairi, book } = await twoTablets()
    const { text } = await codeFor(lead, book)
    const { store } = mairi
    const opened = value(openCarried(mairi.deps, text))
    const dark = { ...store, setMe: () => Promise.reject(new Error('the light went out')) }
    const broken = joinCarried({ ...mairi.deps, store: dark }, opened, { name: 'Màiri' })
    await expect(broken).rejects.toThrow('light')
    await joinBy(mairi, text, 'Màiri')
    const people = store.entries(book).value.filter(({ kind }) => kind === 'person')
    expect(people.map(({ ent }) => ent)).toEqual([bookOf(mairi, book).me])
  })
})

describe('a colleague’s own sealed copy', () => {
  it('[W4] adds what she handed in and who she is, and nothing that only she may read', async () => {
    const { lead, mairi, book } = await twoTablets()
    await writePupil(lead, book, 'Mine alone', 'private')
    await joinBy(mairi, (await codeFor(lead, book)).text, 'Màiri')
    const mine = bookOf(mairi, book)
    const { ent } = await takeNote(mairi.store, mine, 'counted on her fingers')
    await takeNote(mairi.store, mine, 'for me only')
    value(await handIn({ store: mairi.store, kinds, parts, coded }, book, [ent], 'group'))
    const { grp } = channelOf(mairi, book, 'private')
    const draft = { book, grp, ent: mairi.store.newEntity(), kind: 'observation', ctx: NEW }
    const words = { fields: { text: 'half a sen' }, revision: 1, touched: mairi.store.now() }
    mairi.store.keepDraft({ ...draft, ...words })
    const { file, code } = value(await sealedCopy(mairi.deps))
    const opened = value(await openCopy(lead.deps, file, code))
    expect(opened.colleagues).toBe(true)
    expect(opened.fresh).toBeGreaterThan(0)
    const notes = lead.store.entries(book).value.filter(({ kind }) => kind === 'observation')
    expect(notes.map((note) => [note.ent, note.author])).toEqual([[ent, mine.me]])
    const [person] = await lead.store.open([mine.me ?? ''])
    expect(person?.values).toMatchObject({ name: 'Màiri', role: 'member' })
    expect(bookOf(lead, book).channels.map(({ audience }) => audience)).toEqual([
      'group',
      'private'
    ])
    expect(await lead.store.channelKeys(grp)).toEqual([])
    expect(lead.store.drafts(book).value).toEqual([])
    expect(bookOf(lead, book).me).not.toBe(mine.me)
    expect(value(await openCopy(lead.deps, file, code)).fresh).toBe(0)
    // her own second tablet gets all of it, as before
    const second = await aDevice((await aProject()).server)
    expect(value(await openCopy(second.deps, file, code)).colleagues).toBe(false)
    expect(bookOf(second, book).me).toBe(mine.me)
    expect(second.store.drafts(book).value).toHaveLength(1)
  })
})
