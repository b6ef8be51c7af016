import { useEffect, useRef } from 'preact/hooks'
import { useSignal } from '@preact/signals'
import { useBellView } from './bell-context.ts'
import {
  type Brushed,
  CORNERS,
  cornerOf,
  type Corner,
  type Crop,
  drawEdited,
  type Edit,
  moveCorner
} from './photo-edit.ts'
import styles from './photo-check.module.css'

export type Tool = 'blur' | 'crop'

/** Longest edge that is drawn while one edits, px: what is kept is made from the whole picture. */
const DRAWN = 1200
/** A corner moves so far with one key, as a share of the picture. */
const STEP = 0.02

interface StageProps {
  readonly picture: ImageBitmap
  readonly edit: Edit
  readonly tool: Tool
  readonly onEdit: (edit: Edit) => void
}

/** The picture under the finger. Keyboard: Tab to a corner, arrows move it. */
export function PhotoStage({ picture, edit, tool, onEdit }: StageProps) {
  const { words } = useBellView()
  const stage = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const brushing = useSignal<Brushed | undefined>(undefined)
  const dragged = useSignal<Crop | undefined>(undefined)
  const scale = Math.min(1, DRAWN / Math.max(picture.width, picture.height))
  const size = {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale))
  }
  const { width, height } = size
  const now = brushing.value
  useEffect(() => {
    const brushed = now ? [...edit.brushed, now] : edit.brushed
    if (canvas.current) drawEdited(canvas.current, picture, { width, height }, brushed)
  }, [picture, edit, now, width, height])
  const placeOf = (event: PointerEvent) => {
    const box = stage.current?.getBoundingClientRect()
    if (!box) return { x: 0, y: 0 }
    return { x: (event.clientX - box.x) / box.width, y: (event.clientY - box.y) / box.height }
  }
  const endBrush = () => {
    const brushed = brushing.value
    brushing.value = undefined
    if (brushed) onEdit({ ...edit, brushed: [...edit.brushed, brushed] })
  }
  const crop = dragged.value ?? edit.crop
  return (
    <div
      ref={stage}
      class={styles.stage}
      data-tool={tool}
      data-photo-stage
      style={{
        aspectRatio: `${width} / ${height}`,
        maxInlineSize: `min(100%, ${(62 * width) / height}vh)`
      }}
      onPointerDown={(event) => {
        if (tool !== 'blur' || event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        brushing.value = [placeOf(event)]
      }}
      onPointerMove={(event) => {
        if (brushing.value) brushing.value = [...brushing.value, placeOf(event)]
      }}
      onPointerUp={endBrush}
      onPointerCancel={() => (brushing.value = undefined)}
    >
      <div class={styles.frame}>
        <canvas ref={canvas} class={styles.canvas} role="img" aria-label={words.photo.picture} />
        <div class={styles.crop} style={percent(crop)} aria-hidden="true" />
      </div>
      {tool === 'crop' &&
        CORNERS.map((corner) => (
          <Handle
            key={corner}
            corner={corner}
            crop={crop}
            placeOf={placeOf}
            onMove={(next) => (dragged.value = next)}
            onDone={(next) => {
              dragged.value = undefined
              if (next) onEdit({ ...edit, crop: next })
            }}
          />
        ))}
    </div>
  )
}

interface HandleProps {
  readonly corner: Corner
  readonly crop: Crop
  readonly placeOf: (event: PointerEvent) => { x: number; y: number }
  readonly onMove: (crop: Crop) => void
  readonly onDone: (crop: Crop | undefined) => void
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP]
}

function Handle({ corner, crop, placeOf, onMove, onDone }: HandleProps) {
  const { words } = useBellView()
  const last = useRef<Crop | undefined>(undefined)
  const { x, y } = cornerOf(crop, corner)
  return (
    <button
      type="button"
      class={styles.handle}
      style={{ insetInlineStart: `${x * 100}%`, insetBlockStart: `${y * 100}%` }}
      aria-label={words.photo.corners[corner]}
      data-corner={corner}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        last.current = crop
      }}
      onPointerMove={(event) => {
        if (!last.current) return
        last.current = moveCorner(last.current, corner, placeOf(event))
        onMove(last.current)
      }}
      onPointerUp={() => {
        onDone(last.current)
        last.current = undefined
      }}
      onPointerCancel={() => {
        last.current = undefined
        onDone(undefined)
      }}
      onKeyDown={(event) => {
        const step = ARROWS[event.key]
        if (!step) return
        event.preventDefault()
        onDone(moveCorner(crop, corner, { x: x + step[0], y: y + step[1] }))
      }}
    />
  )
}

function percent({ x, y, width, height }: Crop) {
  return {
    insetInlineStart: `${x * 100}%`,
    insetBlockStart: `${y * 100}%`,
    inlineSize: `${width * 100}%`,
    blockSize: `${height * 100}%`
  }
}
