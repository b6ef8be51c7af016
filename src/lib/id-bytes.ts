import { type Id, isId } from './id.ts'

/** The 16 bytes of an id, for codes in which every letter counts. */
export function idToBytes(id: Id): Uint8Array {
  const hex = id.replaceAll('-', '')
  return Uint8Array.from({ length: 16 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16)
  )
}

/** Undefined where 16 bytes are no id of ours. */
export function bytesToId(bytes: Uint8Array): Id | undefined {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isId(id) ? id : undefined
}
