import type { observation } from '#kinds/observation/kind.ts'
import type { ValuesOf } from '#schema/define-kind.ts'

type Tags = NonNullable<ValuesOf<typeof observation>['tags']>

export interface Seen {
  /** minutes and seconds after the start */
  readonly time: readonly [minutes: number, seconds: number]
  readonly whom: string
  readonly stage: string
  readonly tags: Tags
  readonly text: string
  readonly quote?: true
  readonly thought?: string
}

/** The notes of the three observers, each from the chair beside one pupil. */
export const NOTES: readonly (readonly Seen[])[] = [
  [
    {
      time: [2, 10],
      whom: 'WM-1',
      stage: 'Hook',
      tags: ['says'],
      text: '"More than. So it’s a take away." Underlines "more" twice.',
      quote: true
    },
    {
      time: [14, 5],
      whom: 'WM-1',
      stage: 'Pair',
      tags: ['does'],
      text: 'Draws two equal bars, rubs one out, makes it shorter, sits back.'
    },
    {
      time: [15, 50],
      whom: 'WM-1',
      stage: 'Pair',
      tags: ['says'],
      text: 'To partner: "No wait, she’s got the big one."',
      quote: true
    },
    {
      time: [29, 30],
      whom: 'WM-1',
      stage: 'Share',
      tags: ['says'],
      text: 'When asked how he knew: "The picture told me." Partner nods.',
      quote: true
    }
  ],
  [
    {
      time: [4, 45],
      whom: 'WM-2',
      stage: 'Hook',
      tags: ['does'],
      text: 'Looks at partner’s sheet, traces the word "altogether", no writing yet.'
    },
    {
      time: [18, 40],
      whom: 'WM-2',
      stage: 'Pair',
      tags: ['helped-by-peer'],
      text: 'Partner points at the gap and says "this bit is the more". Lapwing writes 8 in the gap.'
    },
    {
      time: [26, 0],
      whom: 'WM-2',
      stage: 'Share',
      tags: ['does'],
      text: 'Holds up board when asked; model correct, no number sentence.'
    },
    {
      time: [36, 20],
      whom: 'WM-2',
      stage: 'Independent',
      tags: ['shows-work'],
      text: 'Bar labelled in two languages, answer 14 (expected 14).'
    }
  ],
  [
    {
      time: [7, 30],
      whom: 'WM-3',
      stage: 'Model',
      tags: ['says'],
      text: '"It’s the same bar but one’s longer." Hands apart to show it.',
      quote: true
    },
    {
      time: [11, 20],
      whom: 'class',
      stage: 'Model',
      tags: ['count'],
      text: '19 of 24 have a bar drawn; 5 have drawn objects.'
    },
    {
      time: [21, 15],
      whom: 'WM-3',
      stage: 'Pair',
      tags: ['stuck'],
      text: 'Finishes in under two minutes, turns sheet over, waits, chin on hand until 24:30.',
      thought: 'Needs a second challenge ready.'
    },
    {
      time: [43, 10],
      whom: 'class',
      stage: 'Plenary',
      tags: ['count'],
      text: 'Explaining sentences on the exit ticket: 15 of 24 mention the bar or the gap; 4 blank.'
    }
  ]
]
