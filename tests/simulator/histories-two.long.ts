import { HALVES, itKeepsEveryRule, seedsFrom } from './many.ts'

const [, { first, runs }] = HALVES
itKeepsEveryRule('the memory port', seedsFrom(first, runs))
