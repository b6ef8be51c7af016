import type { Chip } from '../shared/lesson-plan.ts'

/** Nothing counts for this long after the tablet wakes, in ms. */
const WAKING = 600
/** More than three chips within this time is an arm, in ms. */
const BURST = 150
const MOST_CHIPS = 3
/** A finger is narrower than this, a palm is not, in CSS px. */
const PALM = 60

export interface Contact {
  readonly width: number
  readonly height: number
}

export interface ArmGuard {
  /** the tablet woke at `time` (monotonic ms) */
  wake(time: number): void
  /**
   * Judges a touch. 'arm' says that the chips touched just before were an arm too and are to be taken back; it is
   * answered once per arm, then 'ignore' until the glass has been calm.
   */
  judge(time: number, chip?: Chip, contact?: Contact): 'take' | 'ignore' | 'arm'
}

/** R8: what an arm, a palm or a pocket does to the glass is no note. */
export function createArmGuard(): ArmGuard {
  let woke = Number.NEGATIVE_INFINITY
  let calmFrom = Number.NEGATIVE_INFINITY
  let recent: { readonly chip: Chip; readonly time: number }[] = []
  return {
    wake(time) {
      woke = time
    },
    judge(time, chip, contact) {
      if (time - woke < WAKING) return 'ignore'
      if (contact && Math.max(contact.width, contact.height) > PALM) return 'ignore'
      if (time < calmFrom) {
        calmFrom = time + BURST
        return 'ignore'
      }
      if (!chip) return 'take'
      recent = [...recent.filter((touch) => time - touch.time <= BURST), { chip, time }]
      if (new Set(recent.map((touch) => touch.chip)).size <= MOST_CHIPS) return 'take'
      recent = []
      calmFrom = time + BURST
      return 'arm'
    }
  }
}
