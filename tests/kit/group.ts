import { seededRandom } from '#lib/random.ts'
import type { Id } from '#lib/id.ts'
import { ok, type Result } from '#lib/result.ts'
import type { SyncStore } from '#store/sync-types.ts'
import type { Book } from '#store/types.ts'
import { type SharingDeps, tokenOf } from '#sync/identity.ts'
import { pullAll } from '#sync/pull.ts'
import { pushAll } from '#sync/push.ts'
import { makeRequest } from '#sync/request.ts'
import type { Session } from '#sync/session.ts'
import { createRegister, startSharing } from '#sync/share.ts'
import type { InviteAsk } from '#sync/granting.ts'
import { invite, openInvitations, voidInvitation } from '#sync/invitations.ts'
import { type Joiner, join, openInvitation, type Opened } from '#sync/join.ts'
import { members, refreshMembers, removeMember } from '#sync/members.ts'
import { fetchKeys, newKey } from '#sync/new-key.ts'
import { confirmSheet, makeSheet, recover, sheets, voidSheet } from '#sync/sheet.ts'
import { systemTimers } from '#sync/timers.ts'
import { aServer, type TestServer } from '../server/kit.ts'
import { makeStore, newTablet, type Tablet } from './store.ts'

export const ORIGIN = 'https://jotter.test'
export const NEW = { pos: 0, ids: [] }

/** A colleague's tablet with its own store, talking to the real server in this process. */
export interface Device {
  readonly store: SyncStore
  readonly deps: SharingDeps
  readonly sharing: Sharing
  readonly tablet: Tablet
  /** while true every request is lost on its way there; 'answers' loses what comes back */
  readonly road: { lost: boolean | 'answers' }
  /** pushes and pulls once, and looks after keys as the engine does */
  meet(): Promise<void>
}

let seed = 100

export async function aDevice(server: TestServer, tablet = newTablet()): Promise<Device> {
  const random = seededRandom(seed++)
  const now = () => server.clock.now
  const store = await makeStore({ tablet, random, now })
  const road: Device['road'] = { lost: false }
  const request = makeRequest({
    origin: ORIGIN,
    timers: systemTimers,
    fetch: async (url, init) => {
      if (road.lost === true) throw new TypeError('network')
      const response = await server.app.request(url, init)
      if (road.lost === 'answers') throw new TypeError('network')
      return response
    }
  })
  const deps: SharingDeps = { store, request, random, origin: ORIGIN }
  const sharing = sharingOf(deps)
  const session: Session = { store, request, token: () => tokenOf(store) }
  return {
    store,
    deps,
    sharing,
    tablet,
    road,
    async meet() {
      const pushed = await pushAll(session, createRegister(deps))
      if (pushed.problem) throw new Error(`push: ${pushed.problem.code}`)
      for (const { grp, registered, gone } of store.books.value.flatMap((book) => book.channels)) {
        if (registered && !gone) await sharing.fetchKeys(grp)
      }
      value(await pullAll(session, now))
      value(await sharing.refreshMembers())
    }
  }
}

/** The value of a result that must be one. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

export function problemOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.problem.code
}

/** Ishbel leads a project on her tablet; nothing is shared yet. */
export async function aProject(server = aServer()) {
  const lead = await aDevice(server)
  const patch = { title: 'Show me your thinking', question: 'Do bar models help?', step: '2' }
  const me = { name: 'Ishbel', role: 'lead' }
  const made = value(await lead.store.addBook({ kind: 'project', patch, me }))
  return { server, lead, book: made.book }
}

export function bookOf({ store }: Device, book: string): Book {
  const found = store.books.value.find((each) => each.book === book)
  if (!found) throw new Error('no such book on this tablet')
  return found
}

export function channelOf(device: Device, book: string, audience: string) {
  const found = bookOf(device, book).channels.find((channel) => channel.audience === audience)
  if (!found) throw new Error(`no ${audience} channel on this tablet`)
  return found
}

/** Writes a pupil: a shared record with a word in it that only the right people may find. */
export async function writePupil(device: Device, book: string, label: string, audience = 'group') {
  const ent = device.store.newEntity()
  const { grp } = channelOf(device, book, audience)
  const pupilPatch = { code: label.slice(0, 6), label, classStage: 'P4' }
  value(await device.store.change([{ book, grp, ent, kind: 'pupil', patch: pupilPatch, ctx: NEW }]))
  return ent
}

/** Labels of the pupils a tablet can read in a project. */
export function pupilLabels({ store }: Device, book: string): readonly string[] {
  return store
    .entries(book)
    .value.filter(({ kind, deleted }) => kind === 'pupil' && !deleted)
    .map(({ values }) => String(values['label']))
    .toSorted()
}

/** The names of everybody whom a device knows in a project, in order. */
export function namesOf({ store }: Device, book: string): readonly string[] {
  const people = store.entries(book).value.filter(({ kind }) => kind === 'person')
  return people.map(({ values }) => String(values['name'])).toSorted()
}

/** Brings somebody new in by a link and lets both tablets meet the server. */
export async function bringIn(
  lead: Device,
  joiner: Device,
  book: string,
  name: string,
  role: 'lead' | 'member' | 'observer' | 'adviser' = 'member',
  school?: Id
) {
  const asked = { book, role, ...(school === undefined ? {} : { school }) }
  const invited = value(await lead.sharing.invite(asked))
  const opened = value(await joiner.sharing.openInvitation(invited.link))
  value(await joiner.sharing.join(opened, { name }))
  await lead.meet()
  await joiner.meet()
  await lead.meet()
  return invited
}

/** What the Group and This tablet screens and the engine ask of the sync room, for one tablet. */
function sharingOf(deps: SharingDeps) {
  return {
    startSharing: (book: Id, code?: string) => startSharing(deps, book, code),
    invite: (asked: InviteAsk) => invite(deps, asked),
    openInvitations: (book: Id) => openInvitations(deps, book),
    voidInvitation: (id: Id) => voidInvitation(deps, id),
    openInvitation: (text: string) => openInvitation(deps, text),
    join: (opened: Opened, me?: Joiner) => join(deps, opened, me),
    members: (book: Id) => members(deps, book),
    removeMember: (gone: Parameters<typeof removeMember>[1]) => removeMember(deps, gone),
    newKey: (grp: string) => newKey(deps, grp),
    makeSheet: (book?: Id) => makeSheet(deps, book),
    confirmSheet: (typed: string, id?: Id) => confirmSheet(deps, typed, id),
    sheets: () => sheets(deps),
    voidSheet: (id: Id) => voidSheet(deps, id),
    recover: (text: string) => recover(deps, text),
    /** for the engine: takes the keys that wait for this tablet */
    async fetchKeys(grp: string): Promise<Result<void>> {
      const fetched = await fetchKeys(deps, grp)
      return fetched.ok ? ok(undefined) : fetched
    },
    /** for the engine, every few minutes: wraps what is missing, rewrites invitations, sees who holds which key */
    async refreshMembers(): Promise<Result<void>> {
      for (const { book, channels } of deps.store.books.value) {
        if (!channels.some(({ registered, local }) => registered && !local)) continue
        const refreshed = await refreshMembers(deps, book)
        if (!refreshed.ok) return refreshed
      }
      return ok(undefined)
    }
  }
}

type Sharing = ReturnType<typeof sharingOf>
