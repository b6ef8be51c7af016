import { gzipSync } from 'node:zlib'
import { limits } from '#api/limits.ts'
import { bytesToBase64 } from '#lib/bytes.ts'
import { aLine, random, type Tablet } from '../../tests/server/kit.ts'

const SEALS = 2048
const seals = Array.from({ length: SEALS }, () => bytesToBase64(random(200)))
let made = 0

/** An id that no other line of this run has; ids of one run grow, as those of tablets do. */
function nextId(): string {
  return `019b2f00-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`
}

/** Makes sealed lines of about 600 bytes for one tablet in one channel, quickly: what differs is put into a line made once. */
export function lineMaker(tablet: Tablet, grp: string): () => string {
  const [id, ent] = [nextId(), nextId()]
  const line = aLine(tablet, grp, { id, ent })
  const [before = '', rest = ''] = line.split(id)
  const [between = '', after = ''] = rest.split(ent)
  const upToSeal = after.slice(0, after.lastIndexOf('.') + 1)
  return () => `${before}${nextId()}${between}${nextId()}${upToSeal}${seals[made % SEALS]}`
}

/** A request's body as tablets send it: gzipped where it is worth it. */
export function bodyOf(value: unknown): Buffer {
  const plain = Buffer.from(JSON.stringify(value))
  return plain.length > limits.gzipBytes ? gzipSync(plain) : plain
}
