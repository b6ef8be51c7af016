import { plural } from '#lib/words.ts'

/** Words of the panel with the camera. */
export const cameraWords = {
  title: 'Photo of work',
  workOnly: 'Work only: no face, no name.',
  shoot: 'Take the photo',
  other: 'Camera app',
  file: 'Take a file',
  refused:
    'The camera is not open to Jotter. Allow it for this address in the tablet’s settings, or use the camera app below. Everything else works without it.',
  absent:
    'There is no camera on this tablet, or another app is using it. Take a file instead, with the button below. Everything else works without it.',
  shut: 'The camera stays closed until that is put right. You can still take notes.',
  hold: 'Hold to see',
  taken: (count: number) =>
    plural('en', count, { one: 'One photo in this note', other: '# photos in this note' }),
  saving: 'Saving the photo',
  kept: 'Photo kept on this tablet. You check it after the bell.'
}

export type CameraWords = typeof cameraWords

export const loadCameraWordsGd = async (): Promise<CameraWords> =>
  (await import('./camera-words.gd.ts')).cameraWordsGd
