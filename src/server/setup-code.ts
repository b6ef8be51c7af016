import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '#lib/random.ts'

/** Letters and digits that cannot be taken for one another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The code a new tablet must give where REGISTRATION is "code": kept in the data folder, made at the first start. Delete
 * the file for a new one.
 */
export function readSetupCode(folder: string, random: Random): string {
  const file = join(folder, 'setup-code')
  try {
    const code = readFileSync(file, 'utf8').trim()
    if (code.length >= 8) return code
  } catch {
    // first start
  }
  const letters = Array.from(random(16), (byte) => LETTERS.charAt(byte & 31)).join('')
  const code = letters.replace(/(.{4})(?=.)/g, '$1-')
  writeFileSync(file, `${code}\n`, { mode: 0o600 })
  return code
}
