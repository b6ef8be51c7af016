/** Words of the recovery sheet: on the screen and on paper. */
export const words = {
  title: 'Recovery sheet',
  back: 'This tablet',
  lead: 'A printed key. It brings your projects back, private notes too, if this tablet is lost or emptied.',
  hint: 'Keep it where you keep the key sheet: locked away, not with the tablet.',
  make: 'Make a recovery sheet',
  another: 'Make another',
  paperTitle: 'Jotter recovery sheet',
  paperLead: 'Whoever holds this sheet can read your notes. Lock it away.',
  projects: 'Projects',
  server: 'Server',
  made: (day: string) => `Made on ${day}`,
  letters: 'Letters',
  qr: 'Scan in Jotter: I have a code, then Scan',
  how: 'To use it: open Jotter at the address above, choose “I have a code”, then “Recovery sheet”.',
  print: 'Print it',
  typeBack: 'Type back the last four letters',
  typeBackHint:
    'From the paper, so that you know it was printed. Only then do we call your notes safe.',
  confirm: 'They are on paper',
  confirmed: 'Good. Two hold the key now.',
  list: 'Sheets that work',
  proved: 'typed back',
  unproved: 'not typed back yet',
  void: 'Make void',
  nothing: 'Start a project first. A trial page needs no sheet.',
  setup: 'The project is not shared yet. Share it first: the sheet is kept by the server, sealed.',
  share: 'Share the project'
}

export type SheetWords = typeof words
