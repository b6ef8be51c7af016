import { plural } from '#lib/words.ts'
import type { NoteWords } from './note-words.ts'

/** Gàidhlig words of a note; not yet read by a native speaker. */
export const noteWordsGd: NoteWords = {
  tags: {
    says: 'ag ràdh',
    does: 'a’ dèanamh',
    'shows-work': 'a’ sealltainn obair',
    asks: 'a’ faighneachd',
    stuck: 'air stad',
    unlocks: 'ga fhuasgladh',
    'helped-by-peer': 'cuideachadh: sgoilear',
    'helped-by-adult': 'cuideachadh: inbheach',
    count: 'cunntas',
    board: 'air a’ bhòrd',
    jotter: 'san leabhar-obrach'
  },
  helpedBy: 'le cuideachadh',
  peer: 'sgoilear eile',
  adult: 'inbheach',
  whom: { class: 'An clas', group: 'Buidheann' },
  lens: {},
  counted: (count: number, of: number) => `${count} à ${of}`,
  promptsTitle: 'Dh’fhaodadh tu faighneachd',
  wholeClass: 'An clas air fad',
  nobody: 'gun duine ainmichte',
  wordCount: (count: number) =>
    plural('gd', count, { one: '# fhacal', two: '# fhacal', few: '# faclan', other: '# facal' }),
  quote: 'Na faclan aca fhèin',
  thought: 'Mo bheachd fhìn, air a chumail air leth'
}
