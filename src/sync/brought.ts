import type { Id } from '#lib/id.ts'
import { fail, type Result } from '#lib/result.ts'
import type { Book } from '#store/types.ts'
import { labelOf, namesOf } from './granting.ts'
import type { SharingDeps } from './identity.ts'
import { type Joiner, settle } from './join.ts'
import { bookOf } from './share.ts'
import type { Welcome, WelcomeBook } from './welcome.ts'

/** A project that came to this tablet in a file and has not asked yet who sits here. */
export type Brought = Pick<Welcome, 'kind' | 'from' | 'books'>

/** What the file brought, as an invitation would tell of it; undefined where the project knows already who this is. */
export function broughtBook(deps: SharingDeps, book: Id): Brought | undefined {
  const known = bookOf(deps, book)
  if (!known || known.kind !== 'project' || known.me !== undefined) return undefined
  const welcome = asWelcome(deps, known)
  return welcome && { kind: 'once', from: '', books: [welcome] }
}

/**
 * Makes who sits here a person of a project that came in a file: her record where she is new, and a channel that only she reads. Needs no
 * server [H18].
 */
export async function becomeSomebody(
  deps: SharingDeps,
  book: Id,
  me: Joiner
): Promise<Result<void>> {
  const known = bookOf(deps, book)
  const welcome = known && asWelcome(deps, known)
  if (!welcome) return fail('entity-missing')
  const person = 'person' in me ? me.person : known.author
  return settle(deps, { kind: 'once' }, welcome, person, me)
}

function asWelcome({ store }: SharingDeps, known: Book): WelcomeBook | undefined {
  const { book } = known
  const [first] = known.channels
  if (!first) return undefined
  return {
    book,
    title: labelOf(store, book, book),
    role: first.role,
    channels: known.channels.map(({ grp, audience, role }) => ({ grp, audience, role, keys: [] })),
    people: first.role === 'adviser' ? [] : namesOf(store, book, 'person'),
    schools: namesOf(store, book, 'school')
  }
}
