import { useComputed, useSignal } from '@preact/signals'
import { useMemo, useRef } from 'preact/hooks'
import { classes } from '#ui/classes.ts'
import { Icon } from '#ui/icons.tsx'
import { PupilMarker } from '#ui/pupil-marker.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { pressChip, slideChip, touchChip } from './capture.ts'
import { chipsIn, chipsOf, isSeat, isWhom, type Chip } from '../shared/lesson-plan.ts'
import type { PlacedChip } from '../shared/method.ts'
import { guardedClick } from './guarded.ts'
import { chipName, useLive } from './live-context.ts'
import styles from './chip-row.module.css'
import { contactOf, holding, press } from './press.ts'
import { sinceSeen, unseenMinutes } from './stream.ts'

/** Who: fixed places, so that the thumb learns them. A stroke from chip to chip means together (R2). */
export function ChipRow() {
  const { live, words } = useLive()
  const page = useSignal<1 | 2>(1)
  const stroke = useStroke()
  const inside = chipsIn(live.plan.value)
  const chips = live.plan.value.method.chips.filter(({ chip }) => inside.includes(chip))
  const many = chips.length > 5
  return (
    <div
      class={styles.chips}
      role="group"
      aria-label={words.chips}
      data-page={many ? page.value : undefined}
      {...stroke}
    >
      {chips.map((placed) => (
        <ChipButton key={placed.chip} placed={placed} page={many && !placed.first ? 2 : 1} />
      ))}
      {many && (
        <button
          type="button"
          class={classes(styles.chip, styles.more)}
          aria-expanded={page.value === 2}
          {...guardedClick(live, () => (page.value = page.value === 1 ? 2 : 1))}
        >
          <Icon name={page.value === 1 ? 'chevron-end' : 'chevron-start'} />
          <span class={styles.label}>{words.moreChips}</span>
        </button>
      )}
    </div>
  )
}

interface ChipButtonProps {
  readonly placed: PlacedChip
  /** on a phone the first four stand, the others come in their place */
  readonly page: 1 | 2
}

function ChipButton({ placed, page }: ChipButtonProps) {
  const { chip, key, columns, rail, mark } = placed
  const view = useLive()
  const { live, words, note } = view
  const inside = useComputed(() => {
    const open = live.open.value
    return open ? chipsOf(live.plan.value, open.values.value).includes(chip) : false
  }).value
  // Five steps in ten minutes: nothing on the glass is seen to move.
  const attention = useComputed(() => Math.ceil((1 - sinceSeen(live, chip)) * 4)).value
  const seated = isSeat(chip)
  const unseen = useComputed(() => unseenMinutes(live, chip)).value
  const hold = useAsking(chip)
  const label = seated
    ? (live.plan.value.seats[chip]?.label ?? '')
    : isWhom(chip)
      ? note.whom[chip]
      : (note.lens[chip] ?? chip)
  const pressing = press(
    (contact) => pressChip(live, chip, contact),
    () => touchChip(live, chip)
  )
  return (
    <button
      type="button"
      class={classes(styles.chip, inside && styles.chosen)}
      style={{ '--columns': columns, '--rail': String(rail) }}
      data-chip={chip}
      data-attention={seated ? attention : undefined}
      data-page={page}
      aria-pressed={inside}
      aria-description={seated ? words.unseen(unseen) : undefined}
      aria-keyshortcuts={key}
      {...hold}
      {...pressing}
      onPointerDown={(event) => {
        // As it is before this touch: a moment later there is a note of now.
        if (seated) hold.onPointerDown(event)
        pressing.onPointerDown(event)
      }}
    >
      <PupilMarker seat={chip} line={mark} size={36} />
      <VisuallyHidden>{chipName(view, chip)}</VisuallyHidden>
      <span class={styles.label} aria-hidden="true">
        {label}
      </span>
    </button>
  )
}

/** Held, a pupil's chip tells how long nobody wrote of that pupil; at rest it has no number. */
function useAsking(chip: Chip) {
  const { live, asked } = useLive()
  return useMemo(() => {
    let minutes: number | undefined
    const { swallow: _, ...hold } = holding(
      () => (asked.value = { chip, minutes }),
      () => (asked.value = undefined)
    )
    return {
      ...hold,
      onPointerDown(event: PointerEvent) {
        if (live.guard.judge(live.monotonic(), undefined, contactOf(event)) !== 'take') return
        minutes = unseenMinutes(live, chip)
        hold.onPointerDown()
      }
    }
  }, [live, asked, chip])
}

/** Follows one finger over the chips; each further chip under it joins the note. */
function useStroke() {
  const { live } = useLive()
  const last = useRef<{ pointer: number; chip: Chip } | undefined>(undefined)
  return {
    onPointerDown(event: PointerEvent) {
      const chip = chipUnder(event.target)
      const taken = live.guard.judge(live.monotonic(), undefined, contactOf(event)) === 'take'
      last.current = chip && taken ? { pointer: event.pointerId, chip } : undefined
    },
    onPointerMove(event: PointerEvent) {
      const from = last.current
      if (!from || from.pointer !== event.pointerId || event.buttons === 0) return
      const chip = chipUnder(document.elementFromPoint(event.clientX, event.clientY))
      if (!chip || chip === from.chip) return
      last.current = { pointer: event.pointerId, chip }
      slideChip(live, from.chip, chip, contactOf(event))
    },
    onPointerUp() {
      last.current = undefined
    },
    onPointerCancel() {
      last.current = undefined
    }
  }
}

function chipUnder(target: EventTarget | null): Chip | undefined {
  if (!(target instanceof Element)) return undefined
  return target.closest<HTMLElement>('[data-chip]')?.dataset['chip'] as Chip | undefined
}
