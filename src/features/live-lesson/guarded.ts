import type { Live } from './live.ts'
import { contactOf, endsTouch, type holding, press } from './press.ts'

/** Acts when the finger goes down, as a tag does, unless the arm guard ignores that finger (R8). */
export function guardedPress(live: Live, act: () => void) {
  return press((contact) => {
    if (live.guard.judge(live.monotonic(), undefined, contact) === 'take') act()
  }, act)
}

/** When the guard ignored the finger that is down on a control, on the event's own clock, ms. */
const ignored = new WeakMap<EventTarget, number>()

/**
 * Acts when the finger leaves, as a button does: for whatever puts something else under that finger, and for what may be held. The arm
 * guard judges the finger as it comes down (R8); a click that no finger made is always taken.
 */
export function guardedClick(live: Live, act: () => void, hold?: ReturnType<typeof holding>) {
  const { swallow, onPointerDown: beginHold, ...holds } = hold ?? {}
  return {
    ...holds,
    onPointerDown(event: PointerEvent) {
      const { currentTarget: target } = event
      if (!target) return
      const verdict = live.guard.judge(live.monotonic(), undefined, contactOf(event))
      if (verdict !== 'take') {
        ignored.set(target, event.timeStamp)
        return
      }
      ignored.delete(target)
      beginHold?.()
    },
    onClick(event: MouseEvent) {
      const { currentTarget: target } = event
      const since = target ? ignored.get(target) : undefined
      if (target) ignored.delete(target)
      if (endsTouch(event, since) || swallow?.()) return
      act()
    }
  }
}
