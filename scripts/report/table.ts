/** A table in Markdown, its columns filled up as the formatter does it. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[]
): readonly string[] {
  const cells = rows.map((row) => row.map(cell))
  const widths = heads.map((head, column) =>
    Math.max(3, head.length, ...cells.map((row) => row[column]?.length ?? 0))
  )
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)]
}

const cell = (text: string) => text.replaceAll('|', '\\|')

/** Text of a measurement, so that nothing in it is taken for Markdown. */
export const plain = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\*_<[\]]/g, (sign) => `\\${sign}`)
