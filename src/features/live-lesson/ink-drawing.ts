import { useRef } from 'preact/hooks'
import type { RefObject } from 'preact'
import { isNew, PAGE, PEN_WIDTH, type Point } from '#kinds/ink/rules.ts'
import { strokePath } from '../shared/ink-path.ts'
import { addStroke, eraseAt } from './ink.ts'
import type { Live, UndoStep } from './live.ts'
import { useLive } from './live-context.ts'
import type { Pen } from './pen.ts'
import { contactOf } from './press.ts'
import { undoSteps } from './undo.ts'

interface Drawing {
  readonly pointer: number
  readonly isPen: boolean
  /** ms since 1970 when it came down */
  readonly at: number
  /** the event's own clock then, ms */
  readonly began: number
  readonly points: Point[]
  /** what could be undone then */
  readonly before: readonly UndoStep[]
}

/** A finger that travels less than this only rests there, in px. */
const RESTS = 8

interface Moving {
  readonly pointer: number
  readonly y: number
  readonly isMoving: boolean
}

interface Glass {
  readonly sheet: RefObject<SVGSVGElement | null>
  /** the stroke that is being drawn */
  readonly line: RefObject<SVGPathElement | null>
  /** what the sheet moves in */
  readonly frame: RefObject<HTMLElement | null>
  readonly pen: Pen
  readonly erasing: boolean
}

/** What a pen, and before there was one a finger, does on the sheet. One at a time; of a hand and a pen the pen is meant. */
export function useDrawing({ sheet, line, frame, pen, erasing }: Glass) {
  const { live } = useLive()
  const drawing = useRef<Drawing | undefined>(undefined)
  const moving = useMoving(frame)
  const draw = () => {
    const points = drawing.current?.points ?? []
    line.current?.setAttribute('d', strokePath({ points, width: PEN_WIDTH }, false))
  }
  const take = (event: PointerEvent, from: Drawing) => {
    const events = event.getCoalescedEvents?.() ?? []
    for (const each of events.length > 0 ? events : [event]) {
      const place = placeOf(sheet.current, each)
      if (!place) continue
      const point = { ...place, t: Math.max(0, each.timeStamp - from.began) }
      if (erasing) eraseAt(live, point.x, point.y)
      else if (isNew(from.points.at(-1), point)) from.points.push(point)
    }
    if (!erasing) draw()
  }
  const end = (event: PointerEvent, isKept: boolean) => {
    moving.end(event)
    const done = drawing.current
    if (!done || done.pointer !== event.pointerId) return
    drawing.current = undefined
    if (isKept && !erasing) addStroke(live, done.points, done.at)
    draw()
  }
  return {
    onPointerDown(event: PointerEvent & { readonly currentTarget: Element }) {
      const verdict = live.guard.judge(live.monotonic(), undefined, contactOf(event))
      if (event.button !== 0 || verdict !== 'take') return
      const isPen = event.pointerType === 'pen'
      if (isPen) pen.see()
      const other = drawing.current
      if (other && (other.isPen || !isPen)) return
      event.currentTarget.setPointerCapture(event.pointerId)
      if (event.pointerType === 'touch' && pen.seen.peek()) {
        moving.begin(event)
        return
      }
      moving.stop()
      if (other) discard(live, other)
      const { pointerId: pointer, timeStamp: began } = event
      const before = live.undo.peek()
      drawing.current = { pointer, isPen, began, at: live.now(), points: [], before }
      take(event, drawing.current)
    },
    onPointerMove(event: PointerEvent) {
      moving.move(event)
      const from = drawing.current
      if (from?.pointer === event.pointerId) take(event, from)
    },
    onPointerUp: (event: PointerEvent) => end(event, true),
    // The system took the touch for itself: nothing of it was meant.
    onPointerCancel: (event: PointerEvent) => end(event, false)
  }
}

/** A hand that drew before its pen came: its stroke was never kept, and what it erased comes back. */
function discard(live: Live, { before }: Drawing): void {
  const steps = live.undo.peek().filter((step) => !before.includes(step))
  undoSteps(
    live,
    steps.filter(({ what }) => what.act === 'ink')
  )
}

/** A finger moves the sheet. Not the browser’s own scrolling: it takes a pen for a finger, and the stroke from the pen. */
function useMoving(frame: Glass['frame']) {
  const finger = useRef<Moving | undefined>(undefined)
  return {
    begin({ pointerId: pointer, clientY: y }: PointerEvent) {
      finger.current ??= { pointer, y, isMoving: false }
    },
    move({ pointerId, clientY }: PointerEvent) {
      const from = finger.current
      if (from?.pointer !== pointerId) return
      if (!from.isMoving && Math.abs(from.y - clientY) < RESTS) return
      frame.current?.scrollBy(0, from.y - clientY)
      finger.current = { ...from, y: clientY, isMoving: true }
    },
    end({ pointerId }: PointerEvent) {
      if (finger.current?.pointer === pointerId) finger.current = undefined
    },
    stop() {
      finger.current = undefined
    }
  }
}

/** Where on the page an event is, in its units. */
function placeOf(
  sheet: SVGSVGElement | null,
  event: PointerEvent
): { readonly x: number; readonly y: number } | undefined {
  const matrix = sheet?.getScreenCTM()
  if (!matrix) return undefined
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse())
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value))
  return { x: within(x, PAGE.width), y: within(y, PAGE.height) }
}
