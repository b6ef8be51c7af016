import type { amendmentWords as englishAmendment, words as english } from './words.ts'

export const observationGd: typeof english = {
  one: 'nota',
  many: 'notaichean',
  count: { one: '# nota', two: '# nota', few: '# notaichean', other: '# nota' },
  fields: {
    lesson: 'Leasan',
    sitting: 'Suidhe',
    at: 'Àm a’ chiad bheantainn',
    mended: 'Àm, air a cheartachadh',
    monotonic: 'Àm air cloc seasmhach an tablaid',
    pupils: 'Sgoilearan',
    whom: 'Cò',
    lens: 'Dè dhen t-seòmar air an deach coimhead',
    stage: 'Pàirt den leasan',
    tags: 'Tagaichean',
    counted: 'Cia mheud',
    outOf: 'À cia mheud',
    lookedFor: 'Ga shireadh agus air fhaicinn',
    ink: 'Air a tharraing no air a sgrìobhadh le làimh',
    text: 'Na chunnacas is na chualas',
    quote: 'Faclan an sgoileir fhèin',
    thought: 'Mo smuain fhìn, air leth bho na chunnacas',
    visibility: 'Cò dh’fhaodas a leughadh',
    looked: 'Air sùil a thoirt air'
  },
  choices: {
    whom: { class: 'An clas air fad', group: 'Buidheann' },
    lens: {
      pupils: 'Sgoilearan',
      task: 'Obair',
      teaching: 'Ceuman an tidseir',
      asked: 'Air faighneachd de sgoilear'
    },
    tags: {
      says: 'ag ràdh',
      does: 'a’ dèanamh',
      'shows-work': 'a’ sealltainn obair',
      asks: 'a’ faighneachd',
      stuck: 'air stad',
      unlocks: 'a’ fuasgladh',
      'helped-by-peer': 'cuideachadh bho cho-sgoilear',
      'helped-by-adult': 'cuideachadh bho inbheach',
      count: 'cunntas',
      board: 'air a’ bhòrd',
      jotter: 'san leabhar-obrach'
    },
    visibility: {
      private: 'Mise a-mhàin',
      school: 'An sgoil agam',
      group: 'A’ bhuidheann rannsachaidh',
      adviser: 'An comhairliche'
    }
  }
}

export const amendmentGd: typeof englishAmendment = {
  one: 'ceartachadh',
  many: 'ceartachaidhean',
  count: {
    one: '# cheartachadh',
    two: '# cheartachadh',
    few: '# ceartachaidhean',
    other: '# ceartachadh'
  },
  fields: {
    observation: 'Nota',
    reason: 'Adhbhar',
    text: 'Mar bu chòir dha leughadh',
    at: 'Àm a’ cheartachaidh'
  },
  choices: {}
}
