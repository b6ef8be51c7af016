import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { kinds } from '../../../src/kinds/index.ts'
import { fieldsOf } from '../../../src/schema/define-kind.ts'

/** A word that no program would write by chance: where it is found, content has leaked. Short enough for the shortest field. */
export const CANARY = 'Quoxanimbus'

/** Text fields that nobody types: the program makes them, and nothing of a person is in them. */
const MADE: Readonly<Record<string, string>> = {
  'ink.points': 'where a pen went',
  'lessonStage.rank': 'a place in the order of stages',
  'schemeCode.example': 'no screen asks for it yet',
  'schemeCode.letter': 'a letter of ours',
  'schemeCode.means': 'words of ours, or the name of what is counted, which was typed',
  'schemeCode.name': 'words of ours, or the name of what is counted, which was typed',
  'schemeCode.notThis': 'no screen asks for it yet',
  'schemeCode.rank': 'a place in the order of codes',
  'observation.lookedFor': 'one touch copies it from the plan, where it was typed'
}

/** Every text field of every kind, as `kind.field`, without those that a program fills. */
export function typedTextFields(): readonly string[] {
  return kinds.kinds
    .flatMap((kind) =>
      fieldsOf(kind)
        .filter(({ input }) => input === 'shortText' || input === 'longText')
        .map(({ name }) => `${kind.name}.${name}`)
    )
    .filter((name) => !(name in MADE))
    .toSorted()
}

/** The word as it would look in bytes: plain, in two bytes a letter, in hexadecimal, and in base64 wherever it begins. */
function disguises(word: string): readonly Buffer[] {
  const plain = Buffer.from(word, 'utf8')
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), plain]).toString('base64')
    // The letters at both ends hold bits of the neighbours as well.
    const from = Math.ceil((before * 8) / 6)
    const whole = Math.floor(((before + plain.length) * 8) / 6)
    return Buffer.from(text.slice(from, whole))
  })
  return [plain, Buffer.from(word, 'utf16le'), Buffer.from(plain.toString('hex')), ...base64]
}

const searched = disguises(CANARY)

/** Whether the word stands in these bytes in any disguise. */
export function hasCanary(bytes: Buffer): boolean {
  return searched.some((needle) => bytes.includes(needle))
}

/** Every file below a folder that holds the word. */
export function leaksIn(folder: string): readonly string[] {
  const leaks: string[] = []
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    try {
      if (statSync(path).isFile() && hasCanary(readFileSync(path))) leaks.push(name)
    } catch {
      // Sockets and files that were just removed.
    }
  }
  return leaks
}
