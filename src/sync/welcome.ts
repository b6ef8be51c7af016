import { audience, channelId, keyId as kidShape, role, uuid } from '#api/shapes.ts'
import { base64ToBytes, bytesToBase64 } from '#lib/bytes.ts'
import type { Id } from '#lib/id.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { keyId } from '#seal/primitives.ts'
import type { Audience, Role } from '#store/types.ts'

/** once: bring someone in. own: my own second tablet. sheet: a recovery sheet. */
export type WelcomeKind = 'once' | 'own' | 'sheet'

export interface ChannelKey {
  readonly kid: string
  readonly key: Uint8Array
}

/** One channel an invitation opens, with every key it has had, newest first. */
export interface WelcomeChannel {
  readonly grp: string
  readonly audience: Audience
  readonly school?: Id
  readonly role: Role
  readonly keys: readonly ChannelKey[]
}

export interface Named {
  readonly ent: Id
  readonly name: string
  readonly school?: Id
}

export interface WelcomeBook {
  readonly book: Id
  readonly title: string
  readonly role: Role
  /** own and sheet: who I am there */
  readonly me?: Id
  /** the school the joiner was invited for: named by the inviter, never chosen */
  readonly school?: Id
  readonly channels: readonly WelcomeChannel[]
  /** people and schools so far, for "who are you" */
  readonly people: readonly Named[]
  readonly schools: readonly Named[]
}

/** What an invitation's secret opens. The server keeps it sealed and never sees inside. */
export interface Welcome {
  readonly v: 1
  readonly kind: WelcomeKind
  /** display name of who invites */
  readonly from: string
  readonly books: readonly WelcomeBook[]
}

/** As JSON: keys as base64url. */
export function welcomeToJson(welcome: Welcome): unknown {
  return {
    ...welcome,
    books: welcome.books.map((book) => ({
      ...book,
      channels: book.channels.map((channel) => ({
        ...channel,
        keys: channel.keys.map(({ kid, key }) => ({ kid, key: bytesToBase64(key) }))
      }))
    }))
  }
}

/** Reads what was inside a welcome, strictly: line-invalid when it is of another form or a key is not the one it is called. */
export function jsonToWelcome(value: unknown): Result<Welcome> {
  const fields = record(value)
  const kind = (['once', 'own', 'sheet'] as const).find((each) => each === fields?.['kind'])
  const from = text(fields?.['from'])
  const books = listOf(fields?.['books'], jsonToBook)
  if (fields?.['v'] !== 1 || !kind || from === undefined || !books) return fail('line-invalid')
  if (books.length === 0 || (kind === 'once' && books.length > 1)) return fail('line-invalid')
  if (kind !== 'once' && books.some(({ me }) => me === undefined)) return fail('line-invalid')
  return ok({ v: 1, kind, from, books })
}

function jsonToBook(value: unknown): WelcomeBook | undefined {
  const fields = record(value)
  const book = id(fields?.['book'])
  const title = text(fields?.['title'])
  const granted = role.safeParse(fields?.['role']).data
  const me = id(fields?.['me'])
  const school = id(fields?.['school'])
  const channels = listOf(fields?.['channels'], jsonToChannel)
  const people = listOf(fields?.['people'], jsonToNamed)
  const schools = listOf(fields?.['schools'], jsonToNamed)
  if (!book || title === undefined || !granted || !channels || !people || !schools) return undefined
  if (channels.length === 0) return undefined
  return {
    book,
    title,
    role: granted,
    ...(me ? { me } : {}),
    ...(school ? { school } : {}),
    channels,
    people,
    schools
  }
}

function jsonToChannel(value: unknown): WelcomeChannel | undefined {
  const fields = record(value)
  const grp = channelId.safeParse(fields?.['grp']).data
  const readers = audience.safeParse(fields?.['audience']).data
  const granted = role.safeParse(fields?.['role']).data
  const school = id(fields?.['school'])
  const keys = listOf(fields?.['keys'], jsonToKey)
  if (!grp || !readers || !granted || !keys || keys.length === 0) return undefined
  return { grp, audience: readers, ...(school ? { school } : {}), role: granted, keys }
}

/** Also for the keys in a sealed copy. */
export function jsonToKey(value: unknown): ChannelKey | undefined {
  const fields = record(value)
  const kid = kidShape.safeParse(fields?.['kid']).data
  const key = base64ToBytes(text(fields?.['key']) ?? '')
  return kid && key?.length === 32 && keyId(key) === kid ? { kid, key } : undefined
}

function jsonToNamed(value: unknown): Named | undefined {
  const fields = record(value)
  const ent = id(fields?.['ent'])
  const name = text(fields?.['name'])
  const school = id(fields?.['school'])
  return ent && name !== undefined ? { ent, name, ...(school ? { school } : {}) } : undefined
}

export function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  // An object's fields are unknown until each is looked at.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export function id(value: unknown): Id | undefined {
  return uuid.safeParse(value).data
}

/** Undefined unless it is a list and every element reads. */
export function listOf<T>(
  value: unknown,
  read: (element: unknown) => T | undefined
): T[] | undefined {
  if (!Array.isArray(value)) return undefined
  const list: T[] = []
  for (const element of value as readonly unknown[]) {
    const one = read(element)
    if (one === undefined) return undefined
    list.push(one)
  }
  return list
}
