import { databaseKept } from './database-kept.ts'
import { itKeepsEveryRule, seedsFrom } from './many.ts'

/** From the end of what the memory port plays, so that these histories are others. */
itKeepsEveryRule('the database port', seedsFrom(10_001, 200), () => databaseKept())
