/** Runs of combining marks, as NFD sets them apart. */
const MARKS = /\p{M}+/gu
const APOSTROPHES = /[’‘ʼ`´]/g

/** A text as it is compared when somebody looks for words: no accents (à is a), no capitals, one kind of apostrophe. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase().replace(APOSTROPHES, "'")
}

/** The words somebody looks for, folded; every one of them must be found. */
export function wantedWords(query: string): readonly string[] {
  return [...new Set(foldText(query).split(/\s+/).filter(Boolean))]
}

export interface TextPart {
  readonly text: string
  readonly found: boolean
}

/** The text cut into parts, those marked that a folded word was found in. Joined again the parts are the text. */
export function markWords(text: string, words: readonly string[]): readonly TextPart[] {
  if (words.length === 0 || text === '') return [{ text, found: false }]
  const { folded, origins } = foldWithOrigins(text)
  const hits = new Uint8Array(text.length)
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      const from = origins[at] ?? 0
      const to = origins[at + word.length] ?? text.length
      hits.fill(1, from, to)
    }
  }
  const parts: TextPart[] = []
  let start = 0
  for (let end = 1; end <= text.length; end++) {
    if (end < text.length && hits[end] === hits[start]) continue
    parts.push({ text: text.slice(start, end), found: hits[start] === 1 })
    start = end
  }
  return parts
}

/** Folds letter by letter and remembers where in the text each folded character began. */
function foldWithOrigins(text: string): { folded: string; origins: readonly number[] } {
  let folded = ''
  const origins: number[] = []
  let at = 0
  for (const letter of text) {
    const part = foldText(letter)
    for (let index = 0; index < part.length; index++) origins.push(at)
    folded += part
    at += letter.length
  }
  return { folded, origins }
}
