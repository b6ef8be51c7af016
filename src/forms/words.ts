import type { Problem } from '#lib/result.ts'

/** What is wrong with one field and what to do. */
function problem({ code, details = {} }: Problem): string {
  if (code === 'text-too-long') {
    const words = Math.round((Number(details['bytes']) - Number(details['most'])) / 6)
    return `That is a novel. It is kept here as it is; take out about ${words} words, or put the rest into another note.`
  }
  switch (details['reason']) {
    case 'missing':
    case 'empty':
      return 'This cannot stay empty.'
    case 'too-long':
      return `Too long. At most ${String(details['most'] ?? '')} characters.`
    case 'not-a-number':
      return 'Write a number, such as 12.'
    case 'out-of-range':
      return 'This number does not fit here.'
    case 'not-an-instant':
      return 'Write a time, such as 10:05.'
    case 'not-a-day':
      return 'Choose a day that exists.'
    default:
      return 'This does not fit here. Choose again.'
  }
}

export const words = {
  done: 'Done',
  none: 'Not chosen',
  nothing: 'Nothing written',
  yes: 'Yes',
  no: 'No',
  minutes: 'minutes',
  elsewhere: 'not shared with you',
  optional: 'May stay empty',
  loading: 'Opening',
  saving: 'Saving',
  stored: 'Saved on this tablet.',
  journal: 'Not yet saved. Keep this page open.',
  refused: 'Not saved. What you wrote is still here; try again.',
  notYours: 'Only its author can change this.',
  problem,
  versions: {
    title: (field: string) => `${field}: two people wrote at once`,
    explain: 'All versions are kept until you choose. Keep one, or write another one below.',
    by: (name: string, when: string) => `${name}, ${when}`,
    cleared: 'Left empty',
    keep: (number: number) => `Keep version ${number}`,
    version: (number: number) => `Version ${number}`,
    third: 'Write another version'
  }
}

export type FormWords = typeof words
