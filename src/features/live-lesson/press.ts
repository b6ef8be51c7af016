import type { Contact } from './arm-guard.ts'

type Pressed = (contact: Contact | undefined) => void

const down = new WeakMap<EventTarget, number>()
/** A click without a button count this soon after the finger went down is the same touch, in ms. */
const SAME_TOUCH = 1000

/** The size of a touch; a mouse has none. */
export function contactOf(event: PointerEvent): Contact | undefined {
  return event.pointerType === 'touch' ? { width: event.width, height: event.height } : undefined
}

/**
 * Acts when the finger goes down (R1), and by `clicked` on a click that no finger made: the keyboard, a switch, a screen reader.
 * The field keeps its focus, so that the keyboard stays up while the next note begins.
 */
export function press(act: Pressed, clicked: () => void = () => act(undefined)) {
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0 || !event.currentTarget) return
      down.set(event.currentTarget, event.timeStamp)
      act(contactOf(event))
    },
    onMouseDown(event: MouseEvent) {
      event.preventDefault()
    },
    onClick(event: MouseEvent) {
      const target = event.currentTarget
      const since = target ? down.get(target) : undefined
      if (target) down.delete(target)
      if (!endsTouch(event, since)) clicked()
    }
  }
}

/** Whether a click ends the touch that began at `since` (ms, the event's own clock): it is not another one then. */
export function endsTouch(event: MouseEvent, since: number | undefined): boolean {
  if (since === undefined) return false
  return event.detail > 0 || event.timeStamp - since < SAME_TOUCH
}

/** Press and hold: `held` after half a second, `released` when the finger leaves; a hold makes no click. */
export function holding(held: () => void, released?: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let done = false
  const stop = () => {
    clearTimeout(timer)
    if (done) released?.()
  }
  return {
    onPointerDown() {
      done = false
      timer = setTimeout(() => {
        done = true
        held()
      }, HOLD)
    },
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    onContextMenu(event: Event) {
      event.preventDefault()
    },
    /** true once for the click that ends a hold */
    swallow(): boolean {
      const was = done
      done = false
      return was
    }
  }
}

const HOLD = 500
