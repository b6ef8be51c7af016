import { manifestToText } from '#lib/blob-text.ts'
import type { Id } from '#lib/id.ts'
import { seededRandom, systemRandom } from '#lib/random.ts'
import { msToInstant } from '#lib/time.ts'
import { sealBlob } from '#seal/blob.ts'
import type { Change, Store } from '#store/types.ts'
import { develop } from '../shared/develop.ts'

/** Px of the page of squared paper. */
const SIZE = { width: 1200, height: 900 }
const SQUARE = 50
/** Colours of a page in a picture, and of no screen. */
const [PAPER, LINES, PENCIL] = ['ivory', 'lightsteelblue', 'darkslategray']

interface Place {
  readonly book: Id
  readonly grp: string
  readonly ent: Id
  readonly observation: Id
  /** ms since 1970 when it was taken */
  readonly at: number
}

/**
 * The one photo of the sample: a page of squared paper with the two bars that its note tells of, drawn here, so that there is no child whose
 * work it is. Its bytes are kept, and the answer is the record that names them; undefined where this browser draws or keeps none.
 */
export async function samplePhoto(store: Store, place: Place): Promise<Change | undefined> {
  const { book, grp, ent, observation, at } = place
  const page = drawPage()
  const developed = page && (await develop(page, SIZE))
  if (!developed?.ok) return undefined
  const { bytes, width, height, thumb } = developed.value
  const blob = await sealBlob(bytes, 'image/jpeg', systemRandom)
  const kept = await store.keepBlob({ book, ent }, blob)
  if (!kept.ok) return undefined
  const time = msToInstant(at)
  const picture = manifestToText(blob.manifest)
  const patch = { observation, at: time, picture, width, height, thumb, checked: time }
  return { book, grp, ent, kind: 'photo', patch, ctx: { pos: 0, ids: [] } }
}

function drawPage(): HTMLCanvasElement | undefined {
  const canvas = document.createElement('canvas')
  canvas.width = SIZE.width
  canvas.height = SIZE.height
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) return undefined
  drawPaper(context)
  const pencil = pencilOn(context)
  // The upper bar is whole; the lower one was as long once, and what was rubbed out can still be seen.
  pencil.bar(150, 250, 800)
  pencil.bar(150, 450, 500)
  context.globalAlpha = 0.18
  pencil.bar(650, 450, 300)
  context.globalAlpha = 1
  pencil.brace(660, 945, 590)
  pencil.write('36', 500, 232)
  pencil.write('14', 375, 432)
  pencil.write('?', 790, 690)
  return canvas
}

function drawPaper(context: CanvasRenderingContext2D): void {
  const { width, height } = SIZE
  context.fillStyle = PAPER
  context.fillRect(0, 0, width, height)
  context.strokeStyle = LINES
  context.lineWidth = 2
  context.beginPath()
  for (let x = SQUARE; x < width; x += SQUARE) {
    context.moveTo(x, 0)
    context.lineTo(x, height)
  }
  for (let y = SQUARE; y < height; y += SQUARE) {
    context.moveTo(0, y)
    context.lineTo(width, y)
  }
  context.stroke()
  // A window is on the left.
  const light = context.createLinearGradient(0, 0, width, height)
  light.addColorStop(0, 'white')
  light.addColorStop(1, 'tan')
  context.globalAlpha = 0.3
  context.fillStyle = light
  context.fillRect(0, 0, width, height)
  context.globalAlpha = 1
}

/** A hand that is not quite steady: the same on every tablet. */
function pencilOn(context: CanvasRenderingContext2D) {
  const random = seededRandom(36)
  const near = (value: number, by = 4) => value + (((random(1)[0] ?? 0) - 128) / 128) * by
  const line = (fromX: number, fromY: number, toX: number, toY: number) => {
    const steps = Math.ceil(Math.hypot(toX - fromX, toY - fromY) / 60)
    context.beginPath()
    context.moveTo(near(fromX), near(fromY))
    for (let step = 1; step <= steps; step++) {
      const share = step / steps
      const x = fromX + (toX - fromX) * share
      const y = fromY + (toY - fromY) * share
      context.quadraticCurveTo(near(x - (toX - fromX) / steps / 2), near(y), near(x), near(y))
    }
    context.stroke()
  }
  context.strokeStyle = PENCIL
  context.fillStyle = PENCIL
  context.lineWidth = 6
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.font = 'italic 72px "Bradley Hand", "Segoe Print", "Comic Sans MS", cursive'
  context.textAlign = 'center'
  return {
    bar(x: number, y: number, length: number) {
      const foot = y + 100
      line(x, y, x + length, y)
      line(x + length, y, x + length, foot)
      line(x + length, foot, x, foot)
      line(x, foot, x, y)
    },
    brace(from: number, to: number, y: number) {
      line(from, y - 20, from, y)
      line(from, y, to, y)
      line(to, y, to, y - 20)
    },
    write(text: string, x: number, y: number) {
      context.fillText(text, near(x), near(y))
    }
  }
}
