import { createChance } from '../kit/chance.ts'

/** How often each deed comes up, against the others. */
const WEIGHTS = {
  capture: 10,
  open: 9,
  save: 12,
  type: 4,
  mint: 4,
  push: 4,
  pull: 5,
  sync: 7,
  together: 3,
  'hand-in': 5,
  'take-back': 2,
  strike: 2,
  finish: 1,
  erase: 1,
  forge: 0.7,
  'close-tab': 2,
  kill: 2,
  wait: 3,
  jump: 1,
  late: 2,
  stop: 0.7,
  'back-up': 1.2,
  restore: 0.9,
  'bundle-out': 0.5,
  'bundle-in': 0.5,
  clone: 0.2,
  wipe: 0.2,
  'other-build': 0.5,
  upgrade: 0.3,
  invite: 0.3,
  join: 0.4,
  'add-key': 0.25,
  'take-out': 0.15,
  'sum-up': 0.4,
  'look-ahead': 1.2,
  photograph: 4,
  carry: 4
} as const

export type Deed = keyof typeof WEIGHTS

/** One thing that happens. All that is left open follows from `pick`, so that a history keeps its sense when others are left out. */
export interface Command {
  readonly deed: Deed
  /** which tablet, of those there are */
  readonly who: number
  readonly tab: 0 | 1
  readonly pick: number
}

const DEEDS = Object.keys(WEIGHTS) as readonly Deed[]
const TOTAL = DEEDS.reduce((sum, deed) => sum + WEIGHTS[deed], 0)
/** Commands a run has at least. */
export const LEAST = 60

/** The history of a seed. */
export function historyOf(seed: number): readonly Command[] {
  const { chance } = createChance(seed ^ 0x51ed_270b)
  const whole = (below: number) => Math.floor(chance() * below)
  return Array.from({ length: LEAST + whole(15) }, (): Command => {
    let left = chance() * TOTAL
    const deed = DEEDS.find((each) => (left -= WEIGHTS[each]) < 0) ?? 'sync'
    return { deed, who: whole(1000), tab: chance() < 0.75 ? 0 : 1, pick: whole(2 ** 31) }
  })
}
