const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'

/**
 * A rank strictly between two others, as text that sorts by code unit (fractional indexing, D. Greenspan 2020, digits 0-z).
 * `before` '' means the start, `after` '' the end. Ranks never end in 0, so there is always room in front.
 */
export function rankBetween(before: string, after: string): string {
  let rank = ''
  for (let index = 0; ; index++) {
    const low = index < before.length ? DIGITS.indexOf(before.charAt(index)) : 0
    const high = after !== '' && index < after.length ? DIGITS.indexOf(after.charAt(index)) : 36
    if (low === high) {
      rank += DIGITS.charAt(low)
      continue
    }
    const middle = Math.floor((low + high) / 2)
    if (middle > low) return rank + DIGITS.charAt(middle)
    rank += DIGITS.charAt(low)
    return rank + rankBetween(before.slice(index + 1), '')
  }
}
