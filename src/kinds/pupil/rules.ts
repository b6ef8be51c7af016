/** Words in a school's name that say nothing about which school it is. */
const COMMON =
  /^(the|st|primary|school|academy|high|nursery|infant|junior|community|campus|and|of|sgoil|bun-sgoil|àrd-sgoil|na|an|a’)$/iu

/** Two or three capitals for a school's pupil codes: 'Whinmuir Primary' → 'WH', 'Port Ellen Primary' → 'PE'. */
export function schoolPrefix(name: string): string {
  const telling = lettersOf(name).filter((word) => !COMMON.test(word))
  const words = telling.length > 0 ? telling : lettersOf(name)
  const [first = ''] = words
  const initials = words.length > 1 ? words.map((word) => word.slice(0, 1)).join('') : first
  const prefix = initials.slice(0, words.length > 1 ? 3 : 2).toUpperCase()
  return prefix === '' ? 'P' : prefix
}

/** The next free code with this prefix: one more than the highest, so that a code is never given twice. */
export function nextCode(prefix: string, existing: readonly string[]): string {
  let highest = 0
  for (const code of existing) {
    if (!code.startsWith(`${prefix}-`)) continue
    const number = Number(code.slice(prefix.length + 1))
    if (Number.isSafeInteger(number) && number > highest) highest = number
  }
  return `${prefix}-${highest + 1}`
}

/** The prefix that codes of these pupils already use most; undefined for none. */
export function usualPrefix(codes: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const code of codes) {
    const prefix = code.slice(0, Math.max(0, code.lastIndexOf('-')))
    if (prefix !== '') counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
  }
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0]
}

function lettersOf(name: string): readonly string[] {
  return name.split(/[^\p{L}’-]+/u).filter(Boolean)
}
