import { bytesToBase64 } from '#lib/bytes.ts'
import { fail, ok, type Result } from '#lib/result.ts'
import { HEAD_BYTES, sniffPicture, withoutMetadata } from './picture-file.ts'

/** A picture as it is kept: upright, no metadata. */
export interface Developed {
  /** a JPEG */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** px */
  readonly width: number
  readonly height: number
  /** a small JPEG of at most 8 KB, base64url */
  readonly thumb: string
}

/** Longest edge of a kept picture, px. */
export const MOST_EDGE = 2048
const QUALITY = 0.8
/** Most pixels that are decoded (ASVS 5.2.6), and most bytes of a file. */
const MOST_PIXELS = 40_000_000
const MOST_BYTES = 40 * 1024 * 1024
/** Longest edge of a small picture, px, and its most bytes. */
const THUMB_EDGE = 200
const THUMB_BYTES = 8 * 1024

/** Where a picture comes from: a frame of the camera, a decoded file, a canvas. */
type Source = CanvasImageSource
interface Size {
  readonly width: number
  readonly height: number
}

/**
 * Makes a kept picture of a file from the camera. Fails with picture-not-one where it is none, picture-too-large from 40 megapixels on,
 * picture-unreadable where this tablet cannot decode it.
 */
export async function developFile(file: Blob): Promise<Result<Developed>> {
  if (file.size > MOST_BYTES) return fail('picture-too-large')
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  const sniffed = sniffPicture(head)
  if (!sniffed) return fail('picture-not-one')
  if ((sniffed.width ?? 0) * (sniffed.height ?? 0) > MOST_PIXELS) return fail('picture-too-large')
  const decoded = await decode(file)
  if (!decoded) return fail('picture-unreadable', { format: sniffed.format })
  const { source, width, height, release } = decoded
  try {
    if (width * height > MOST_PIXELS) return fail('picture-too-large')
    return await develop(source, { width, height })
  } finally {
    release()
  }
}

/** Makes a kept picture of what the camera shows now; picture-unreadable before it shows anything. */
export async function developFrame(video: HTMLVideoElement): Promise<Result<Developed>> {
  const { videoWidth: width, videoHeight: height } = video
  if (width === 0 || height === 0) return fail('picture-unreadable')
  // Taken at its own size first: scaled well in one step, a frame of a video comes out black in WebKit.
  const frame = draw(video, { width, height }, 'low')
  if (!frame) return fail('picture-unreadable')
  const developed = await develop(frame, { width, height })
  frame.width = 0
  return developed
}

/** Makes a kept picture of a source of that size, px, never larger than MOST_EDGE. */
export async function develop(source: Source, size: Size): Promise<Result<Developed>> {
  const picture = draw(source, fit(size, MOST_EDGE))
  const jpeg = picture && (await toJpeg(picture, QUALITY))
  if (!picture || !jpeg) return fail('picture-unreadable')
  const thumb = await thumbOf(picture)
  if (!thumb) return fail('picture-unreadable')
  const { width, height } = picture
  // A canvas keeps its memory until it is collected; the next shot may come before that.
  picture.width = 0
  return ok({ bytes: withoutMetadata(jpeg), width, height, thumb })
}

interface Decoded extends Size {
  readonly source: Source
  readonly release: () => void
}

/** Decodes upright: by the faster way, and where that one refuses as an image of a page (HEIC on an iPad). */
async function decode(file: Blob): Promise<Decoded | undefined> {
  try {
    const source = await createImageBitmap(file, { imageOrientation: 'from-image' })
    return { source, width: source.width, height: source.height, release: () => source.close() }
  } catch {
    return decodeAsImage(file)
  }
}

async function decodeAsImage(file: Blob): Promise<Decoded | undefined> {
  const address = URL.createObjectURL(file)
  const release = () => URL.revokeObjectURL(address)
  const image = new Image()
  image.src = address
  try {
    await image.decode()
    return { source: image, width: image.naturalWidth, height: image.naturalHeight, release }
  } catch {
    release()
    return undefined
  }
}

function fit({ width, height }: Size, edge: number): Size {
  const scale = Math.min(1, edge / Math.max(width, height))
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale))
  }
}

function draw(
  source: Source,
  { width, height }: Size,
  quality: ImageSmoothingQuality = 'high'
): HTMLCanvasElement | undefined {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) return undefined
  context.imageSmoothingQuality = quality
  context.drawImage(source, 0, 0, width, height)
  return canvas
}

async function toJpeg(canvas: HTMLCanvasElement, quality: number): Promise<Uint8Array | undefined> {
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', quality)
  )
  return blob?.type === 'image/jpeg' ? new Uint8Array(await blob.arrayBuffer()) : undefined
}

async function thumbOf(picture: HTMLCanvasElement): Promise<string | undefined> {
  for (const [edge, quality] of [
    [THUMB_EDGE, 0.7],
    [THUMB_EDGE, 0.4],
    [THUMB_EDGE / 2, 0.4]
  ] as const) {
    const small = draw(picture, fit(picture, edge))
    const jpeg = small && (await toJpeg(small, quality))
    const clean = jpeg && withoutMetadata(jpeg)
    if (clean && clean.length <= THUMB_BYTES) return bytesToBase64(clean)
  }
  return undefined
}
