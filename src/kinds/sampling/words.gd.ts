import type { samplingMarkWords as englishMark, words as english } from './words.ts'

export const samplingGd: typeof english = {
  one: 'sampladh',
  many: 'samplaidhean',
  count: { one: '# sampladh', two: '# shampladh', few: '# samplaidhean', other: '# sampladh' },
  fields: {
    lesson: 'Leasan',
    sitting: 'Suidhe',
    scheme: 'Sgeama sampaill',
    seatA: 'Sgoilear A',
    seatB: 'Sgoilear B',
    seatC: 'Sgoilear C',
    seatD: 'Sgoilear D',
    seatE: 'Sgoilear E',
    seatF: 'Sgoilear F',
    starts: 'Air tòiseachadh',
    every: 'Eadaramh',
    ended: 'Air crìochnachadh',
    visibility: 'Cò dh’fhaodas a leughadh',
    looked: 'Air sùil a thoirt air'
  },
  choices: {
    visibility: {
      private: 'Mise a-mhàin',
      school: 'An sgoil agam',
      group: 'A’ bhuidheann rannsachaidh',
      adviser: 'An comhairliche'
    }
  }
}

export const samplingMarkGd: typeof englishMark = {
  one: 'comharra on chloc',
  many: 'comharran on chloc',
  count: {
    one: '# chomharra on chloc',
    two: '# chomharra on chloc',
    few: '# comharran on chloc',
    other: '# comharra on chloc'
  },
  fields: {
    sampling: 'Sampladh',
    moment: 'Dè a’ mhòmaid, 0 a’ chiad tè',
    pupil: 'Sgoilear',
    code: 'Còd',
    at: 'Àm na beantainn',
    late: 'Dè cho fada às dèidh na mòmaid',
    counted: 'Cia mheud',
    outOf: 'À cia mheud'
  },
  choices: {}
}
