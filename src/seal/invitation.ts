import { base64ToBytes, bytesToBase64, bytesToText, textToBytes } from '#lib/bytes.ts'
import { hashBytes } from '#lib/hash.ts'
import type { Random } from '#lib/random.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { checkBytes, codeToSecret, type Purpose } from './code.ts'
import { hkdf } from './derive.ts'
import { openBytes, sealBytes } from './primitives.ts'

/** What an invitation's or a sheet's one secret is split into (design 8.4). */
export interface Invitation {
  /** base64url; told to the server on opening and joining */
  readonly accept: string
  /** base64url of the SHA-256 of `accept`'s bytes: all the server keeps */
  readonly acceptHash: string
  /** key of the welcome; never sent */
  readonly open: Uint8Array
}

export interface ParsedSecret {
  readonly secret: Uint8Array
  readonly purpose: 'invitation' | 'sheet'
}

const SECRET_SIZE = 32
const SECRET_LETTERS = 43
const CHECK_LETTERS = 4
const MARKS = { invitation: 'j1', sheet: 's1' } as const
const WELCOME = textToBytes('jotter welcome 1')

export function newSecret(random: Random): Uint8Array {
  return random(SECRET_SIZE)
}

export function deriveInvitation(secret: Uint8Array, purpose: Purpose = 'invitation'): Invitation {
  const info = purpose === 'invitation' ? 'jotter' : `jotter ${purpose}`
  const accept = hkdf(secret, `${info} accept`, 32)
  return {
    accept: bytesToBase64(accept),
    acceptHash: bytesToBase64(hashBytes(accept)),
    open: hkdf(secret, `${info} open`, 32)
  }
}

/** Seals a JSON value with `open`: one text for the server to keep. */
export function sealWelcome(open: Uint8Array, welcome: unknown, random: Random): string {
  const sealed = sealBytes(open, textToBytes(JSON.stringify(welcome)), WELCOME, random)
  return `${bytesToBase64(sealed.nonce)}.${bytesToBase64(sealed.ct)}`
}

/** Fails as line-does-not-open when it was sealed with another secret or changed. */
export function openWelcome(open: Uint8Array, text: string): Result<unknown> {
  const [nonce, ct, ...rest] = text.split('.').map(base64ToBytes)
  if (!nonce || !ct || rest.length > 0) return fail('line-malformed')
  const plain = openBytes(open, nonce, ct, WELCOME)
  if (!plain) return fail('line-does-not-open')
  try {
    return ok(JSON.parse(bytesToText(plain)))
  } catch {
    return fail('line-invalid')
  }
}

/** The link to send: the secret stands behind `#`, which browsers never send to a server. */
export function invitationLink(origin: string, secret: Uint8Array): string {
  return `${origin}/join#${secretText(secret, 'invitation')}`
}

/** `j1.secret.check`, for a sheet `s1.secret.check`: the fragment of a link and the text of a sheet's QR code. */
export function secretText(secret: Uint8Array, purpose: 'invitation' | 'sheet'): string {
  return `${MARKS[purpose]}.${bytesToBase64(secret)}.${checkText(secret, purpose)}`
}

/**
 * Reads whatever was pasted, scanned or typed: a link, its fragment, a sheet's QR text or a code in groups of four. Says
 * link-cut-short, link-other-server (`details.server`), link-in-path (the secret stands before the fragment, so that it reached
 * a server: ask for a fresh one) or code-mistyped.
 */
export function parseInvitation(text: string, origin: string): Result<ParsedSecret> {
  const trimmed = text.trim()
  const link = /https?:\/\/[^\s<>"]+/i.exec(trimmed)?.[0]
  if (link !== undefined) {
    const whole = parseLink(link, origin)
    if (whole.ok || whole.problem.code !== 'link-cut-short') return whole
    // mail programs break long links over lines
    const joined = trimmed.slice(trimmed.indexOf(link)).replaceAll(/\s+/g, '')
    const mended = parseLink(joined, origin)
    return mended.ok ? mended : whole
  }
  if (IN_PATH.test(trimmed)) return fail('link-in-path')
  const bare = trimmed.replaceAll(/\s+/g, '').replace(/^#/, '')
  if (/^[js]1\./.test(bare)) return parseFragment(bare)
  return parseCode(trimmed)
}

/** What mail filters make of `#`: escaped once or more often, or turned into a part of the path or the query. */
const IN_PATH = /(?:%(?:25)*23|[/?&=])[js]1(?:\.|%2e)/i

/** The secret of a link that parseInvitation calls link-in-path; undefined where it is cut short, or of another server's link. */
export function exposedSecret(text: string, origin: string): Uint8Array | undefined {
  const link = /https?:\/\/[^\s<>"]+/i.exec(text)?.[0]
  if (link !== undefined && !link.startsWith(`${new URL(origin).origin}/`)) return undefined
  const letters = /j1(?:\.|%2e)([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/i.exec(link ?? text)?.[1]
  return letters === undefined ? undefined : base64ToBytes(letters)
}

function parseLink(link: string, origin: string): Result<ParsedSecret> {
  let url: URL
  try {
    url = new URL(link)
  } catch {
    return fail('link-cut-short')
  }
  if (IN_PATH.test(`${url.pathname}${url.search}`)) return fail('link-in-path')
  if (url.origin !== new URL(origin).origin)
    return fail('link-other-server', { server: url.origin })
  if (!/^#[js]1\./.test(url.hash)) return fail('link-cut-short')
  return parseFragment(url.hash.slice(1))
}

function parseFragment(fragment: string): Result<ParsedSecret> {
  const purpose = fragment.startsWith(MARKS.sheet) ? 'sheet' : 'invitation'
  const [, letters = '', check = '', ...rest] = fragment.split('.')
  if (
    letters.length < SECRET_LETTERS ||
    (letters.length === SECRET_LETTERS && check.length < CHECK_LETTERS)
  ) {
    return fail('link-cut-short')
  }
  const secret = base64ToBytes(letters)
  // a full stop or a bracket of the sentence around the link may follow the check
  const after = check.slice(CHECK_LETTERS) + rest.join('')
  const whole = secret?.length === SECRET_SIZE && !/[A-Za-z0-9_-]/.test(after)
  if (!whole || check.slice(0, CHECK_LETTERS) !== checkText(secret, purpose)) {
    return fail('code-mistyped')
  }
  return ok({ secret, purpose })
}

function parseCode(text: string): Result<ParsedSecret> {
  const invitation = codeToSecret(text, 'invitation')
  if (invitation.ok) return ok({ secret: invitation.value, purpose: 'invitation' })
  const sheet = codeToSecret(text, 'sheet')
  return sheet.ok ? ok({ secret: sheet.value, purpose: 'sheet' }) : invitation
}

function checkText(secret: Uint8Array, purpose: Purpose): string {
  return bytesToBase64(checkBytes(secret, purpose).subarray(0, 3))
}
