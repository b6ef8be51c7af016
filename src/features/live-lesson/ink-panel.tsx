import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { PAGE } from '#kinds/ink/rules.ts'
import { Button } from '#ui/button.tsx'
import { classes } from '#ui/classes.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { strokePath } from '../shared/ink-path.ts'
import { guardedClick } from './guarded.ts'
import { readStrokes } from './ink.ts'
import { useDrawing } from './ink-drawing.ts'
import { inkOn } from './ink-pages.ts'
import frame from './panel.module.css'
import styles from './ink-panel.module.css'
import type { NoteCell } from './live.ts'
import { useLive } from './live-context.ts'
import { usePen } from './pen.ts'

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
          {...guardedClick(live, () => (erasing.value = false))}
        >
          {words.ink.pen}
        </Button>
        <Button
          live
          icon="eraser"
          aria-pressed={erasing.value}
          {...guardedClick(live, () => (erasing.value = true))}
        >
          {words.ink.eraser}
        </Button>
        <span class={styles.room} />
        <IconButton
          icon="close"
          label={words.close}
          live
          {...guardedClick(live, () => (panel.value = 'none'))}
        />
      </header>
      <Sheet erasing={erasing.value} cell={cell} />
    </section>
  )
}

interface SheetProps {
  readonly erasing: boolean
  readonly cell: NoteCell | undefined
}

/** As large as its window; on a tablet with a pen as wide, and higher than it, for then a finger moves it. */
function Sheet({ erasing, cell }: SheetProps) {
  const { words } = useLive()
  const pen = usePen()
  const window = useRef<HTMLDivElement>(null)
  const sheet = useRef<SVGSVGElement>(null)
  const line = useRef<SVGPathElement>(null)
  const drawing = useDrawing({ sheet, line, frame: window, pen, erasing })
  const strokes = cell ? inkOn(cell).value.strokes : []
  const isHigh = pen.before.value
  return (
    <div
      ref={window}
      class={classes(styles.window, isHigh && styles.high)}
      tabIndex={isHigh ? 0 : undefined}
    >
      <svg
        ref={sheet}
        class={styles.sheet}
        data-sheet
        data-pen={pen.seen.value ? '' : undefined}
        viewBox={`0 0 ${PAGE.width} ${PAGE.height}`}
        role="img"
        aria-label={words.ink.begin}
        {...drawing}
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
    </div>
  )
}
