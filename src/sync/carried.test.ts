import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryId } from '#kit/arbitrary.ts'
import { bytesToBase64 } from '#lib/bytes.ts'
import { keyCode, parseKeyCode } from '#seal/key-code.ts'
import { keyId } from '#seal/primitives.ts'
import { bytesToCarried, type CarriedWelcome, carriedToBytes } from './carried.ts'

const bytes = (size: number) => fc.uint8Array({ minLength: size, maxLength: size })
const keys = fc.array(
  bytes(32).map((key) => ({ kid: keyId(key), key })),
  { minLength: 1, maxLength: 4 }
)
const grp = bytes(16).map(bytesToBase64)

const welcomes: fc.Arbitrary<CarriedWelcome> = fc
  .record({
    book: arbitraryId,
    school: fc.option(arbitraryId, { nil: undefined }),
    role: fc.constantFrom('member', 'observer', 'adviser'),
    minutes: fc.nat(0xffff_ffff),
    channels: fc.uniqueArray(fc.record({ grp, keys, isSchools: fc.boolean() }), {
      selector: (channel) => channel.grp,
      minLength: 1,
      maxLength: 3
    })
  })
  .map(({ book, school, role, minutes, channels }) => ({
    book,
    role,
    expires: minutes * 60_000,
    ...(school ? { school } : {}),
    channels: channels.map(({ isSchools, ...channel }) => {
      if (role === 'adviser') return { ...channel, role, audience: 'adviser' }
      return school && isSchools
        ? { ...channel, role, audience: 'school', school }
        : { ...channel, role, audience: 'group' }
    })
  }))

describe('a welcome as bytes', () => {
  it('[W1] comes back as it went in, through its code', () => {
    fc.assert(
      fc.property(welcomes, (welcome) => {
        const read = parseKeyCode(keyCode(carriedToBytes(welcome)))
        expect(read.ok && bytesToCarried(read.value)).toEqual(welcome)
      })
    )
  })

  it('[W2] is read whole or not at all, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (given) => {
        const read = bytesToCarried(given)
        if (read) expect(carriedToBytes(read)).toEqual(given)
      })
    )
    fc.assert(
      fc.property(welcomes, fc.nat(), (welcome, cut) => {
        const whole = carriedToBytes(welcome)
        const short = whole.subarray(0, cut % whole.length)
        const read = bytesToCarried(short)
        // What is left may be a welcome with fewer channels; the check of the code is what tells a cut.
        if (read) expect(carriedToBytes(read)).toEqual(short)
        expect(bytesToCarried(Uint8Array.of(...whole, 0))).toBeUndefined()
      })
    )
  })

  it('[W1] has no place for a private channel, a lead, or the group’s key for an adviser', () => {
    fc.assert(
      fc.property(welcomes, (welcome) => {
        const whole = carriedToBytes(welcome)
        const roleAt = 20
        const audienceAt = welcome.school ? 37 : 21
        const withByte = (at: number, value: number) => {
          const changed = whole.slice()
          changed[at] = value
          return bytesToCarried(changed)
        }
        for (const role of [3, 4, 0x7f]) expect(withByte(roleAt, role)).toBeUndefined()
        for (const audience of [3, 4, 255]) expect(withByte(audienceAt, audience)).toBeUndefined()
        const other = welcome.role === 'adviser' ? 0 : 2
        expect(withByte(audienceAt, other)).toBeUndefined()
        expect(withByte(audienceAt + 1, 0)).toBeUndefined()
      })
    )
  })
})
