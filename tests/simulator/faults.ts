import { FAULTS, type Fault } from '../kit/network.ts'
import { faultsMet } from './faults-met.ts'
import type { Life } from './storage.ts'
import type { Dice } from './world.ts'

/** What the road does to the requests of one command. */
export function roadOf(dice: Dice): () => Fault {
  // Most roads are good, or the run would only show that nothing gets through.
  const share = dice.pick([0, 0, 0, 0.3, 0.6])
  return () => {
    if (dice.chance() >= share) return 'none'
    faultsMet.onTheRoad += 1
    if (dice.chance() < 0.15) return anyStatus(dice)
    return dice.pick(FAULTS)
  }
}

/** Any 4xx or 5xx that a proxy may answer with. */
function anyStatus(dice: Dice): Fault {
  const status = 400 + Math.floor(dice.chance() * 200)
  return dice.chance() < 0.2 ? { status, retryAfter: Math.floor(dice.chance() * 60) } : { status }
}

/** What goes wrong in the page or its storage during one command. True where something was planned. */
export function planFault(life: Life, dice: Dice): boolean {
  if (dice.chance() >= 0.16) return false
  const soon = (most: number) => 1 + Math.floor(dice.chance() * most)
  switch (dice.pick(['kill', 'kill', 'kill', 'quota', 'lost', 'stuck', 'stuck-late'] as const)) {
    case 'kill':
      life.killAt = life.steps + soon(40)
      break
    case 'quota':
      life.plan.quotaIn = soon(8)
      break
    case 'lost':
      life.plan.lostIn = soon(30)
      break
    case 'stuck':
      life.plan.stuckIn = soon(6)
      life.plan.stuckLate = false
      break
    case 'stuck-late':
      life.plan.stuckIn = soon(6)
      life.plan.stuckLate = true
  }
  return true
}

/** What was planned and did not come to pass is forgotten with the command. */
export function clearFaults(life: Life): void {
  life.killAt = Infinity
  for (const name of Object.keys(life.plan)) delete life.plan[name as keyof Life['plan']]
}
