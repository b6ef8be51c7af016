import { readFileSync, writeFileSync } from 'node:fs'
import { FIGURES, figuresIn, takeIn } from './report/kept.ts'
import { withBetween } from './report/readme.ts'
import { safetyReport, summary } from './report/safety-report.ts'

// npm run report: what was measured since goes into docs/figures; docs/safety-report.md and the README's table are written from there.
const taken = takeIn()
const kept = figuresIn(FIGURES)
writeFileSync('docs/safety-report.md', safetyReport(kept))
writeFileSync('README.md', withBetween(readFileSync('README.md', 'utf8'), summary(kept)))
console.log(
  `docs/safety-report.md and the README's table, from ${kept.length} measurements; new: ${taken.join(', ') || 'none'}`
)
