import type { words as english } from './words.ts'

export const inkGd: typeof english = {
  one: 'buille pinn',
  many: 'buillean pinn',
  count: {
    one: '# bhuille pinn',
    two: '# bhuille pinn',
    few: '# buillean pinn',
    other: '# buille pinn'
  },
  fields: {
    observation: 'Nota',
    at: 'Àm a thàinig am peann sìos',
    width: 'Leud na loidhne',
    points: 'Puingean: tarsainn, sìos is mille-dhiogan, gach tè bhon tè roimhpe'
  },
  choices: {}
}
