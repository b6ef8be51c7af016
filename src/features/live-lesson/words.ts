import { plural } from '#lib/words.ts'
import { isSeat, isWhom } from '../shared/lesson-plan.ts'
import type { NoteWords } from '../shared/note-words.ts'
import type { Act } from './live.ts'
import { samplingPanelWords } from './sampling-panel-words.ts'

/** Words of the live lesson. */
export const words = {
  title: 'Live lesson',
  unnamed: 'Lesson',
  cover: 'Cover',
  uncover: 'Back to my notes',
  coverTitle: 'Lesson plan',
  coverEmpty: 'No stages are written down for this lesson.',
  minutes: (count: number) => plural('en', count, { one: '# minute', other: '# minutes' }),
  clock: (lesson: string, wall: string) => `Lesson time ${lesson}, clock ${wall}`,
  stillGoing: 'still going?',
  ended: (time: string) => `ended ${time}`,
  close: 'Close',
  strip: {
    here: (count: number) => `${count} on this tablet`,
    waiting: (count: number) => `${count} waiting`,
    sending: (count: number) => `Sending ${count}`,
    safe: (count: number) => `${count} safe`,
    keyOnlyHere: 'Key only on this tablet',
    needs: 'This needs you',
    lost: 'Not yet saved',
    trial: 'Trial, on this tablet',
    opens: 'Opens This tablet'
  },
  stageNow: 'now',
  stageDone: 'done',
  stageOver: 'past its planned time',
  noStages: 'No plan. Every note still gets its time.',
  next: 'Next',
  done: 'Done',
  changedAgo: 'It changed',
  agoMinutes: (count: number) => `${count} min ago`,
  stream: 'Notes of this lesson',
  newer: (count: number) => `${count} newer`,
  mark: {
    writing: 'being saved',
    slow: 'not yet saved',
    stored: 'on this tablet',
    journal: 'not yet saved, kept in a second place',
    failed: 'not saved'
  },
  marks: (count: number) => plural('en', count, { one: '# mark', other: '# marks' }),
  reopen: 'Say more about this note',
  hold: 'Hold to read',
  openNote: 'Open note',
  emptyNote: 'Saw something? Tap who.',
  field: 'What did you see or hear?',
  thoughtField: 'What did you think?',
  quote: 'Their own words',
  thought: 'My thought, kept apart',
  whoInside: (who: string) => `Who: ${who}. Tap to add or take out.`,
  time: (time: string) => `Time ${time}. Tap to mend.`,
  firstStamp: (time: string) => `first touch ${time}`,
  mendTitle: 'It was earlier',
  earlier: (count: number) => `−${count} min`,
  slideTime: 'When it was, in lesson time',
  backToFirst: 'First touch',
  closeNote: 'Close the note',
  noteDone: 'Done with this note',
  wereHere: (minutes: number) =>
    minutes < 1
      ? 'You were here a moment ago. Nothing is missing.'
      : plural('en', minutes, {
          one: 'You were here # minute ago. Nothing is missing.',
          other: 'You were here # minutes ago. Nothing is missing.'
        }),
  tooLong: (thousands: number) =>
    `This is longer than one note can hold (${thousands} of 32 kB). All of it is kept here as a draft. Split it into two notes.`,
  tags: 'What happened',
  lookedFor: (phrase: string) => `${phrase}, looked for in this stage`,
  chips: 'Who',
  chip: (letter: string, label: string) => (label ? `${letter}, ${label}` : letter),
  moreChips: 'More',
  unseen: (minutes: number | undefined) =>
    minutes === undefined
      ? 'No note in this lesson yet.'
      : minutes < 1
        ? 'Last note less than a minute ago.'
        : plural('en', minutes, {
            one: 'Last note # minute ago.',
            other: 'Last note # minutes ago.'
          }),
  tools: 'Tools',
  keyboard: 'Keyboard',
  undo: 'Undo',
  undoNothing: 'Undo',
  undoOf: (what: string, who: string) => (who ? `Undo: ${what}, ${who}` : `Undo: ${what}`),
  act: (act: Act, note: NoteWords): string => {
    switch (act.act) {
      case 'note':
        return 'note'
      case 'words':
        return 'words'
      case 'thought':
        return 'thought'
      case 'quote':
        return 'own words'
      case 'time':
        return 'time'
      case 'bin':
        return 'bin'
      case 'start':
        return 'start of the lesson'
      case 'tag':
        return note.tags[act.tag] ?? act.tag
      case 'looked':
        return act.phrase
      case 'who':
        return isSeat(act.chip)
          ? act.chip
          : isWhom(act.chip)
            ? note.whom[act.chip]
            : (note.lens[act.chip] ?? act.chip)
      case 'stage':
        return act.name
      case 'photo':
        return 'photo'
      case 'recording':
        return 'recording'
      case 'ink':
        return act.erased ? 'eraser' : 'stroke'
      case 'mark':
        return `mark ${act.letter}`
      case 'counted':
        return act.said
      case 'occasions':
        return act.outOf > 0 ? `of ${act.outOf}` : 'total taken out'
      case 'pair':
        return note.counted(act.counted, act.outOf)
      case 'sampling':
        return act.on ? 'sampling' : 'end of sampling'
    }
  },
  camera: {
    tool: 'Photo',
    has: 'Photo of work',
    missing: 'The camera is not on this tablet yet. Open Jotter once more where there is Wi-Fi.'
  },
  recording: {
    tool: 'Sound',
    going: (length: string) => `Recording, ${length}`,
    has: 'Sound',
    nothing: 'Nothing was recorded.',
    stopped: (time: string) => `Recording stopped at ${time}. What was recorded is kept.`,
    missing: 'Recording is not on this tablet yet. Open Jotter once more where there is Wi-Fi.'
  },
  ink: {
    title: 'Pen',
    tool: 'Pen',
    pen: 'Pen',
    eraser: 'Eraser',
    begin: 'Draw or write here. The first stroke opens a note.',
    has: 'Drawn or written by hand',
    missing: 'The pen is not on this tablet yet. Open Jotter once more where there is Wi-Fi.'
  },
  countTitle: 'Count',
  countOf: 'of',
  countLess: 'One fewer',
  countMore: 'One more',
  outOfLess: 'One fewer of all',
  outOfMore: 'One more of all',
  sampling: samplingPanelWords,
  menu: {
    title: 'This lesson',
    end: 'End the lesson',
    startedAt: 'It started at',
    set: 'Put right',
    apart: 'I am sitting apart',
    apartHint: 'Words of your notes stay open on the glass.',
    keys: 'Keys',
    /** after the keys of chips, which the method brings */
    keyList: [
      ['1 to 8', 'a tag, or what you see while you sample'],
      ['Enter', 'write'],
      ['Esc', 'leave the words, then the note'],
      ['N', 'next stage'],
      ['Q', 'their own words'],
      ['Z', 'undo'],
      ['?', 'this list']
    ] as readonly (readonly [string, string])[]
  },
  trial: {
    banner: 'Trial page. Pupils are made up.',
    first: 'Saw something? Tap who.',
    kept: 'Kept. Say more or put the iPad down.',
    keptElsewhere: 'Kept. Say more or put the tablet down.',
    doneTitle: (count: number) =>
      plural('en', count, { one: 'That was one note.', other: 'That was # notes.' }),
    doneNothing: 'Nothing noted yet.',
    useIt: 'Use this with your class',
    haveCode: 'I have a code',
    bin: (count: number) =>
      count === 2
        ? 'Bin these two notes'
        : plural('en', count, { one: 'Bin this note', other: 'Bin these # notes' }),
    goOn: 'Go on noting',
    explain: 'Nothing of this page leaves the tablet.'
  },
  ready: 'Opening the lesson'
}

export type Words = typeof words

export const loadGd = async (): Promise<Words> => (await import('./words.gd.ts')).wordsGd
