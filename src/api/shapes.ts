import * as z from 'zod/mini'

/*
 * The small shapes of the wire. Base64url is canonical: the last character holds no stray bits, so that one
 * value has one spelling and can be compared as text.
 */
const text = (form: RegExp) => z.string().check(z.regex(form))

/** What a shape looks like inside a longer text: parts of regular expressions, without anchors. */
export const forms = {
  random128: '[A-Za-z0-9_-]{21}[AQgw]',
  uuid: '[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}',
  keyId: '[A-Za-z0-9_-]{10}[AEIMQUYcgkosw048]'
} as const
const only = (form: string) => new RegExp(`^${form}$`)

/** 128 random bits: a channel. */
export const channelId = text(only(forms.random128))
/** 128 random bits: a device. */
export const deviceId = text(only(forms.random128))
/** A UUID as `lib/id.ts` mints it, lower case. */
export const uuid = text(only(forms.uuid))
/** 32 bytes: SHA-256, HMAC-SHA256, a derived secret. */
export const bytes32 = text(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/)
/** First 8 bytes of a key's SHA-256. */
export const keyId = text(only(forms.keyId))
/** A P-256 public key, raw, compressed or not. */
export const publicKey = text(/^[A-Za-z0-9_-]{40,140}$/)
/** A channel key wrapped to one device or sheet; opaque here. */
export const wrapText = text(/^[A-Za-z0-9_.-]{16,4096}$/)
/** Counts, positions, restore numbers, milliseconds. */
export const whole = z.int().check(z.nonnegative())

export const roles = ['lead', 'member', 'observer', 'adviser'] as const
export const role = z.enum(roles)
export type WireRole = z.infer<typeof role>
export const audience = z.enum(['private', 'school', 'group', 'adviser'])
export const memberStatus = z.enum(['joined', 'removed'])
