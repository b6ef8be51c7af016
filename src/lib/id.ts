import type { Random } from './random.ts'

/** An entity's or operation's id: UUID version 7 (RFC 9562), time-ordered, minted on the device. */
export type Id = string

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Mints a UUIDv7 for `now` (ms since 1970). Ids of one millisecond are unordered among themselves. */
export function newId(now: number, random: Random): Id {
  const bytes = random(16)
  let rest = Math.max(0, Math.floor(now))
  for (let index = 5; index >= 0; index--) {
    bytes[index] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => HEX[byte] ?? '00').join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export function isId(value: unknown): value is Id {
  return typeof value === 'string' && FORM.test(value)
}
