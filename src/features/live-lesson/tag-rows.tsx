import { useRef } from 'preact/hooks'
import { classes } from '#ui/classes.ts'
import type { Tag } from '../shared/note-values.ts'
import { touchTag } from './capture.ts'
import { touchCount } from './count.ts'
import { guardedPress } from './guarded.ts'
import type { UndoStep } from './live.ts'
import { useLive } from './live-context.ts'
import { touchLookedFor, touchQuote } from './note-marks.ts'
import { nextStage, stageNow } from './sitting.ts'
import { HELPED, tagSlots, type TagSlot } from './tag-slots.ts'
import styles from './tag-rows.module.css'
import { undoSteps } from './undo.ts'

/** A finger that moves this far to the left over the tags means Next, in px. */
const SWIPE = 96

/** Two rows of four: six fixed tags, then what is looked for in this stage (R10). */
export function TagRows() {
  const { live, words, trial } = useLive()
  const swipe = useSwipe()
  const slots = tagSlots(stageNow(live), live.plan.value.method)
  const waiting = trial && live.notes.value.length === 0
  return (
    <div
      class={classes(styles.tags, waiting && styles.waiting)}
      role="group"
      aria-label={words.tags}
      data-count={slots.length}
      {...swipe}
    >
      {slots.map((slot, index) => (
        <Slot key={slotKey(slot)} slot={slot} number={index + 1} />
      ))}
    </div>
  )
}

function slotKey(slot: TagSlot): string {
  if (slot.slot === 'tag') return slot.tag
  return slot.slot === 'looked' ? `looked ${slot.phrase}` : slot.slot
}

function Slot({ slot, number }: { readonly slot: TagSlot; readonly number: number }) {
  const { live, words, note, panel } = useLive()
  const values = live.open.value?.values.value
  if (slot.slot === 'looked') {
    return (
      <TagButton
        pressed={values?.lookedFor === slot.phrase}
        number={number}
        label={words.lookedFor(slot.phrase)}
        looked
        onPress={() => touchLookedFor(live, slot.phrase)}
      >
        {slot.phrase}
      </TagButton>
    )
  }
  if (slot.slot === 'tag') {
    return (
      <TagButton
        pressed={values?.tags.includes(slot.tag) ?? false}
        number={number}
        onPress={() => touchTag(live, slot.tag)}
      >
        {note.tags[slot.tag] ?? slot.tag}
      </TagButton>
    )
  }
  if (slot.slot === 'quote') {
    return (
      <TagButton pressed={values?.quote ?? false} number={number} onPress={() => touchQuote(live)}>
        {words.quote}
      </TagButton>
    )
  }
  if (slot.slot === 'count') {
    return (
      <TagButton
        pressed={values?.tags.includes('count') ?? false}
        number={number}
        onPress={() => touchCount(live, panel)}
      >
        {values && values.tags.includes('count') && values.counted !== undefined
          ? note.counted(values.counted, values.outOf ?? 0)
          : (note.tags['count'] ?? '')}
      </TagButton>
    )
  }
  if (panel.value !== 'helped') {
    return (
      <TagButton pressed={false} number={number} onPress={() => (panel.value = 'helped')}>
        {note.helpedBy}
      </TagButton>
    )
  }
  return (
    <span class={styles.halves}>
      {HELPED.map((tag: Tag) => (
        <TagButton
          key={tag}
          pressed={values?.tags.includes(tag) ?? false}
          label={note.tags[tag] ?? tag}
          onPress={() => {
            touchTag(live, tag)
            panel.value = 'none'
          }}
        >
          {tag === 'helped-by-peer' ? note.peer : note.adult}
        </TagButton>
      ))}
    </span>
  )
}

interface TagButtonProps {
  readonly pressed: boolean
  readonly number?: number
  readonly label?: string
  readonly looked?: boolean
  readonly onPress: () => void
  readonly children: string
}

function TagButton({ pressed, number, label, looked, onPress, children }: TagButtonProps) {
  const { live } = useLive()
  return (
    <button
      type="button"
      class={classes(styles.tag, pressed && styles.chosen, looked && styles.looked)}
      aria-pressed={pressed}
      aria-label={label}
      aria-keyshortcuts={number === undefined ? undefined : String(number)}
      {...guardedPress(live, onPress)}
    >
      {children}
    </button>
  )
}

/** Next stage by a swipe to the left: what the finger did on the way is taken back. */
function useSwipe() {
  const { live } = useLive()
  const from = useRef<{ x: number; before: readonly UndoStep[] } | undefined>(undefined)
  return {
    onPointerDownCapture(event: PointerEvent) {
      const contact = { width: event.width, height: event.height }
      const taken = live.guard.judge(live.monotonic(), undefined, contact) === 'take'
      from.current = taken ? { x: event.clientX, before: live.undo.peek() } : undefined
    },
    onPointerMove(event: PointerEvent) {
      const start = from.current
      if (!start || start.x - event.clientX < SWIPE) return
      from.current = undefined
      undoSteps(
        live,
        live.undo.peek().filter((step) => !start.before.includes(step))
      )
      nextStage(live)
    },
    onPointerUp() {
      from.current = undefined
    },
    onPointerCancel() {
      from.current = undefined
    }
  }
}
