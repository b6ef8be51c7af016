import type { Id } from '#lib/id.ts'
import type { Audience, Book, Channel, Entry, Store } from '#store/types.ts'

/** To whom something may be handed in. */
export type Wider = Exclude<Audience, 'private'>

/** The school that my record in the project names; undefined where it names none or is not here. */
export function mySchool(store: Pick<Store, 'entries'>, { book, me }: Book): Id | undefined {
  const mine = store.entries(book).value.find(({ ent, deleted }) => ent === me && !deleted)
  const school = mine?.values['school']
  return typeof school === 'string' ? school : undefined
}

/** Nobody else in the project is of my school: what is handed in to it is read by nobody yet. */
export function isAloneInSchool(store: Pick<Store, 'entries'>, book: Book): boolean {
  const school = mySchool(store, book)
  return !store
    .entries(book.book)
    .value.some(
      ({ kind, ent, deleted, values }) =>
        kind === 'person' && ent !== book.me && !deleted && values['school'] === school
    )
}

/**
 * The channel in which an audience reads. Of two channels of my school, made by colleagues who had not heard of each other, the one
 * that I was let into: there at least two of us read.
 */
export function channelTo(
  store: Pick<Store, 'entries'>,
  book: Book,
  audience: Wider
): Channel | undefined {
  const school = audience === 'school' ? mySchool(store, book) : undefined
  if (audience === 'school' && school === undefined) return undefined
  const fits = book.channels.filter(
    (channel) => channel.audience === audience && channel.school === school && !channel.gone
  )
  return fits.find(({ role }) => role !== 'lead') ?? fits[0]
}

/**
 * To whom I can hand in here: my school where I have one, the adviser where this tablet holds that channel. An adviser hands in to
 * nobody.
 */
export function audiencesOf(store: Pick<Store, 'entries'>, book: Book): readonly Wider[] {
  if (book.kind !== 'project' || !channelTo(store, book, 'group')) return []
  const adviser = channelTo(store, book, 'adviser')
  return [
    'group',
    ...(mySchool(store, book) === undefined ? [] : (['school'] as const)),
    ...(adviser ? (['adviser'] as const) : [])
  ]
}

/** Who can read an entity. The adviser stands beside the group and the school: neither is part of the other. */
export type Readers = Audience | 'group-adviser' | 'school-adviser'

/**
 * Who can read an entity, as far as this tablet can tell: by the channels that hold it, and, where the adviser's is not here, by what
 * its author said of it (`visibility`) when handing it in.
 */
export function readersOf(
  { channels }: Pick<Book, 'channels'>,
  { audience, grps, values }: Pick<Entry, 'audience' | 'grps' | 'values'>
): Readers {
  if (audience !== 'group' && audience !== 'school') return audience
  const isGiven = channels.some((each) => each.audience === 'adviser' && grps.includes(each.grp))
  const isSaid = audience === 'group' && values['visibility'] === 'adviser'
  return isGiven || isSaid ? `${audience}-adviser` : audience
}
