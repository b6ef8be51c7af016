/** What the camera is asked for: the one at the back, with as many pixels as are kept. */
const WANTED: MediaStreamConstraints = {
  video: {
    facingMode: 'environment',
    width: { ideal: 2048 },
    height: { ideal: 1536 }
  },
  audio: false
}

/** Shows the camera in `player`; answers how to stop. Rejects where it is refused or there is none. */
export async function showCamera(player: HTMLVideoElement): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia(WANTED)
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
    player.srcObject = null
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
