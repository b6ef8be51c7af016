/** A part of a picture, in shares of its width and height from 0 to 1. */
export interface Crop {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a brush went, in shares of the picture. */
export type Brushed = readonly { readonly x: number; readonly y: number }[]

/** What was cut away and made unreadable. The picture itself is not touched before it is kept. */
export interface Edit {
  readonly crop: Crop
  readonly brushed: readonly Brushed[]
}

export const WHOLE: Edit = { crop: { x: 0, y: 0, width: 1, height: 1 }, brushed: [] }

/** Corners of a crop, as they are read. */
export const CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const
export type Corner = (typeof CORNERS)[number]

/** Least share of a picture that can be kept, each way. */
export const LEAST = 0.1
/** Radius of the brush, as a share of the longer edge. */
export const BRUSH = 0.035
/** A square of the mosaic, as a share of the longer edge: no letter of a name is larger than a few of them. */
const SQUARE = 0.03

export function isWhole({ crop, brushed }: Edit): boolean {
  const { width, height } = crop
  return width === 1 && height === 1 && brushed.length === 0
}

/** The crop with one corner moved to a place; the opposite corner stays, and no edge passes another. */
export function moveCorner(crop: Crop, corner: Corner, to: { x: number; y: number }): Crop {
  const right = crop.x + crop.width
  const bottom = crop.y + crop.height
  const within = (value: number, least: number, most: number) =>
    Math.min(most, Math.max(least, value))
  const isLeft = corner.endsWith('left')
  const isTop = corner.startsWith('top')
  const x = isLeft ? within(to.x, 0, right - LEAST) : crop.x
  const y = isTop ? within(to.y, 0, bottom - LEAST) : crop.y
  const end = isLeft ? right : within(to.x, crop.x + LEAST, 1)
  const foot = isTop ? bottom : within(to.y, crop.y + LEAST, 1)
  return { x, y, width: end - x, height: foot - y }
}

/** Where a corner is, in shares of the picture. */
export function cornerOf({ x, y, width, height }: Crop, corner: Corner): { x: number; y: number } {
  return {
    x: corner.endsWith('left') ? x : x + width,
    y: corner.startsWith('top') ? y : y + height
  }
}

interface Size {
  readonly width: number
  readonly height: number
}

/**
 * Draws a picture of that size, px, with what was brushed as a mosaic. Nothing of a square can be had back: it is the mean of what was under
 * it, drawn over it. False where the tablet gave no canvas for that: what was drawn is not to be kept then.
 */
export function drawEdited(
  canvas: HTMLCanvasElement,
  picture: CanvasImageSource,
  size: Size,
  brushed: readonly Brushed[]
): boolean {
  canvas.width = size.width
  canvas.height = size.height
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) return false
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, size.width, size.height)
  if (brushed.length === 0) return true
  const mosaic = mosaicOf(canvas, size)
  const pattern = mosaic && context.createPattern(mosaic, 'no-repeat')
  layBrush(context, size, brushed)
  // Black first: whatever a tablet that is short of memory makes of the mosaic, what was under the brush is gone.
  context.strokeStyle = 'black'
  context.stroke()
  if (!mosaic || !pattern) return false
  context.strokeStyle = pattern
  context.stroke()
  release(mosaic)
  return true
}

function mosaicOf(picture: HTMLCanvasElement, size: Size): HTMLCanvasElement | undefined {
  const { width, height } = size
  const square = Math.max(2, Math.round(Math.max(width, height) * SQUARE))
  const small = made({ width: Math.ceil(width / square), height: Math.ceil(height / square) })
  const large = made(size)
  const [into, out] = [small.getContext('2d'), large.getContext('2d')]
  if (!into || !out) return undefined
  into.imageSmoothingQuality = 'high'
  into.drawImage(picture, 0, 0, small.width, small.height)
  out.imageSmoothingEnabled = false
  out.drawImage(small, 0, 0, small.width * square, small.height * square)
  release(small)
  return large
}

/** One path along everything that was brushed. */
function layBrush(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  brushed: readonly Brushed[]
): void {
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.lineWidth = 2 * BRUSH * Math.max(width, height)
  context.beginPath()
  for (const points of brushed) {
    const [first] = points
    if (!first) continue
    context.moveTo(first.x * width, first.y * height)
    // A touch is a line to where it is.
    for (const { x, y } of points) context.lineTo(x * width, y * height)
  }
}

/** The part that is kept, px; undefined where the tablet gave no canvas for it. */
export function cropped(
  canvas: HTMLCanvasElement,
  { x, y, width, height }: Crop
): HTMLCanvasElement | undefined {
  const size = {
    width: Math.max(1, Math.round(width * canvas.width)),
    height: Math.max(1, Math.round(height * canvas.height))
  }
  const part = made(size)
  const context = part.getContext('2d', { alpha: false })
  if (!context) return undefined
  const [left, top] = [Math.round(x * canvas.width), Math.round(y * canvas.height)]
  context.drawImage(canvas, left, top, size.width, size.height, 0, 0, size.width, size.height)
  return part
}

function made({ width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return canvas
}

/** A canvas keeps its memory until it is collected; the next stroke of a finger comes before that. */
function release(canvas: HTMLCanvasElement): void {
  canvas.width = 0
}
