import { isSeat } from '../shared/lesson-plan.ts'
import { touchChip, touchTag } from './capture.ts'
import { touchCount } from './count.ts'
import { leaveNote } from './drafting.ts'
import type { LiveView } from './live-context.ts'
import { touchLookedFor, touchQuote } from './note-marks.ts'
import type { Live } from './live.ts'
import type { RunningSampling } from './sampling.ts'
import { countOne, markMoment } from './sampling-marks.ts'
import { nextStage, stageNow } from './sitting.ts'
import { tagSlots } from './tag-slots.ts'
import { touchText } from './typing.ts'
import { undo } from './undo.ts'

/** A key of a real keyboard; true where it was ours. `write` puts the cursor into the words. */
export function pressKey(view: LiveView, key: string, write: () => void): boolean {
  const { live, panel } = view
  const upper = key.toUpperCase()
  const plan = live.plan.value
  const chip = plan.method.chips.find((each) => each.key === upper)?.chip
  if (chip) {
    if (!isSeat(chip) || plan.seats[chip]) touchChip(live, chip)
    return true
  }
  if (/^[1-8]$/.test(key)) {
    touchSlot(view, Number(key))
    return true
  }
  switch (upper) {
    case 'N':
      nextStage(live)
      return true
    case 'Q':
      touchQuote(live)
      return true
    case 'Z':
      undo(live)
      return true
    case '?':
      panel.value = panel.value === 'keys' ? 'none' : 'keys'
      return true
    case 'ENTER':
      touchText(live)
      write()
      return true
    case 'ESCAPE':
      if (panel.value === 'none') leaveNote(live)
      else panel.value = 'none'
      return true
    default:
      return false
  }
}

/** The n-th key of what stands there: a code while something is sampled, else a tag. */
function touchSlot(view: LiveView, number: number): void {
  const { live, panel, tagsOver } = view
  const running = live.sampling.value
  if (running && !tagsOver.value) {
    keySampling(live, running, number)
    return
  }
  const slot = tagSlots(stageNow(live), live.plan.value.method)[number - 1]
  if (slot?.slot === 'tag') touchTag(live, slot.tag)
  else if (slot?.slot === 'looked') touchLookedFor(live, slot.phrase)
  else if (slot?.slot === 'quote') touchQuote(live)
  else if (slot?.slot === 'count') touchCount(live, panel)
  else if (slot?.slot === 'helped') panel.value = 'helped'
}

function keySampling(live: Live, running: RunningSampling, number: number): void {
  const code = running.codes[number - 1]
  if (running.method === 'momentary' && code) markMoment(live, code)
  const pupil = running.pupils[number - 1]
  const whole = running.pupils.length === 0 && number === 1
  if (running.method === 'count' && (pupil !== undefined || whole)) countOne(live, pupil)
}
