/** What the camera is asked for: the one at the back, with as many pixels as are kept. */
const WANTED: MediaStreamConstraints = {
  video: {
    facingMode: 'environment',
    width: { ideal: 2048 },
    height: { ideal: 1536 }
  },
  audio: false
}

/** Shows the camera in `player`, with as many pixels as are kept unless less is wanted; answers how to stop. Rejects where it is refused or there is none. */
export async function showCamera(
  player: HTMLVideoElement,
  wanted: MediaStreamConstraints = WANTED
): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia(wanted)
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
    // Another stream may be shown there by now.
    if (player.srcObject === stream) player.srcObject = null
  }
  try {
    player.srcObject = stream
    await player.play()
  } catch (error) {
    stop()
    throw error
  }
  return stop
}

/** What is known of the camera or the microphone before anybody reaches for it. 'unasked': the tablet will ask at the first touch. */
export type DeviceState = 'works' | 'unasked' | 'refused' | 'absent'

/** What is asked of each to find out whether it works. */
const TRIED = {
  camera: WANTED,
  microphone: { audio: true, video: false }
} satisfies Record<string, MediaStreamConstraints>

/**
 * Opens the camera or the microphone and lets it go at once. Without `asks`, as when a screen merely opens, nobody is asked for it: then
 * only what was allowed before is tried.
 */
export async function tryDevice(device: keyof typeof TRIED, asks: boolean): Promise<DeviceState> {
  if (!navigator.mediaDevices) return 'absent'
  const before = await permission(device)
  if (before === 'denied') return 'refused'
  if (!asks && before !== 'granted') return 'unasked'
  try {
    const stream = await navigator.mediaDevices.getUserMedia(TRIED[device])
    for (const track of stream.getTracks()) track.stop()
    return 'works'
  } catch (error) {
    return whyNot(error)
  }
}

/** What no setting of the tablet helps against: there is none, or another app has it. */
const ABSENT: ReadonlySet<string> = new Set([
  'NotFoundError',
  'OverconstrainedError',
  'NotReadableError'
])

/** Why no camera or microphone was had: 'absent' also where another app has it. */
export function whyNot(error: unknown): 'refused' | 'absent' {
  if (!navigator.mediaDevices) return 'absent'
  return error instanceof DOMException && ABSENT.has(error.name) ? 'absent' : 'refused'
}

/** Undefined where the browser does not say. */
async function permission(device: string): Promise<PermissionState | undefined> {
  try {
    // Safari before 16 knows no permissions, and Firefox none of this name.
    const { state } = await navigator.permissions.query({ name: device as PermissionName })
    return state
  } catch {
    return undefined
  }
}
