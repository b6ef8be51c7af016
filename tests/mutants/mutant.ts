/** One place of a real module and what the mutant has there instead. `from` stands in the file exactly once. */
export interface Edit {
  readonly file: string
  readonly from: string
  readonly to: string
}

/** A wrong variant of the real modules: something a person could write, that is plausible and loses or doubles a note. */
export interface Mutant {
  readonly name: string
  /** what is wrong, for the table */
  readonly wrong: string
  readonly edits: readonly Edit[]
  /** rules any of which may be the one that catches it */
  readonly expects: readonly string[]
  /** a test that must fail on it, where the histories do not meet it in any reasonable number of runs */
  readonly by?: string
}

/** The file with the edits made. Throws where a place is not there exactly once: the module has changed and the mutant must follow. */
export function mutate(name: string, file: string, text: string, edits: readonly Edit[]): string {
  return edits
    .filter((edit) => edit.file === file)
    .reduce((before, { from, to }) => {
      const parts = before.split(from)
      if (parts.length !== 2) {
        throw new Error(`${name}: ${parts.length - 1} times in ${file}: ${from}`)
      }
      return parts.join(to)
    }, text)
}
