/** One command that measures: what it keeps, and what its figures are about in a sentence for everybody. */
export interface Part {
  /** the name its figures are kept under */
  readonly name: string
  /** the line that measures it; said where nothing was measured yet */
  readonly command: string
  readonly title: string
  readonly plain: string
  /** the short table tells how many of its goals were met and names only those missed */
  readonly together?: true
}

interface Section {
  readonly heading: string
  readonly parts: readonly Part[]
}

const LOST: Section = {
  heading: 'Is a note ever lost, doubled or mixed up?',
  parts: [
    {
      name: 'simulate',
      command: 'npm run simulate -- --nightly',
      title: 'Random histories of tablets, tabs and a server',
      plain:
        'A program plays months of bad luck in seconds: several people, tablets and windows, requests that get lost or arrive twice, pages that die between two steps, full storage, wrong clocks, a server put back from an older copy. After every step it checks that the rules of the notes still hold.',
      together: true
    },
    {
      name: 'mutants',
      command: 'npm run mutants',
      title: 'Faults put in on purpose',
      plain:
        'Whether those checks would notice a fault: the real program is made wrong on purpose, in one place at a time, and the checks must find out each time.',
      together: true
    },
    {
      name: 'kill',
      command: 'npm run kill -- --times 100',
      title: 'Kills in real browsers and of a real server',
      plain:
        'Browsers and server are ended in the middle of their work, without warning, as when a battery is empty. Then everything is opened again and counted.',
      together: true
    },
    {
      name: 'feed',
      command: 'npm run feed',
      title: 'The server, killed and started again while many write',
      plain:
        'Twenty-four writers and eight readers at one server that is killed meanwhile: every note that was acknowledged must be there once, in one order, without a hole.',
      together: true
    }
  ]
}

const QUICK: Section = {
  heading: 'Is it quick enough for a lesson?',
  parts: [
    {
      name: 'start',
      command: 'npm run bench -- --only start',
      title: 'From a fresh clone to the first page',
      plain:
        'Somebody has found Jotter, has nothing but Node and npm, and types two words: how long until a page can be looked at.'
    },
    {
      name: 'sizes',
      command: 'npm run size',
      title: 'What a tablet has to download',
      plain: 'The less there is to load, the sooner an old tablet shows the first page.'
    },
    {
      name: 'capture',
      command: 'npm run bench -- --only capture',
      title: 'What a teacher waits for',
      plain:
        'A browser whose processor was slowed down four times, as on an old tablet, with the notes of five years stored and the server switched off.'
    },
    {
      name: 'lesson',
      command: 'npm run bench -- --only lesson',
      title: 'A lesson with notes and sampling',
      plain:
        'Ten real minutes of typing notes while three pupils are sampled by the clock: whether the screen ever stops, and whether memory grows.'
    },
    {
      name: 'photo',
      command: 'npm run bench -- --only photo',
      title: 'Photos of work',
      plain:
        'A photo as large as a tablet takes them, kept in a browser slowed down four times; then ten of them over a bad link that breaks off, while somebody goes on taking notes.'
    },
    {
      name: 'growth',
      command: 'npm run bench:growth',
      title: 'What grows with the years',
      plain: 'The same with 1,000, 10,000 and 100,000 notes: what becomes slower, and how fast.'
    },
    {
      name: 'join',
      command: 'npm run bench:join',
      title: 'What a newcomer waits for',
      plain:
        'Somebody joins a group that has written for five years, and somebody a group that began this year: how long until each can read everything.'
    }
  ]
}

const SERVER: Section = {
  heading: 'Does the server keep up?',
  parts: [
    {
      name: 'server',
      command: 'npm run bench:server',
      title: 'The server beside its bare database',
      plain:
        'How much of what its database alone could take the server takes, and whether it needs more and more memory.',
      together: true
    }
  ]
}

const PEERS: Section = {
  heading: 'Is anybody else quicker?',
  parts: [
    {
      name: 'peers',
      command: 'npm run bench -- --only peers',
      title: 'Beside other programs of its kind',
      plain:
        'The same 10,000 notes with Jotter and with four other ways to build such a program, in turns on the same machine. Jotter seals every note on its clock; the others seal nothing.',
      together: true
    }
  ]
}

/** What is printed before the bad days, and after them. */
export const before: readonly Section[] = [LOST]
export const after: readonly Section[] = [QUICK, SERVER, PEERS]

/** Everything the report expects, in its order. */
export const parts: readonly Part[] = [...before, ...after].flatMap((section) => section.parts)
