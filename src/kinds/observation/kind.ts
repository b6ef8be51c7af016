import { defineKind } from '#schema/define-kind.ts'
import {
  choice,
  choices,
  duration,
  flag,
  instant,
  longText,
  optional,
  ref,
  refs,
  score,
  shortText
} from '#schema/field.ts'
import { countWords } from './rules.ts'

/** A timed note: what was seen, and apart from it what the observer thought. Lesson time is derived, never stored. */
export const observation = defineKind({
  name: 'observation',
  version: 2,
  fields: {
    lesson: ref('lesson'),
    sitting: optional(ref('sitting')),
    /** the first touch; never changed */
    at: instant(),
    /** the time the observer says it was (R5) */
    mended: optional(instant()),
    /** ms since the sitting's start by the tablet's steady clock */
    monotonic: optional(duration()),
    pupils: refs('pupil'),
    whom: optional(choice('class', 'group')),
    /** what the method of the lesson has in place of pupils: in a room visit what of it was looked at, never a person (domain: IR-2) */
    lens: optional(choice('pupils', 'task', 'teaching', 'asked')),
    stage: optional(ref('lessonStage')),
    tags: choices(
      'says',
      'does',
      'shows-work',
      'asks',
      'stuck',
      'unlocks',
      'helped-by-peer',
      'helped-by-adult',
      'count',
      'board',
      'jotter'
    ),
    /** "7 of 11" of the tag count */
    counted: optional(score({ min: 0, max: 999 })),
    outOf: optional(score({ min: 0, max: 999 })),
    lookedFor: optional(shortText({ max: 40 })),
    /** it has strokes of a pen, each a part of its own */
    ink: optional(flag()),
    text: optional(longText()),
    quote: optional(flag()),
    thought: optional(longText()),
    /** absent: not decided yet */
    visibility: optional(choice('private', 'school', 'group', 'adviser')),
    /** gone through in After the bell */
    looked: optional(flag())
  },
  digest: [
    'lesson',
    'sitting',
    'at',
    'mended',
    'monotonic',
    'pupils',
    'whom',
    'lens',
    'stage',
    'tags',
    'counted',
    'outOf',
    'lookedFor',
    'ink',
    'quote',
    'visibility',
    'looked'
  ],
  authored: true,
  born: 'private',
  // Version 2 only adds: rooms, what was counted, two tags, ink.
  upgrades: { 2: (patch) => patch },
  derive: ({ text, thought }) => ({ words: countWords(text), thoughts: countWords(thought) })
})

/** What its author says about a handed-in note afterwards; the note itself stays as it was. */
export const amendment = defineKind({
  name: 'amendment',
  version: 1,
  fields: {
    observation: ref('observation'),
    reason: shortText({ max: 200 }),
    text: longText(),
    at: instant()
  },
  authored: true,
  born: 'private'
})
