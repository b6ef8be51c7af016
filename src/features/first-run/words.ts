/** Words of the first page, the start of a project and the install card. */
export const words = {
  title: 'Jotter',
  sentence:
    'Jotter keeps what you see in a lesson. It works with no Wi-Fi. Nobody else can read a note until you hand it in.',
  takeNote: 'Take a note',
  haveCode: 'I have a code',
  lookAround: 'Look around',
  language: 'Gàidhlig',
  opening: 'One moment',
  wiped: 'Bring my notes back',
  start: {
    title: 'Start a project',
    lead: 'It starts on this tablet only. Sharing it is a later step of your own.',
    projectTitle: 'What do you call the enquiry?',
    projectHint: 'For example: Show Me Your Thinking. You can change it later.',
    name: 'Your name, as colleagues know you',
    nameHint: 'Your group sees it beside the notes you hand in. The server cannot read it.',
    school: 'Your school',
    classStage: 'Class stage',
    pupils: 'Case-study pupils',
    pupilsHint: 'Choose two or three labels for pupils who stand for others. Labels, not names.',
    more: 'Other labels',
    chosen: (count: number) =>
      count === 0 ? 'None yet. You can choose later.' : `${count} chosen`,
    save: 'Start',
    needed: 'Please fill this in.',
    keySheet: 'Print the key sheet',
    done: 'Your project is ready.',
    doneLead: 'Write on paper who is who. The names stay with you.',
    toToday: 'To Today',
    back: 'Back'
  },
  install: {
    title: 'Put Jotter on the home screen first',
    reason:
      'Safari may erase this page’s data after 7 days without a visit. The installed app keeps its own storage.',
    share: 'Touch Share in Safari’s bar.',
    add: 'Choose Add to Home Screen.',
    open: 'Open Jotter from its new icon.',
    invitation: 'Your invitation',
    invitationHint:
      'Copy it now. In the installed app choose “I have a code” and paste. Nothing is used up by this.',
    copy: 'Copy invitation',
    copied: 'Copied',
    cannot: 'I cannot install',
    cannotHint: 'You can go on here. Hand in or make a sealed copy at the end of the day.',
    already: 'Jotter is on the home screen of this tablet.',
    back: 'Back'
  }
}

export type Words = typeof words
