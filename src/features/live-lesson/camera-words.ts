/** Words of the panel with the camera. */
export const cameraWords = {
  title: 'Photo of work',
  workOnly: 'Work only: no face, no name.',
  shoot: 'Take the photo',
  other: 'Camera app',
  refused:
    'The camera is not open to Jotter. Allow it for this address in the tablet’s settings, or use the camera app below. Everything else works without it.',
  saving: 'Saving the photo',
  kept: 'Photo kept on this tablet. You check it after the bell.'
}

export type CameraWords = typeof cameraWords

export const loadCameraWordsGd = async (): Promise<CameraWords> =>
  (await import('./camera-words.gd.ts')).cameraWordsGd
