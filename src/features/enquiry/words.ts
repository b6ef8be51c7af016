import { plural } from '#lib/words.ts'

/** Words of Enquiry, the case-study pupils and the key sheet. */
export const words = {
  title: 'Enquiry',
  lead: 'One question, five steps. What you change here is saved as you go.',
  question: 'The question',
  steps: 'Five steps',
  stepState: { done: 'Done', now: 'Here', later: 'Later' },
  pupils: 'Case-study pupils',
  pupilsLead: 'Labels, not names. Each stands for others.',
  emptySentence: 'Choose two or three pupils who stand for others. Use labels, not names.',
  addPupil: 'Add a pupil',
  keySheet: 'Print the key sheet',
  recording: 'Sound',
  recordingLead:
    'Off unless the group has decided it together and each pupil and family has said yes. A recording stays on the tablet it was made on; only what you write down of it goes on.',
  pupilCount: (count: number) => plural('en', count, { one: '# pupil', other: '# pupils' }),
  newPupil: 'A new case-study pupil',
  choose: 'Choose a label',
  more: 'Other labels',
  edit: 'Change',
  close: 'Close',
  done: 'Done',
  remove: 'Take out',
  removeAsk: (label: string) => `Take ${label} out of the project?`,
  removeHint: 'Notes about this pupil stay. They show the label they had.',
  keep: 'Keep',
  noClassStage: 'Choose a class stage.',
  page: 'This pupil’s page',
  lessons: 'Lessons',
  lessonsDetail: 'Plan lessons, and look at past ones',
  purpose: 'For the enquiry, not for appraisal.',
  sheet: {
    title: 'Key sheet',
    back: 'Enquiry',
    lead: 'Print it, write the names on paper, lock it away. Names are never typed into Jotter.',
    print: 'Print it',
    paperTitle: 'Key sheet',
    warning: 'Confidential. Keep it in school, locked away, apart from the tablet.',
    label: 'Label',
    code: 'Code',
    classStage: 'Class stage',
    name: 'Name (write by hand)',
    destroy: 'Destroy by'
  }
}

export type Words = typeof words
