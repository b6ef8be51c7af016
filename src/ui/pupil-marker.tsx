import type { ComponentChildren } from 'preact'
import styles from './pupil-marker.module.css'
import { classes } from './classes.ts'

/** A seat in this lesson. Letter, shape and colour always go together. */
export type Seat = 'A' | 'B' | 'C' | 'D' | 'E' | 'F'

export type PupilMarkerProps = {
  /** a seat, `class`, `group`, `adult`; anything else is drawn by its `line` */
  seat: string
  /** strokes on a 40 grid, of what is none of these */
  line?: string | undefined
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

export function PupilMarker({ seat, line, size = 36, hollow, label }: PupilMarkerProps) {
  return (
    <Drawing size={size} label={label}>
      {seat === 'class' && <ClassDots />}
      {seat === 'group' && <GroupRings />}
      {seat === 'adult' && <HalfFigure />}
      {isOther(seat) && <path class={styles.line} d={line ?? RING} />}
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

/** What nobody drew strokes for. */
const RING = 'M20 6a14 14 0 1 1 0 28 14 14 0 0 1 0-28z'

function isOther(seat: string): boolean {
  return !isSeat(seat) && !['class', 'group', 'adult'].includes(seat)
}

function isSeat(seat: string): seat is Seat {
  return Object.hasOwn(shapes, seat)
}
