import type * as z from 'zod/mini'
import { base64ToBytes, bytesToText } from '#lib/bytes.ts'
import { isRecord } from '#lib/record.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import {
  controlHead,
  type ControlHead,
  eraseControl,
  type EraseControl,
  isPrintedSealedHead,
  keyControl,
  type KeyControl,
  memberControl,
  type MemberControl,
  sealedHead,
  type SealedHead
} from './head.ts'
import { limits } from './limits.ts'
import { printHead } from './print-head.ts'

/** `head.nonce.ct`: a sealed operation. `headText` is the seal's associated data, byte for byte. */
export interface SealedLine {
  readonly form: 'sealed'
  readonly head: SealedHead
  readonly headText: string
  /** base64url, 24 bytes */
  readonly nonce: string
  /** base64url, at least the tag's 16 bytes */
  readonly ct: string
}

/** `head.body.mac`: a record in clear, obeyed only where its MAC holds. `body` is what the MAC covers after the head. */
export type ControlLine = {
  readonly form: 'control'
  readonly head: ControlHead
  readonly headText: string
  readonly body: string
  readonly mac: string
} & (
  | { readonly k: 'member'; readonly control: MemberControl }
  | { readonly k: 'key'; readonly control: KeyControl }
  | { readonly k: 'erase'; readonly control: EraseControl }
)
export type Line = SealedLine | ControlLine

const NONCE = /^[A-Za-z0-9_-]{32}$/
const SEALED = /^[A-Za-z0-9_-]{22,}$/
const MAC = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/
// By the length's remainder: characters that may end a text whose last byte leaves no stray bits.
const ENDS = [/[A-Za-z0-9_-]$/, /$^/, /[AQgw]$/, /[AEIMQUYcgkosw048]$/] as const

/**
 * Reads one wire line strictly: sizes, shapes, canonical base64url, and a head in its one spelling.
 * Answers `line-too-large` or `line-malformed` with the part that is wrong; nothing is opened or verified.
 */
export function parseLine(text: string): Result<Line> {
  if (text.length > limits.lineBytes) return fail('line-too-large', { bytes: text.length })
  const second = text.lastIndexOf('.')
  const first = second > 0 ? text.lastIndexOf('.', second - 1) : -1
  if (first <= 0) return fail('line-malformed', { part: 'line' })
  const headText = text.slice(0, first)
  const middle = text.slice(first + 1, second)
  const last = text.slice(second + 1)
  const raw = textToJson(headText)
  return isRecord(raw) && raw.k !== 'op'
    ? parseControl(headText, raw, middle, last)
    : parseSealed(headText, raw, middle, last)
}

/** The line as it travels; `bh` is `hashText` of it. */
export function printLine(line: Line): string {
  return line.form === 'sealed'
    ? `${line.headText}.${line.nonce}.${line.ct}`
    : `${line.headText}.${line.body}.${line.mac}`
}

function parseSealed(headText: string, raw: unknown, nonce: string, ct: string): Result<Line> {
  const head = sealedHeadOf(headText, raw)
  if (!head) return fail('line-malformed', { part: 'head' })
  if (!NONCE.test(nonce)) return fail('line-malformed', { part: 'nonce' })
  if (!SEALED.test(ct) || !ENDS[ct.length % 4]?.test(ct))
    return fail('line-malformed', { part: 'ct' })
  return ok({ form: 'sealed', head, headText, nonce, ct })
}

function sealedHeadOf(headText: string, raw: unknown): SealedHead | undefined {
  // The usual head is known by its spelling alone; looking at each of its fields takes several times as long.
  if (isPrintedSealedHead(headText)) return raw as SealedHead
  const head = sealedHead.safeParse(raw)
  return head.success && printHead(head.data) === headText ? head.data : undefined
}

function parseControl(headText: string, raw: unknown, body: string, mac: string): Result<Line> {
  const parsed = controlHead.safeParse(raw)
  if (!parsed.success || printHead(parsed.data) !== headText) {
    return fail('line-malformed', { part: 'head' })
  }
  if (!MAC.test(mac)) return fail('line-malformed', { part: 'mac' })
  const head = parsed.data
  const shared = { form: 'control', head, headText, body, mac } as const
  const bytes = base64ToBytes(body)
  const content = bytes ? bytesToJson(bytes) : undefined
  switch (head.k) {
    case 'member':
      return withControl(memberControl, content, (control) => ({
        ...shared,
        k: 'member',
        control
      }))
    case 'key':
      return withControl(keyControl, content, (control) => ({
        ...shared,
        k: 'key',
        control
      }))
    case 'erase':
      return withControl(eraseControl, content, (control) => ({
        ...shared,
        k: 'erase',
        control
      }))
  }
}

function withControl<T>(
  schema: z.ZodMiniType<T>,
  content: unknown,
  make: (control: T) => ControlLine
): Result<Line> {
  const control = schema.safeParse(content)
  return control.success ? ok(make(control.data)) : fail('line-malformed', { part: 'body' })
}

function textToJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function bytesToJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(bytesToText(bytes))
  } catch {
    return undefined
  }
}
