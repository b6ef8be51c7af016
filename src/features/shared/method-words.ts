/** What a method calls its things, wherever a screen draws them. */
export interface MethodWords {
  /** what stands on the strip: 'Lesson stages', 'Rooms' */
  readonly stages: string
  readonly stagesHint: string
  /** one of them */
  readonly stage: string
  readonly addStage: string
  /** the name of one that has a number for a name */
  readonly numbered: (number: number) => string
  /** of one and its time, said: minutes from the start, or how many minutes */
  readonly timed: (name: string, range: string) => string
  readonly next: (name: string) => string
  /** of its own chips */
  readonly chips: Readonly<Record<string, string>>
  /** of tags that only it has */
  readonly tags: Readonly<Record<string, string>>
  /** keys of its chips, in the list of keys */
  readonly keys: readonly (readonly [string, string])[]
  /** what pupils may be asked, beside the chip that the method names */
  readonly prompts: readonly string[]
  /** the form that plans so many of the same length; absent where each is written down */
  readonly planning?: PlanningWords
}

export interface PlanningWords {
  readonly title: string
  readonly titleHint: string
  /** its title where nobody gave one */
  readonly untitled: string
  readonly count: string
  readonly fewer: string
  readonly more: string
  readonly minutes: string
}

export const lessonMethodWords: MethodWords = {
  stages: 'Lesson stages',
  stagesHint: 'The parts of the lesson, with the minutes you plan for each.',
  stage: 'Stage',
  addStage: 'Add a stage',
  numbered: (number) => `Stage ${number}`,
  timed: (name, range) => (range ? `${name}, minutes ${range}` : name),
  next: (name) => `Next stage: ${name}. Press and hold if it changed earlier.`,
  chips: {},
  tags: {},
  keys: [
    ['A to F', 'a pupil'],
    ['W', 'whole class'],
    ['G', 'group']
  ],
  prompts: []
}

export const roundsMethodWords: MethodWords = {
  stages: 'Rooms',
  stagesHint: 'What is taught in each room. Nobody’s name belongs here.',
  stage: 'Room',
  addStage: 'Add a room',
  numbered: (number) => `Room ${number}`,
  timed: (name, range) => [name, range].filter(Boolean).join(', '),
  next: (name) => `Next room: ${name}. Press and hold if you went in earlier.`,
  chips: {
    pupils: 'Pupils',
    task: 'Task',
    teaching: 'Teacher’s moves',
    asked: 'Asked a pupil'
  },
  tags: {},
  keys: [
    ['P', 'pupils'],
    ['T', 'the task'],
    ['M', 'the teacher’s moves'],
    ['A', 'asked a pupil']
  ],
  prompts: [
    'What are you working on?',
    'What do you do if you are stuck?',
    'How will you know it is good?',
    'Why are you learning this?'
  ],
  planning: {
    title: 'What do you call the day?',
    titleHint: 'For example: rounds at Skerrybank. No names of teachers.',
    untitled: 'Rounds day',
    count: 'Rooms you visit',
    fewer: 'One room fewer',
    more: 'One room more',
    minutes: 'Minutes in each room'
  }
}

export const newerMethodWords: MethodWords = {
  stages: 'Parts',
  stagesHint:
    'This was planned with a newer Jotter. It is kept as it is; update Jotter on this tablet to change it. Words can be noted already.',
  stage: 'Part',
  addStage: 'Add a part',
  numbered: (number) => `Part ${number}`,
  timed: (name, range) => [name, range].filter(Boolean).join(', '),
  next: (name) => `Next: ${name}.`,
  chips: {},
  tags: {},
  keys: [],
  prompts: []
}
