/** What nobody and nothing has tried yet, the most important first. It is kept by hand and shortened only when something was tried. */
export const notTested: readonly (readonly [what: string, why: string])[] = [
  [
    'Real iPads',
    'Nothing in this report ran on one. WebKit was tested as WebKitGTK on Linux, which shares Safari’s engine but not iPadOS.'
  ],
  [
    'Real power cuts',
    'Browsers and server were killed, but the machine under them stayed on, so that what it had not yet written to the disk was not lost. For the server the order of its system calls was looked at instead. No plug was pulled, and a disk that lies about having written would not have been found out.'
  ],
  [
    'Safari’s seven days',
    'Safari may empty a page that is not on the home screen after seven days without a visit. Jotter says so; nobody has waited.'
  ],
  [
    'The storage of an app on the home screen',
    'It is apart from Safari’s own. Moving from one to the other was never tried on a tablet.'
  ],
  ['The share sheet and AirDrop', 'Files were given to the page and taken from it by the test.'],
  [
    'Auto-lock, and pages that iPadOS ends for want of memory',
    'A long sleep was played in three browsers with a changed clock, not on a tablet that was put away.'
  ],
  [
    'Pencil, palms and real fingers',
    'Touches came from the browser’s own driver where it can, else from events made by the test.'
  ],
  [
    'Real cameras',
    'Browsers showed a made-up picture in place of a camera, and files were drawn by the test: no lens, no HEIC of an iPhone, no camera app that throws the page away.'
  ],
  [
    'Real microphones',
    'Browsers heard a made-up tone: no voice across a table, no call that takes the microphone away, no iPad that is locked while it records.'
  ],
  ['The on-screen keyboard', 'No browser here has one, so what it covers was never seen.'],
  [
    'The end of a page seen in WebKitGTK 2.50',
    'Leaving the list of notes out of its search field ended the page there. That was avoided, the cause is not known, and nobody knows whether Safari has it.'
  ],
  [
    'Other versions of the browsers',
    'One version of each was used, all on Linux; none on Android, ChromeOS, Windows or macOS. Safari before 17.4 lacks something Jotter needs.'
  ],
  ['Windows and macOS as the server', 'The server has only ever run on Linux.'],
  [
    'PostgreSQL and more than one server',
    'The design describes them; they are not built. The server is one process with one SQLite file.'
  ],
  [
    'Real school networks',
    'All traffic stayed inside one machine. Lost, doubled and slow answers and a sign-in page were played; a filter that opens secure connections, or thirty tablets on one access point, was not there.'
  ],
  [
    'Real years',
    'Five years of notes were made by a program in minutes. No database has grown old and no key has been in use for a year.'
  ],
  [
    'Damaged disks',
    'Full ones were tried. Bits that turn over by themselves, and file systems that break, were not.'
  ],
  [
    'Teachers in lessons',
    'No teacher has used Jotter in a lesson yet, and nobody who depends on a screen reader has tried it. A program found no fault of accessibility; a person may.'
  ],
  [
    'A native reader of Gàidhlig',
    'The words were written with care, and no native reader has seen them.'
  ],
  [
    'An outside look at the sealing',
    'The building blocks were audited by others; how Jotter puts them together was not.'
  ]
]
