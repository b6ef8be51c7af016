export const BEGIN = '<!-- figures: written by npm run report -->'
export const END = '<!-- end of figures -->'

/** What stands between the two marks. */
export function between(text: string): string {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (from < 0 || to < from) throw new Error(`README.md needs ${BEGIN} and, below it, ${END}`)
  return text.slice(from + BEGIN.length, to)
}

/** The text with something else between the marks. */
export function withBetween(text: string, lines: readonly string[]): string {
  const old = `${BEGIN}${between(text)}${END}`
  return text.replace(old, () => `${BEGIN}\n\n${lines.join('\n')}\n\n${END}`)
}
