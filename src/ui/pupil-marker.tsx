import type { ComponentChildren } from 'preact'
import styles from './pupil-marker.module.css'
import { classes } from './classes.ts'

/** A seat in this lesson. Letter, shape and colour always go together. */
export type Seat = 'A' | 'B' | 'C' | 'D' | 'E' | 'F'
/** What of a room was looked at, in a room visit. */
export type Lens = 'pupils' | 'task' | 'teaching' | 'asked'
export type Whom = Seat | Lens | 'class' | 'group' | 'adult'

export type PupilMarkerProps = {
  seat: Whom
  size?: 28 | 36 | 40 | undefined
  /** Drawn without a fill: no permission yet, or not in the room. */
  hollow?: boolean | undefined
  /** Accessible name; without it the marker is decoration beside words that say the same. */
  label?: string | undefined
}

/** Shapes of about equal area on a 40 grid, and how far the letter sits below the middle. */
const shapes: Record<Seat, { d: string; y: number }> = {
  A: { d: 'M20 3.6a16.4 16.4 0 1 1 0 32.8 16.4 16.4 0 0 1 0-32.8z', y: 20 },
  B: { d: 'M20 2.6 38.4 35.4H1.6z', y: 25.4 },
  C: { d: 'M5.6 5.6h28.8v28.8H5.6z', y: 20 },
  D: { d: 'M20 1.4 38.6 20 20 38.6 1.4 20z', y: 20 },
  E: { d: 'M11 3.9h18L38 20l-9 16.1H11L2 20z', y: 20 },
  F: { d: 'M12.6 2.6h14.8v10h10v14.8h-10v10H12.6v-10h-10V12.6h10z', y: 20 }
}

/** Three heads, a sheet with lines, a hand that points, a question in a bubble; strokes on a 40 grid. */
const lenses: Record<Lens, string> = {
  pupils:
    'M20 7a5 5 0 1 1 0 10 5 5 0 0 1 0-10M11 33c0-7 4-11 9-11s9 4 9 11M8.500 13a3.500 3.500 0 1 0 1 7M31.500 13a3.500 3.500 0 1 1-1 7M4 32c0-4 1.500-6.500 4-8M36 32c0-4-1.500-6.500-4-8',
  task: 'M9 5h17l6 6v24H9zM26 5v6h6M14 17h13M14 23h13M14 29h8',
  teaching: 'M5 7h30v20H5zM20 27v8M13 35h14M11 13h12M11 19h7',
  asked:
    'M7 6h26a3 3 0 0 1 3 3v16a3 3 0 0 1-3 3H18l-8 7v-7H7a3 3 0 0 1-3-3V9a3 3 0 0 1 3-3zM16.500 13.500a3.500 3.500 0 1 1 5.500 3c-1.500 1-2 1.600-2 3M20 23v.2'
}

export function PupilMarker({ seat, size = 36, hollow, label }: PupilMarkerProps) {
  return (
    <Drawing size={size} label={label}>
      {seat === 'class' && <ClassDots />}
      {seat === 'group' && <GroupRings />}
      {seat === 'adult' && <HalfFigure />}
      {isLens(seat) && <path class={styles.line} d={lenses[seat]} />}
      {isSeat(seat) && (
        <>
          <path
            class={classes(styles.shape, hollow ? styles.hollow : styles[seat])}
            d={shapes[seat].d}
          />
          <text
            class={classes(styles.letter, hollow ? styles.hollowLetter : styles[`on${seat}`])}
            x="20"
            y={shapes[seat].y}
            dy="0.36em"
          >
            {seat}
          </text>
        </>
      )}
    </Drawing>
  )
}

/** Across lessons a seat says nothing (A is another child next month): a ring without colour. */
export function AcrossMarker({ size = 28, label }: Pick<PupilMarkerProps, 'size' | 'label'>) {
  return (
    <Drawing size={size} label={label}>
      <circle class={styles.across} cx="20" cy="20" r="15" />
    </Drawing>
  )
}

type DrawingProps = { size: number; label: string | undefined; children: ComponentChildren }

function Drawing({ size, label, children }: DrawingProps) {
  const edge = `${size / 16}rem`
  return (
    <svg
      class={styles.marker}
      viewBox="0 0 40 40"
      width={edge}
      height={edge}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
    >
      {children}
    </svg>
  )
}

function ClassDots() {
  return <path class={styles.dots} d="M13 13v.01M27 13v.01M13 27v.01M27 27v.01" />
}

function GroupRings() {
  return (
    <path
      class={styles.line}
      d="M14 10.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19M26 10.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19"
    />
  )
}

function HalfFigure() {
  return (
    <path
      class={styles.line}
      d="M20 4.5a7 7 0 1 1 0 14 7 7 0 0 1 0-14M6 36c1-8.500 6.400-12.500 14-12.500S33 27.500 34 36z"
    />
  )
}

function isLens(seat: Whom): seat is Lens {
  return seat in lenses
}

function isSeat(seat: Whom): seat is Seat {
  return seat in shapes
}
