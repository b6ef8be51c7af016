import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { parseKeyCode } from '#seal/key-code.ts'
import { becomeSomebody } from './brought.ts'
import { bytesToCarried } from './carried.ts'
import { fitsHere } from './copy-apply.ts'
import { labelOf, namesOf } from './granting.ts'
import type { SharingDeps } from './identity.ts'
import { type Joiner, newChannel } from './join.ts'
import { bookOf } from './share.ts'
import type { Welcome, WelcomeBook } from './welcome.ts'

/** A code that carries its welcome, read and not acted on. */
export interface Carried extends Pick<Welcome, 'kind' | 'from'> {
  readonly books: readonly [WelcomeBook]
  /** ms since 1970 */
  readonly expires: number
}

export interface JoinedByCode {
  readonly book: Id
  /** keys that were not on this tablet before; 0 when all of it was here */
  readonly fresh: number
}

/**
 * Reads a pasted or scanned code that carries its welcome; asks no server and writes nothing. code-not-whole, code-expired, or
 * channel-local where it reaches into a trial or sample.
 */
export function openCarried(deps: SharingDeps, text: string): Result<Carried> {
  const bytes = parseKeyCode(text)
  if (!bytes.ok) return bytes
  const carried = bytesToCarried(bytes.value)
  if (!carried) return fail('code-not-whole')
  const { expires, ...welcome } = carried
  const { book, role } = welcome
  // Nothing that anybody wrote is in the code: what is told here this tablet has already.
  const isTold = bookOf(deps, book) !== undefined && role !== 'adviser'
  const told = (kind: string) => (isTold ? namesOf(deps.store, book, kind) : [])
  const title = labelOf(deps.store, book, book)
  const whole = { ...welcome, title, people: told('person'), schools: told('school') }
  const opened: Carried = { kind: 'once', from: '', books: [whole], expires }
  const usable = isUsable(deps, opened)
  return usable.ok ? ok(opened) : usable
}

/**
 * Puts the channels of a code into the store with their keys, says who sits here, and opens a channel that only she reads [W2]. In a
 * project that is here already `me` is not asked and only missing keys come. Repeatable after a break.
 */
export async function joinCarried(
  deps: SharingDeps,
  carried: Carried,
  me?: Joiner
): Promise<Result<JoinedByCode>> {
  const usable = isUsable(deps, carried)
  if (!usable.ok) return usable
  const { store } = deps
  const [welcome] = carried.books
  const { book, role, channels } = welcome
  const known = bookOf(deps, book)?.me
  if (known === undefined && !me) return fail('field-invalid', { field: 'me' })
  let fresh = 0
  for (const channel of channels) {
    const here = new Set((await store.channelKeys(channel.grp)).map(({ kid }) => kid))
    fresh += channel.keys.filter(({ kid }) => !here.has(kid)).length
    // No server knows this tablet by it: what is written waits until a lead lets it in, or goes by file.
    const added = { ...newChannel(book, channel, role, 0), registered: false }
    const put = await store.addChannel(added, channel.keys)
    if (!put.ok) return put
  }
  if (known !== undefined || !me) return ok({ book, fresh })
  const named = 'name' in me && welcome.school ? { ...me, school: welcome.school } : me
  const became = await becomeSomebody(deps, book, named)
  return became.ok ? ok({ book, fresh }) : became
}

/** In time by this tablet's clock, and of a project that may be here. */
function isUsable({ store }: SharingDeps, { books, expires }: Carried): Result<void> {
  if (expires <= store.now()) return fail('code-expired')
  const fits = fitsHere(store, books[0])
  return fits.ok || fits.problem.code === 'channel-local' ? fits : fail('code-not-whole')
}
