import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { isNew, PAGE, PEN_WIDTH, type Point } from '#kinds/ink/rules.ts'
import { Button } from '#ui/button.tsx'
import { classes } from '#ui/classes.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { strokePath } from '../shared/ink-path.ts'
import { addStroke, eraseAt, readStrokes } from './ink.ts'
import { inkOn } from './ink-pages.ts'
import frame from './panel.module.css'
import styles from './ink-panel.module.css'
import type { NoteCell } from './live.ts'
import { useLive } from './live-context.ts'
import { contactOf, isPalm } from './press.ts'

/** Once a pen has drawn on this tablet, a finger is a hand that rests there. */
let penSeen = false

/** A page to draw and write on, in place of the stream; chips, tags and words stay where they are (R11). */
export function InkPanel() {
  const { live, words, panel } = useLive()
  const erasing = useSignal(false)
  const cell = live.open.value
  useEffect(() => void readStrokes(live, cell), [live, cell])
  return (
    <section class={frame.panel} aria-label={words.ink.title}>
      <header class={classes(frame.head, styles.tools)}>
        <Button
          live
          icon="pen"
          aria-pressed={!erasing.value}
          onClick={() => (erasing.value = false)}
        >
          {words.ink.pen}
        </Button>
        <Button
          live
          icon="eraser"
          aria-pressed={erasing.value}
          onClick={() => (erasing.value = true)}
        >
          {words.ink.eraser}
        </Button>
        <span class={styles.room} />
        <IconButton icon="close" label={words.close} live onClick={() => (panel.value = 'none')} />
      </header>
      <Sheet erasing={erasing.value} cell={cell} />
    </section>
  )
}

interface Drawing {
  readonly pointer: number
  /** ms since 1970 when it came down */
  readonly at: number
  /** the event's own clock then, ms */
  readonly began: number
  readonly points: Point[]
}

function Sheet({
  erasing,
  cell
}: {
  readonly erasing: boolean
  readonly cell: NoteCell | undefined
}) {
  const { live, words } = useLive()
  const sheet = useRef<SVGSVGElement>(null)
  const line = useRef<SVGPathElement>(null)
  const drawing = useRef<Drawing | undefined>(undefined)
  const strokes = cell ? inkOn(cell).value.strokes : []
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
    const done = drawing.current
    if (!done || done.pointer !== event.pointerId) return
    drawing.current = undefined
    if (isKept && !erasing) addStroke(live, done.points, done.at)
    draw()
  }
  return (
    <svg
      ref={sheet}
      class={styles.sheet}
      data-sheet
      data-pen={penSeen ? '' : undefined}
      viewBox={`0 0 ${PAGE.width} ${PAGE.height}`}
      role="img"
      aria-label={words.ink.begin}
      onPointerDown={(event) => {
        if (event.button !== 0 || isPalm(contactOf(event))) return
        if (event.pointerType === 'pen') penSeen = true
        if (drawing.current || (penSeen && event.pointerType === 'touch')) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const { pointerId: pointer, timeStamp: began } = event
        drawing.current = { pointer, began, at: live.now(), points: [] }
        take(event, drawing.current)
      }}
      onPointerMove={(event) => {
        const from = drawing.current
        if (from?.pointer === event.pointerId) take(event, from)
      }}
      onPointerUp={(event) => end(event, true)}
      // The system took the touch for itself: nothing of it was meant.
      onPointerCancel={(event) => end(event, false)}
    >
      {strokes.length === 0 && (
        <text class={styles.hint} x={PAGE.width / 2} y={PAGE.height / 2}>
          {words.ink.begin}
        </text>
      )}
      {strokes.map((stroke) => (
        <path key={stroke.ent} class={styles.stroke} data-stroke d={strokePath(stroke)} />
      ))}
      <path ref={line} class={styles.stroke} d="" />
    </svg>
  )
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
