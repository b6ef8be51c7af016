import { FOUND, HALVES, itKeepsEveryRule, seedsFrom } from './many.ts'

const [{ first, runs }] = HALVES
itKeepsEveryRule('the memory port', [...FOUND, ...seedsFrom(first, runs)])
