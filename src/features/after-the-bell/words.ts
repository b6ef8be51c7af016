import { plural } from '#lib/words.ts'
import type { Book } from '#store/types.ts'
import type { Wider } from '#sync/audiences.ts'
import type { Sent } from './model.ts'
import type { Corner } from './photo-edit.ts'

/** Words of After the bell. */
export const words = {
  title: 'After the bell',
  back: 'Lessons',
  unnamed: 'Lesson',
  progress: (at: number, of: number) => `Note ${at} of ${of}`,
  fine: 'Fine',
  addWords: 'Add words',
  mendWords: 'Change the words',
  bin: 'Bin',
  before: 'One back',
  toList: 'To the list',
  noWords: 'No words yet.',
  text: 'What did you see or hear?',
  thought: 'My thought, kept apart',
  quote: 'Their own words',
  when: (time: string) => `Time ${time}. Tap to mend.`,
  who: (who: string) => `Who: ${who}. Tap to change.`,
  tags: (tags: string) => `${tags}. Tap to change.`,
  noTags: 'No tag',
  firstTouch: (time: string) => `first touch ${time}`,
  minutes: (count: number) => (count < 0 ? `−${-count} min` : `+${count} min`),
  close: 'Close',
  tooLong: 'This is longer than one note can hold. All of it is kept as a draft.',
  marks: (count: number) => plural('en', count, { one: '# bare mark', other: '# bare marks' }),
  marksHint: 'Only who and when. Tap one to say more; the others are not handed in.',
  binMarks: 'Bin all marks',
  binned: (count: number) =>
    plural('en', count, { one: 'One note binned.', other: '# notes binned.' }),
  binnedSampling: 'One sampling binned.',
  undo: 'Undo',
  listTitle: 'Hand in',
  listLead: 'Switch off what stays with you. Private notes stay private.',
  handInSwitch: 'Hand in',
  stays: 'Stays private',
  button: (handIn: number, keep: number) =>
    keep === 0 ? `Hand in ${handIn}` : `Hand in ${handIn} · keep ${keep} private`,
  keepAll: (keep: number) => `Keep ${keep} private`,
  toWhom: 'Who gets them',
  to: {
    group: 'The group',
    school: 'My school only',
    adviser: 'The group and the adviser'
  } satisfies Record<Wider, string> as Record<Wider, string>,
  aloneInSchool: 'No colleague of yours has joined yet',
  rowToLabel: (note: string) => `Who gets the note: ${note}`,
  rowTo: {
    group: 'to the group',
    school: 'to my school only',
    adviser: 'to group and adviser'
  } satisfies Record<Wider, string> as Record<Wider, string>,
  handInSentence: (sent: Sent, keep: number) => {
    const stay = plural('en', keep, { one: 'One stays private.', other: '# stay private.' })
    const notes = (count: number) => plural('en', count, { one: '# note', other: '# notes' })
    const parts = [...whoGets(sent, notes), ...samplingsOf(sent)]
    if (parts.length === 0) return stay
    const said = `Hand in ${parts.join(', ')}.`
    return keep === 0 ? said : `${said} ${stay}`
  },
  marksStay: (count: number) =>
    plural('en', count, {
      one: '# bare mark stays on this tablet.',
      other: '# bare marks stay on this tablet.'
    }),
  stayHere: {
    trial: 'This is a trial page. It never leaves the tablet.',
    sample: 'This is the sample project. It never leaves the tablet.',
    project: 'There is no group here to hand in to. Your notes stay with you.'
  } satisfies Record<Book['kind'], string> as Record<Book['kind'], string>,
  handedTitle: 'Handed in',
  handedLead: 'You can take a note back until it has been collected.',
  takeBack: 'Take back',
  correct: 'Correct with a reason',
  doneTitle: (sent: Sent) => {
    const notes = sent.group + sent.adviser + sent.school
    const noted = plural('en', notes, { one: '# note', other: '# notes' })
    return `${[...(notes > 0 ? [noted] : []), ...samplingsOf(sent)].join(', ')} handed in.`
  },
  doneTo: (sent: Sent) => {
    const notes = (count: number) => plural('en', count, { one: '# note', other: '# notes' })
    return `${whoGets(sent, sent.samplings > 0 ? notes : String).join(', ')}.`
  },
  doneKept: (kept: number) =>
    plural('en', kept, { one: 'One stays private.', other: '# stay private.' }),
  doneNothing: 'Everything stays private.',
  doneWait: 'They are sent as soon as the server can be reached.',
  toToday: 'To Today',
  binSampling: 'Bin this sampling',
  empty: 'No notes of yours in this lesson.',
  emptyAll: 'Everything has been gone through.',
  photo: {
    title: (time: string) => `Photo of work, ${time}`,
    ask: 'Is there a face or a name? Brush over it, or cut it off.',
    tools: 'What you do to the photo',
    blur: 'Brush over',
    crop: 'Cut',
    picture: 'The photo',
    corners: {
      'top-left': 'Top left corner. Arrow keys move it.',
      'top-right': 'Top right corner. Arrow keys move it.',
      'bottom-left': 'Bottom left corner. Arrow keys move it.',
      'bottom-right': 'Bottom right corner. Arrow keys move it.'
    } satisfies Record<Corner, string> as Record<Corner, string>,
    clean: 'No face, no name: keep it',
    bin: 'Bin the photo',
    binAsk: 'Bin this photo?',
    binHint: 'It is on this tablet only. Nobody can bring it back.',
    keepIt: 'Not now',
    stay: (day: string) =>
      `Until you have checked them they stay on this tablet and are not handed in. Unchecked, the first is binned on ${day}.`,
    missing: 'The picture cannot be opened any more. Bin it.',
    notLoaded: 'Photos cannot be checked yet. Open Jotter once more where there is Wi-Fi.',
    too: 'Their photos too',
    tooHint: 'Colleagues of other schools see them then. Switched off, photos stay with you.'
  },
  recording: {
    waiting: (count: number) =>
      plural('en', count, {
        one: 'One recording to write down',
        other: '# recordings to write down'
      }),
    stay: (day: string) =>
      `The sound stays on this tablet. What you write down goes with the note. The first sound goes on ${day}, written down or not.`,
    title: (time: string, length: string) => `Recorded at ${time}, ${length}`,
    open: 'Listen and write down what matters',
    begun: 'You have begun to write it down',
    transcript: 'What was said',
    hint: 'Codes and labels, never a name. It becomes words of the note.',
    hintLate:
      'Codes and labels, never a name. The note is handed in: your words go to the same people as a correction.',
    back: (seconds: number) => `${seconds} seconds back`,
    play: 'Play',
    pause: 'Pause',
    place: 'Place in the recording',
    keep: 'Written down: delete the sound',
    keepAsk: 'Delete the sound?',
    keepHint: 'Your words stay in the note. Nobody can bring the sound back.',
    keepHintLate:
      'Whoever was given the note is given your words as a correction of it. Nobody can bring the sound back.',
    keepWords: 'Put the words into the note',
    bin: 'Bin the recording',
    binAsk: 'Bin this recording?',
    binHint: 'The sound goes, and what you wrote here of it. Nobody can bring it back.',
    notNow: 'Not now',
    gone: 'The sound went after fourteen days. What you had written down is here.',
    unreadable: 'The sound cannot be opened any more. What you wrote is here.',
    reason: (length: string) => `Written down from a recording of ${length}`,
    notLoaded: 'Recordings cannot be opened yet. Open Jotter once more where there is Wi-Fi.'
  },
  purpose: 'For the enquiry, not for appraisal.'
}

export type Words = typeof words

/** "7 to the group", "2 to your school": each audience once, counted truthfully; the first number with its noun. */
function whoGets({ group, adviser, school }: Sent, first: (count: number) => string): string[] {
  const all = group + adviser
  const inGroup = adviser === all ? 'to the group and the adviser' : 'to the group'
  const parts: [number, string][] = [
    [all, inGroup],
    [group > 0 ? adviser : 0, 'of them to the adviser too'],
    [school, 'to your school']
  ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, whom], index) => `${index === 0 ? first(count) : count} ${whom}`)
}

/** "1 sampling", or nothing. */
function samplingsOf({ samplings }: Sent): string[] {
  return samplings === 0
    ? []
    : [plural('en', samplings, { one: '# sampling', other: '# samplings' })]
}

export const loadGd = async (): Promise<Words> => (await import('./words.gd.ts')).wordsGd
