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
  lens: {
    pupils: 'Sgoilearan',
    task: 'Obair',
    teaching: 'Ceuman an tidseir',
    asked: 'Dh’fhaighnich mi'
  },
  counted: (count: number, of: number) => `${count} à ${of}`,
  promptsTitle: 'Dh’fhaodadh tu faighneachd',
  prompts: [
    'Dè tha thu ag obair air?',
    'Dè nì thu ma tha thu air stad?',
    'Ciamar a bhios fios agad gu bheil e math?',
    'Carson a tha thu ag ionnsachadh seo?'
  ],
  wholeClass: 'An clas air fad',
  nobody: 'gun duine ainmichte',
  wordCount: (count: number) =>
    plural('gd', count, { one: '# fhacal', two: '# fhacal', few: '# faclan', other: '# facal' }),
  quote: 'Na faclan aca fhèin',
  thought: 'Mo bheachd fhìn, air a chumail air leth'
}
