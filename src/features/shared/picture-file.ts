/** What a file says of itself in its first bytes; its name and the type a browser gives it are not asked. */
export interface Sniffed {
  readonly format: 'jpeg' | 'png' | 'webp' | 'heic'
  /** px as stored, where the head says so */
  readonly width?: number
  readonly height?: number
}

/** Bytes of a file that are looked at: more than any camera puts before the size of its picture. */
export const HEAD_BYTES = 512 * 1024

/** Undefined where it is no picture that a camera or a tablet makes. */
export function sniffPicture(head: Uint8Array): Sniffed | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (head.length < 16) return undefined
  if (view.getUint16(0) === 0xff_d8) return { format: 'jpeg', ...jpegSize(view) }
  if (view.getUint32(0) === 0x89_50_4e_47) {
    return head.length < 24
      ? { format: 'png' }
      : { format: 'png', width: view.getUint32(16), height: view.getUint32(20) }
  }
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return { format: 'webp' }
  const isHeic = /^(hei[cxms]|hev[cmx]|mif1|msf1|avif)$/.test(ascii(head, 8, 12))
  return ascii(head, 4, 8) === 'ftyp' && isHeic ? { format: 'heic' } : undefined
}

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to))

/** One marker of a JPEG with what belongs to it; `start` is where its 0xFF stands. */
interface Segment {
  readonly marker: number
  readonly start: number
  readonly end: number
}

/** Markers without a length: fill bytes aside, they stand alone. */
const ALONE = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9

/** The segments before the picture's own data, which begins at the start of the scan. */
function segmentsOf(view: DataView): readonly Segment[] {
  const segments: Segment[] = []
  let at = 2
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (ALONE(marker)) {
      at += 2
      continue
    }
    if (marker === END_OF_IMAGE) break
    const end = at + 2 + view.getUint16(at + 2)
    segments.push({ marker, start: at, end })
    if (marker === START_OF_SCAN) break
    at = end
  }
  return segments
}

/** Start of frame, whichever coding: C0-CF but for tables of Huffman, arithmetic coding and JPEG extensions. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

function jpegSize(view: DataView): { readonly width?: number; readonly height?: number } {
  const frame = segmentsOf(view).find(({ marker }) => isFrame(marker))
  if (!frame || frame.start + 9 > view.byteLength) return {}
  return { height: view.getUint16(frame.start + 5), width: view.getUint16(frame.start + 7) }
}

const APP0 = 0xe0
const APP15 = 0xef
const COMMENT = 0xfe

/** Names of what a JPEG tells beside its picture: place, device, times, thumbnails, comments. */
export function metadataIn(jpeg: Uint8Array): readonly string[] {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  return segmentsOf(view)
    .filter(isTelling)
    .map(({ marker }) => (marker === COMMENT ? 'COM' : `APP${marker - APP0}`))
}

function isTelling({ marker }: Segment): boolean {
  return marker === COMMENT || (marker > APP0 && marker <= APP15)
}

/**
 * A JPEG without any of that: every application segment but the first, which only says how dense its pixels are, and every comment. What a
 * canvas made has none but perhaps a colour profile; this makes sure of it (ASVS 14.2.8).
 */
export function withoutMetadata(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  const telling = segmentsOf(view).filter(isTelling)
  const size = telling.reduce((left, { start, end }) => left - (end - start), jpeg.length)
  const clean = new Uint8Array(size)
  let from = 0
  let to = 0
  const copy = (end: number) => {
    clean.set(jpeg.subarray(from, end), to)
    to += end - from
  }
  for (const { start, end } of telling) {
    copy(start)
    from = end
  }
  copy(jpeg.length)
  return clean
}
