import { build } from './building.ts'

process.exitCode = (await build()) ? 0 : 1
