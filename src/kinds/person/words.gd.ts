import type { words as english } from './words.ts'

export const personGd: typeof english = {
  one: 'neach',
  many: 'daoine',
  count: { one: '# neach', two: '# neach', few: '# daoine', other: '# neach' },
  fields: { name: 'An t-ainm a chì a’ bhuidheann', role: 'Dreuchd', school: 'Sgoil' },
  choices: {
    role: {
      lead: 'Ceannard na buidhne',
      member: 'Ball',
      observer: 'Neach-amhairc',
      adviser: 'Comhairliche'
    }
  }
}
