import { buildIfStale } from './building.ts'

if (await buildIfStale()) await import('../src/server/main.ts')
else process.exitCode = 1
