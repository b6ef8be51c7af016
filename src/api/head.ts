import * as z from 'zod/mini'
import {
  bytes32,
  channelId,
  deviceId,
  forms,
  keyId,
  memberStatus,
  publicKey,
  role,
  uuid,
  whole
} from './shapes.ts'

export const controlKinds = ['member', 'key', 'erase'] as const

const shared = {
  v: z.literal(1),
  id: uuid,
  grp: channelId,
  dev: deviceId,
  n: whole,
  t: z.tuple([whole, whole]),
  ctx: z.strictObject({ pos: whole, ids: z.array(uuid) }),
  /** the restore number `ctx` was read under; 0 before the first contact with a server */
  r: whole,
  /** the entity; a control line names itself here */
  ent: uuid,
  kid: keyId
}

/** The clear head of an operation: the seal's associated data (design 8.1). */
export const sealedHead = z.strictObject({ ...shared, alg: z.literal('XC20P'), k: z.literal('op') })
/** The clear head of a control line, covered by its MAC. */
export const controlHead = z.strictObject({
  ...shared,
  alg: z.literal('HS256'),
  k: z.enum(controlKinds)
})
export type SealedHead = z.infer<typeof sealedHead>
export type ControlHead = z.infer<typeof controlHead>
export type Head = SealedHead | ControlHead

// A whole number that is exact in every spelling of 15 digits; a longer one is read the longer way.
const NUMBER = String.raw`(?:0|[1-9]\d{0,14})`
const UUIDS = `(?:"${forms.uuid}"(?:,"${forms.uuid}")*)?`
const PRINTED = new RegExp(
  [
    String.raw`^\{"v":1,"alg":"XC20P","id":"${forms.uuid}","grp":"${forms.random128}"`,
    String.raw`"dev":"${forms.random128}","n":${NUMBER},"t":\[${NUMBER},${NUMBER}\]`,
    String.raw`"ctx":\{"pos":${NUMBER},"ids":\[${UUIDS}\]\},"r":${NUMBER}`,
    String.raw`"ent":"${forms.uuid}","k":"op","kid":"${forms.keyId}"\}$`
  ].join(',')
)

/**
 * Whether a text is a sealed head in its one spelling, told by one look: `sealedHead` takes what it parses to, and
 * `printHead` prints it again. No is no answer: such a text still has to be parsed.
 */
export function isPrintedSealedHead(text: string): boolean {
  return PRINTED.test(text)
}

/** Body of a `member` line. No names: a person is an entity id. */
export const memberControl = z.strictObject({
  dev: deviceId,
  role,
  pub: publicKey,
  /** proof that the device held a channel key: verified by member devices, not by the server */
  mac: bytes32,
  person: uuid,
  status: memberStatus,
  by: z.exactOptional(deviceId),
  /** hash of the device's token, so that a restored server knows the device again */
  tokenHash: z.exactOptional(bytes32)
})
/** Body of a `key` line: `kid` follows `after`. */
export const keyControl = z.strictObject({ kid: keyId, after: keyId, by: deviceId })
/** Body of an `erase` line. */
export const eraseControl = z.strictObject({
  ents: z.array(uuid).check(z.minLength(1), z.maxLength(500)),
  why: z.enum(['undo', 'taken-back', 'erasure'])
})
export type MemberControl = z.infer<typeof memberControl>
export type KeyControl = z.infer<typeof keyControl>
export type EraseControl = z.infer<typeof eraseControl>
