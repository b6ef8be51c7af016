import type { Problem } from '#lib/result.ts'
import type { FormWords } from './words.ts'

function problem({ code, details = {} }: Problem): string {
  if (code === 'text-too-long') {
    const words = Math.round((Number(details['bytes']) - Number(details['most'])) / 6)
    return `Tha seo cho fada ri nobhail. Tha e air a chumail an seo mar a tha e; thoir às mu ${words} facal, no cuir an còrr ann an nota eile.`
  }
  switch (details['reason']) {
    case 'missing':
    case 'empty':
      return 'Chan fhaod seo a bhith falamh.'
    case 'too-long':
      return `Ro fhada. ${String(details['most'] ?? '')} litir aig a’ char as motha.`
    case 'not-a-number':
      return 'Sgrìobh àireamh, mar 12.'
    case 'out-of-range':
      return 'Chan eil an àireamh seo freagarrach an seo.'
    case 'not-an-instant':
      return 'Sgrìobh àm, mar 10:05.'
    case 'not-a-day':
      return 'Tagh latha a tha ann.'
    default:
      return 'Chan eil seo freagarrach an seo. Tagh a-rithist.'
  }
}

export const wordsGd: FormWords = {
  done: 'Deiseil',
  none: 'Gun taghadh',
  nothing: 'Gun dad sgrìobhte',
  yes: 'Tha',
  no: 'Chan eil',
  minutes: 'mionaidean',
  elsewhere: 'gun a cho-roinneadh leat',
  optional: 'Faodaidh seo a bhith falamh',
  loading: 'Ga fhosgladh',
  saving: 'Ga shàbhaladh',
  stored: 'Air a shàbhaladh air an tablaid seo.',
  journal: 'Gun a shàbhaladh fhathast. Cùm an duilleag seo fosgailte.',
  refused: 'Cha deach a shàbhaladh. Tha na sgrìobh thu an seo fhathast; feuch a-rithist.',
  notYours: 'Chan fhaod ach an t-ùghdar seo atharrachadh.',
  problem,
  versions: {
    title: (field) => `${field}: sgrìobh dithis aig an aon àm`,
    explain:
      'Tha gach tionndadh air a chumail gus an tagh thu. Cùm fear, no sgrìobh fear eile gu h-ìosal.',
    by: (name, when) => `${name}, ${when}`,
    cleared: 'Air fhàgail falamh',
    keep: (number) => `Cùm tionndadh ${number}`,
    version: (number) => `Tionndadh ${number}`,
    third: 'Sgrìobh tionndadh eile'
  }
}
