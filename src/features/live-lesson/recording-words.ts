/** Words of the panel in which sound is recorded. */
export const recordingWords = {
  title: 'Sound',
  ask: 'Ask first, every time: “May I record us? You can say no, and you can stop it.”',
  start: 'Record',
  stop: 'Stop',
  stays: 'It stays on this tablet. After the bell you write down what matters, and the sound goes.',
  elsewhere: 'Recording goes on for an earlier note. Stop it here.',
  level: 'How loud it is',
  opening: 'Opening the microphone',
  kept: (length: string) => `${length} recorded`,
  on: 'Recording. It ends when you stop it, cover the page or leave it.',
  absent: 'There is no microphone for Jotter here. Everything else works without it.',
  refused:
    'The microphone is not open to Jotter. Allow it for this address in the tablet’s settings. Everything else works without it.'
}

export type RecordingWords = typeof recordingWords

export const loadRecordingWordsGd = async (): Promise<RecordingWords> =>
  (await import('./recording-words.gd.ts')).recordingWordsGd
