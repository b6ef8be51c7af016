import type { schemeCodeWords as englishCode, words as english } from './words.ts'

export const schemeGd: typeof english = {
  one: 'sgeama sampaill',
  many: 'sgeamaichean sampaill',
  count: {
    one: '# sgeama sampaill',
    two: '# sgeama sampaill',
    few: '# sgeamaichean sampaill',
    other: '# sgeama sampaill'
  },
  fields: { name: 'Ainm', method: 'Dòigh', every: 'Eadaramh', rotation: 'Cò an tionndadh' },
  choices: {
    method: {
      momentary: 'aig an dearbh mhòmaid',
      whole: 'fad an eadaraimh',
      partial: 'uair sam bith san eadaramh',
      scan: 'cia mheud den iomlan aig a’ mhòmaid',
      count: 'gach turas a thachras e'
    },
    rotation: {
      'in-turn': 'sgoilear às dèidh sgoileir',
      together: 'a h-uile sgoilear aig gach mòmaid',
      class: 'an clas air fad'
    }
  }
}

export const schemeCodeGd: typeof englishCode = {
  one: 'còd',
  many: 'còdan',
  count: { one: '# chòd', two: '# chòd', few: '# còdan', other: '# còd' },
  fields: {
    scheme: 'Sgeama sampaill',
    letter: 'Litir',
    name: 'Ainm',
    counts: 'Air a chunntadh mar',
    means: 'Dè tha e a’ ciallachadh',
    example: 'Eisimpleir',
    notThis: 'Dè nach eil e a’ ciallachadh',
    rank: 'Òrdugh'
  },
  choices: {
    counts: {
      'on-task': 'ris an obair',
      'off-task': 'far na h-obrach',
      waiting: 'a’ feitheamh',
      'not-seen': 'gun fhaicinn'
    }
  }
}
