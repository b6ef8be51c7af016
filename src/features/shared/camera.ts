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

/** What is known of the camera before anybody reaches for it. 'unasked': the tablet will ask at the first touch. */
export type CameraState = 'works' | 'unasked' | 'refused' | 'absent'

/**
 * Opens the camera and lets it go at once. Without `asks`, as when a screen merely opens, nobody is asked for it: then only what was allowed
 * before is tried.
 */
export async function tryCamera(asks: boolean): Promise<CameraState> {
  if (!navigator.mediaDevices) return 'absent'
  const before = await permission()
  if (before === 'denied') return 'refused'
  if (!asks && before !== 'granted') return 'unasked'
  try {
    const stream = await navigator.mediaDevices.getUserMedia(WANTED)
    for (const track of stream.getTracks()) track.stop()
    return 'works'
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'absent' : 'refused'
  }
}

/** Undefined where the browser does not say. */
async function permission(): Promise<PermissionState | undefined> {
  try {
    // Safari before 16 knows no permissions, and Firefox none of this name.
    const { state } = await navigator.permissions.query({ name: 'camera' as PermissionName })
    return state
  } catch {
    return undefined
  }
}
