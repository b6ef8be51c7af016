import { showCamera } from '../shared/devices.ts'

/** Edge in px of the picture that is searched; more only costs time. */
const EDGE = 480
/** A code needs few pixels. */
const CAMERA: MediaStreamConstraints = { video: { facingMode: 'environment' }, audio: false }
/** ms between two looks: a code held still is read at the second or third. */
const PAUSE = 120

/**
 * Shows the rear camera in `player` and calls back once with the text of the first QR code seen. Answers how to stop; rejects where
 * the camera is refused or there is none.
 */
export async function scanWith(
  player: HTMLVideoElement,
  onText: (text: string) => void
): Promise<() => void> {
  const { default: decodeQR } = await import('qr/decode.js')
  const stopCamera = await showCamera(player, CAMERA)
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  let running = true
  const stop = () => {
    running = false
    stopCamera()
  }
  const look = () => {
    if (!running || !context) return
    const text = read(player, canvas, context, decodeQR)
    if (text === undefined) setTimeout(look, PAUSE)
    else {
      stop()
      onText(text)
    }
  }
  look()
  return stop
}

type Decode = (image: { width: number; height: number; data: Uint8ClampedArray }) => string

function read(
  player: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  decode: Decode
): string | undefined {
  const { videoWidth, videoHeight } = player
  if (videoWidth === 0) return undefined
  const scale = Math.min(1, EDGE / Math.min(videoWidth, videoHeight))
  canvas.width = Math.round(videoWidth * scale)
  canvas.height = Math.round(videoHeight * scale)
  context.drawImage(player, 0, 0, canvas.width, canvas.height)
  try {
    return decode(context.getImageData(0, 0, canvas.width, canvas.height))
  } catch {
    // No code in this picture: look at the next.
    return undefined
  }
}
