import { seededRandom } from '#lib/random.ts'

/** Reproducible dice over the project's own seeded bytes. */
export function createChance(seed: number) {
  const random = seededRandom(seed)
  const chance = () => {
    const [a = 0, b = 0, c = 0] = random(3)
    return (a * 65_536 + b * 256 + c) / 16_777_216
  }
  return {
    random,
    chance,
    pick: <T>(list: readonly T[]): T => {
      const picked = list[Math.floor(chance() * list.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    }
  }
}
