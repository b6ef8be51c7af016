import type { Figure, KeptFigures } from '../../bench/figures.ts'
import { badDays, type BadDay } from '../../tests/browser/bad-days.ts'
import { engineNames } from '../../tests/browser/harness/engines.ts'
import { notTested } from './not-tested.ts'
import { after, before, type Part, parts } from './parts.ts'
import { plain, table } from './table.ts'

const day = (at: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at))
const moment = (at: string) => `${day(at)}, ${at.slice(11, 16)} UTC`
const verdictOf = ({ verdict }: Figure) => (verdict === 'missed' ? '**missed**' : verdict)
const isJudged = ({ verdict }: Figure) => verdict !== 'shown'
const isMissed = ({ verdict }: Figure) => verdict === 'missed'
const count = (number: number, one: string, more: string) =>
  `${number} ${number === 1 ? one : more}`

/** The day of the newest figure, which is the day of the report: so the same figures give the same page on every day. */
const newest = (kept: readonly KeptFigures[]) =>
  kept
    .map(({ at }) => at)
    .toSorted()
    .at(-1)

const found = (kept: readonly KeptFigures[], name: string) =>
  kept.find((each) => each.name === name)

/** `docs/safety-report.md`, whole, from the figures alone. */
export function safetyReport(kept: readonly KeptFigures[]): string {
  const others = kept.filter(({ name }) => !parts.some((part) => part.name === name))
  const sections = (these: typeof before) =>
    these.flatMap(({ heading, parts: own }) => [
      `## ${heading}`,
      ...own.flatMap((part) => tellPart(part, found(kept, part.name)))
    ])
  const blocks = [
    '# How safe is a note in Jotter?',
    ...opening(kept),
    ...sections(before),
    ...tellBadDays(),
    ...sections(after),
    ...(others.length > 0 ? ['## Measured as well', ...others.flatMap(tellFigures)] : []),
    '## What has not been tested',
    'The most important first. Whatever is not in this report, and stands here, is hope and not knowledge.',
    notTested.map(([what, why]) => `- **${what}.** ${why}`).join('\n'),
    '## This page',
    '`npm run report` makes it: it copies what the measuring commands kept since into `docs/figures` and writes this page and the table of the README from there. Every figure names the command that gives it again; what draws lots holds its seed, but for keys and ids, which are always new. A verdict is met or missed where there is a goal; what has none is only shown. Times differ from machine to machine and from run to run, which is why all runs stand here, and the pace: how long a fixed sum took on one core at that hour.'
  ]
  return `${blocks.join('\n\n')}\n`
}

function opening(kept: readonly KeptFigures[]): readonly string[] {
  const at = newest(kept)
  const judged = kept.flatMap(({ rows }) => rows.filter(isJudged))
  const missed = judged.filter(isMissed)
  const unmeasured = parts.filter(({ name }) => !found(kept, name))
  return [
    'What a teacher writes down in a lesson must be kept, or Jotter must say plainly that it is not. This page tells how that promise was tried: by people’s bad luck played again and again, by ending browsers and servers in the middle of their work, and by measuring how long anybody waits. A program wrote the page from what the measurements left behind. What was not tried is named [at the end](#what-has-not-been-tested), the real iPad first.',
    at === undefined
      ? 'Nothing has been measured yet.'
      : `The newest figure is of ${day(at)}. ${count(judged.length, 'goal was', 'goals were')} looked at: ${judged.length - missed.length} met, ${missed.length} missed${missed.length > 0 ? ' (below, each in bold)' : ''}.`,
    ...(unmeasured.length > 0
      ? [
          `Not measured in this report: ${unmeasured.map(({ command }) => `\`${command}\``).join(', ')}.`
        ]
      : []),
    summary(kept).join('\n')
  ]
}

/** The short table: a goal a row, and one row for a command whose many goals are of one kind, with those it missed. */
export function summary(kept: readonly KeptFigures[]): readonly string[] {
  const rows = parts.flatMap((part): (readonly string[])[] => {
    const figures = found(kept, part.name)
    if (!figures) return [[part.title, '', 'not measured yet', '']]
    const judged = figures.rows.filter(isJudged)
    const missed = judged.filter(isMissed)
    if (!part.together) return judged.map(short)
    const met = `${judged.length - missed.length} of ${judged.length}`
    const verdict = missed.length === 0 ? 'met' : `**${missed.length} missed**`
    return [[part.title, 'all goals', met, verdict], ...missed.map(short)]
  })
  return [...table(['what', 'goal', 'figure', ''], rows), '', when(kept)]
}

/** When and where: the span of days, and every machine there was. */
function when(kept: readonly KeptFigures[]): string {
  const days = kept.map(({ at }) => at).toSorted()
  const span = [...new Set([days[0], days.at(-1)].map((at = '') => (at ? day(at) : '')))]
  const machines = [...new Set(kept.map(({ machine }) => plain(machine)))]
  return kept.length === 0
    ? 'Nothing has been measured yet.'
    : `Measured on ${span.join(' to ')}, on ${machines.join(' and ')}.`
}

const short = (row: Figure) => [
  ...[row.what, row.goal ?? '', row.figure].map(plain),
  verdictOf(row)
]

function tellPart(part: Part, kept: KeptFigures | undefined): readonly string[] {
  const told = kept ? tellRows(kept) : [`**Not measured in this report: run \`${part.command}\`.**`]
  return [`### ${part.title}`, part.plain, ...told]
}

const tellFigures = (kept: KeptFigures) => [`### ${plain(kept.title)}`, ...tellRows(kept)]

function tellRows(kept: KeptFigures) {
  const { title, at, machine, pace, command, rows, pictures = [] } = kept
  const where = pace === undefined ? plain(machine) : `${plain(machine)}, pace ${pace} ms`
  const notes = rows.flatMap(({ what, note, runs = [] }) => {
    const all = runs.length > 0 ? [`All runs: ${runs.map(run).join(', ')}.`] : []
    const words = [...(note === undefined ? [] : [ended(plain(note))]), ...all]
    return words.length > 0 ? [`- ${plain(what)}: ${words.join(' ')}`] : []
  })
  return [
    `${ended(plain(title))} Measured on ${moment(at)}, on ${where}. Again: \`${command}\``,
    table(['what', 'goal', 'figure', 'verdict'], rows.map(short)).join('\n'),
    ...(notes.length > 0
      ? ['<details><summary>Notes and all runs</summary>', notes.join('\n'), '</details>']
      : []),
    ...pictures.map((picture) => `![${plain(title)}](pictures/${picture})`)
  ]
}

const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)
const run = (value: number) =>
  Number.isInteger(value) || Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)

const MEANS = { own: 'its own means', seam: 'seam of the test' } as const
const ENGINES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' } as const

function tellBadDays(): readonly string[] {
  const rows = badDays.flatMap((day: BadDay) =>
    alike(day).map(([engines, { means, how }], turn) => [
      turn === 0 ? day.what : '',
      engines.map((engine) => ENGINES[engine]).join(', '),
      `${MEANS[means]}: ${how}`,
      turn === 0 ? `“${day.sentence}”` : ''
    ])
  )
  const files = [...new Set(badDays.map(({ file }) => file))]
  return [
    '## Bad days in real browsers',
    'Each was played in Chromium, Firefox and WebKit within `npm test`: notes taken before or on that day were there afterwards, or Jotter said plainly that the browser had thrown them away; and the page said the sentence that stands here. Where the browser itself makes the day, or is told to by a setting of its own, that is called its own means; a seam is a thing of the test put in its place, since no driver reaches there.',
    table(['what happens', 'in', 'by', 'what the page said'], rows).join('\n'),
    `Tests: ${files.map((file) => `[${file.slice(file.lastIndexOf('/') + 1)}](../${file})`).join(', ')}; the list is [bad-days.ts](../tests/browser/bad-days.ts), from which they take title and sentence.`
  ]
}

/** The engines of a day, those together in which it is made in the same way. */
function alike({ by }: BadDay) {
  const ways = [...new Set(Object.values(by).map(({ how }) => how))]
  return ways.flatMap((how) => {
    const engines = engineNames.filter((engine) => by[engine].how === how)
    const [first] = engines
    return first ? [[engines, by[first]] as const] : []
  })
}
