import { endpoints } from '#api/endpoints.ts'
import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { lastGroup, plainLetters, secretToCode } from '#seal/code.ts'
import {
  deriveInvitation,
  newSecret,
  parseInvitation,
  sealWelcome,
  secretText
} from '#seal/invitation.ts'
import { proofOf } from '#seal/proof.ts'
import type { Book } from '#store/types.ts'
import { ask } from './ask.ts'
import { labelOf, sharedChannels, welcomeBook } from './granting.ts'
import { identityOf, type SharingDeps } from './identity.ts'
import { join, openSecret } from './join.ts'
import { refreshMembers } from './members.ts'
import { startSharing } from './share.ts'
import { keepSheet, readSheets, type SheetRecord } from './sheet-record.ts'
import { welcomeToJson } from './welcome.ts'

/** A recovery sheet to print. The letters stand nowhere but on the paper. */
export interface Sheet {
  readonly id: Id
  /** the projects it recovers */
  readonly titles: readonly string[]
  /** groups of four; the last is typed back */
  readonly letters: readonly string[]
  readonly qrText: string
  /** ms since 1970 */
  readonly made: number
  /** the address of the server, for whoever holds the paper */
  readonly origin: string
}

const VALID_FOR = 5 * 365 * 24 * 60 * 60_000

/**
 * Makes a recovery sheet for one project, or without one for all: a re-usable invitation to my own place in every channel, `private`
 * included. Shares the projects first where that was not done.
 */
export async function makeSheet(deps: SharingDeps, wanted?: Id): Promise<Result<Sheet>> {
  const { store, request, random, origin } = deps
  const isWanted = ({ kind, book }: Book) =>
    kind === 'project' && (wanted === undefined || book === wanted)
  for (const { book } of store.books.value.filter(isWanted)) {
    const shared = await startSharing(deps, book)
    if (!shared.ok) return shared
  }
  const books = store.books.value.filter(isWanted)
  const channels = books.flatMap(sharedChannels)
  if (channels.length === 0) return fail('channel-missing')
  const known = await identityOf(deps)
  if (!known.ok) return known
  const { token, dev } = known.value
  const secret = newSecret(random)
  const { pairFromSecret } = await import('#seal/wrap.ts')
  const { pub } = pairFromSecret(secret)
  const kids: Record<string, string> = {}
  const granted = []
  for (const { grp, role } of channels) {
    const [newest] = await store.channelKeys(grp)
    if (!newest) continue
    kids[grp] = newest.kid
    granted.push({ grp, role, mac: proofOf(newest.key, dev, pub) })
  }
  const made = store.now()
  const { acceptHash, open } = deriveInvitation(secret, 'sheet')
  const welcome = welcomeToJson({
    v: 1,
    kind: 'sheet',
    from: labelOf(store, books[0]?.book ?? '', books[0]?.author ?? ''),
    books: await Promise.all(books.map((book) => wholeBook(deps, book)))
  })
  const answer = await ask(request, endpoints.postInvitation, {
    token,
    body: {
      accept: acceptHash,
      channels: granted,
      welcome: sealWelcome(open, welcome, random),
      expires: made + VALID_FOR,
      kind: 'sheet',
      pub
    }
  })
  if (!answer.ok) return answer
  const { id } = answer.value
  const last = lastGroup(secret, 'sheet')
  const bookIds = books.map(({ book }) => book)
  const sheet = { id, made, books: bookIds, pub, last, kids, confirmed: false }
  const kept = await keepSheet(deps, sheet)
  if (!kept.ok) return kept
  return ok({
    id,
    titles: bookIds.map((book) => labelOf(store, book, book)),
    letters: secretToCode(secret, 'sheet').split(' '),
    qrText: secretText(secret, 'sheet'),
    made,
    origin
  })
}

/**
 * The last letters of a sheet, typed back from the paper: from now on its keys count as held elsewhere. sheet-mistyped when
 * they are not those of a sheet this tablet made. `id` names the sheet where several were made.
 */
export async function confirmSheet(
  deps: SharingDeps,
  typed: string,
  id?: Id
): Promise<Result<SheetRecord>> {
  const letters = plainLetters(typed)
  const sheets = await readSheets(deps)
  const meant = sheets.find(
    (sheet) => letters !== '' && sheet.last === letters && (!id || sheet.id === id)
  )
  if (!meant) return fail('sheet-mistyped')
  const confirmed = { ...meant, confirmed: true }
  const kept = await keepSheet(deps, confirmed)
  if (!kept.ok) return kept
  for (const channel of deps.store.books.value.flatMap(({ channels }) => channels)) {
    if (channel.kids[0] === confirmed.kids[channel.grp] && channel.kids[0] !== undefined) {
      await deps.store.updateChannel(channel.grp, { heldElsewhere: true })
    }
  }
  return ok(confirmed)
}

/** The sheets this tablet knows of, newest first. */
export async function sheets(deps: SharingDeps): Promise<readonly SheetRecord[]> {
  return (await readSheets(deps)).toSorted((one, other) => other.made - one.made)
}

/** Makes a sheet void, such as one that was lost: its paper opens nothing any more. */
export async function voidSheet(deps: SharingDeps, id: Id): Promise<Result<void>> {
  const known = await identityOf(deps)
  if (!known.ok) return known
  const { token } = known.value
  const answer = await ask(deps.request, endpoints.deleteInvitation, { token, params: { id } })
  if (!answer.ok && answer.problem.code !== 'not-found') return answer
  const sheet = (await readSheets(deps)).find((each) => each.id === id)
  const kept = sheet && (await keepSheet(deps, { ...sheet, last: '', confirmed: false }))
  if (kept && !kept.ok) return kept
  for (const book of sheet?.books ?? []) {
    const refreshed = await refreshMembers(deps, book)
    if (!refreshed.ok) return refreshed
  }
  return ok(undefined)
}

/**
 * Brings the projects of a recovery sheet onto this tablet: typed in groups of four or scanned, inside the app. Same person,
 * same role, everything that was safe. Answers the projects.
 */
export async function recover(deps: SharingDeps, text: string): Promise<Result<readonly Id[]>> {
  const parsed = parseInvitation(text, deps.origin)
  if (!parsed.ok) {
    const { code, details } = parsed.problem
    return fail(code === 'code-mistyped' ? 'sheet-mistyped' : code, details)
  }
  if (parsed.value.purpose !== 'sheet') return fail('sheet-mistyped', { invitation: true })
  const opened = await openSecret(deps, parsed.value)
  if (!opened.ok) return opened
  const joined = await join(deps, opened.value)
  if (!joined.ok) return joined
  const { id, books } = opened.value
  const { pairFromSecret } = await import('#seal/wrap.ts')
  // Whoever typed it in has it in hand.
  await keepSheet(deps, {
    id,
    made: deps.store.now(),
    books: joined.value,
    pub: pairFromSecret(parsed.value.secret).pub,
    last: lastGroup(parsed.value.secret, 'sheet'),
    kids: Object.fromEntries(
      books.flatMap(({ channels }) => channels.map(({ grp, keys }) => [grp, keys[0]?.kid ?? '']))
    ),
    confirmed: true
  })
  for (const book of joined.value) await refreshMembers(deps, book)
  return joined
}

function wholeBook(deps: SharingDeps, book: Book) {
  const mine = book.channels.find(({ audience }) => audience === 'group') ?? book.channels[0]
  const grants = sharedChannels(book).map(({ grp, role }) => ({ grp, role }))
  return welcomeBook(deps, book, grants, { role: mine?.role ?? 'member', own: true })
}
