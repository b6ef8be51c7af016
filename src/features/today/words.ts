import { plural } from '#lib/words.ts'

/** Words of Today. */
export const words = {
  title: 'Today',
  running: 'Lesson running',
  now: 'Now',
  next: 'Next',
  startNow: 'Start now',
  emptySentence: 'Nothing planned. You can start noting any time.',
  untitled: 'Lesson without a name',
  open: 'Open the lesson',
  ready: 'Is this tablet ready?',
  minutesIn: (minutes: number) =>
    plural('en', minutes, { one: '# minute in', other: '# minutes in' }),
  startsIn: (minutes: number) =>
    minutes <= 0 ? 'started' : plural('en', minutes, { one: 'in # minute', other: 'in # minutes' }),
  openNotes: 'Open notes',
  openCount: (count: number) => `${count} to look at`,
  drafts: (count: number) =>
    plural('en', count, { one: '# half sentence kept', other: '# half sentences kept' }),
  place: {
    local: 'Everything here is on this tablet only, and is never sent.',
    onlyHere: (count: number) =>
      plural('en', count, {
        one: '# only on this tablet. It is not shared yet.',
        other: '# only on this tablet. They are not shared yet.'
      }),
    waiting: (count: number) =>
      plural('en', count, {
        one: '# waiting. It will be sent when the Wi-Fi is back.',
        other: '# waiting. They will be sent when the Wi-Fi is back.'
      }),
    keyOnlyHere: 'On the server, but only this tablet can open it.',
    safe: (count: number) => `${count} of ${count} safe on the server.`,
    nothing: 'No notes yet.'
  },
  steps: {
    bell: 'Go through your notes while they are fresh.',
    file: 'Bring in the file with what the others have so far.',
    pupils: 'Choose two or three case-study pupils.',
    question: 'Write down your question.',
    share: 'Share the project, so that it is not only on this tablet.',
    sheet: 'Make a recovery sheet, so that two hold the key.',
    people: 'Bring a colleague in.'
  },
  stepTitle: 'A small next step',
  trialNote: 'This is a trial page. Use Jotter with your own class when you are ready.',
  useWithClass: 'Use this with your class',
  projectName: (title: string) => title || 'Project without a name'
}

export type Words = typeof words
