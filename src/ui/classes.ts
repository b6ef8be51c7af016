/** Joins class names, leaving out what is absent: `classes(styles.row, wide && styles.wide)`. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
