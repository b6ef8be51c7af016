import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { countsOf, isOccasions } from '#kinds/sampling/rules.ts'
import { classes } from '#ui/classes.ts'
import { Icon } from '#ui/icons.tsx'
import { PupilMarker } from '#ui/pupil-marker.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { guardedPress } from './guarded.ts'
import { chipName, useLive } from './live-context.ts'
import { turnOf, type RunningSampling, type Turn } from './sampling.ts'
import { ClockHead, CountHead, seatOf } from './sampling-head.tsx'
import { countOccasions, countOne, countOneLess, markMoment, markScan } from './sampling-marks.ts'
import styles from './sampling-keys.module.css'
import panel from './sampling-panel.module.css'

/** A touch this soon after the keys came was meant for what stood there before, in ms. */
const JUST_CAME = 400
/** Children in a class before anybody has said so. */
const USUAL_CLASS = 24

/** In place of the tags while something is sampled: whom to look at, how far it is, and the keys of its method. */
export function SamplingPanel({ running }: { readonly running: RunningSampling }) {
  const { words } = useLive()
  return (
    <div class={panel.panel} role="group" aria-label={words.sampling.panel}>
      {running.method === 'count' ? (
        <>
          <CountHead running={running} />
          <CountKeys running={running} />
        </>
      ) : (
        <ByTheClock running={running} />
      )}
    </div>
  )
}

function ByTheClock({ running }: { readonly running: RunningSampling }) {
  const turn = turnOf(running)
  return (
    <>
      <ClockHead running={running} turn={turn} />
      {running.method === 'scan' ? (
        <ScanKeys running={running} turn={turn} />
      ) : (
        <CodeKeys running={running} turn={turn} />
      )}
    </>
  )
}

interface KeysProps {
  readonly running: RunningSampling
  readonly turn: Turn
}

/** A key for each code. */
function CodeKeys({ running, turn }: KeysProps) {
  const { live } = useLive()
  const isOpen = turn.open !== undefined
  return (
    <div class={styles.keys} data-open={isOpen ? '' : undefined}>
      {running.codes.map((code, index) => (
        <Key
          key={code.ent}
          number={index + 1}
          pressed={turn.mark?.code === code.ent}
          disabled={!isOpen}
          onPress={() => markMoment(live, code)}
        >
          <b class={styles.letter}>{code.letter}</b>
          <span class={styles.word}>{code.name}</span>
        </Key>
      ))}
    </div>
  )
}

/** "18 of 24": the key in the middle says it as it stands, those beside it put it right. */
function ScanKeys({ running, turn }: KeysProps) {
  const { live, words } = useLive()
  const last = [...running.marks.value.values()].at(-1)
  const size = useSignal(last?.outOf ?? USUAL_CLASS)
  const outOf = turn.mark?.outOf ?? size.value
  const counted = Math.min(turn.mark?.counted ?? last?.counted ?? outOf, outOf)
  const isOpen = turn.open !== undefined
  const say = (count: number) => markScan(live, count, outOf)
  const resize = (by: number) => {
    const next = Math.min(999, Math.max(1, outOf + by))
    size.value = next
    if (turn.mark) markScan(live, counted, next)
  }
  return (
    <div class={classes(styles.keys, styles.scan)} data-open={isOpen ? '' : undefined}>
      <Key label={words.sampling.fewer} disabled={!isOpen} onPress={() => say(counted - 1)}>
        <Icon name="minus" />
      </Key>
      <Key wide pressed={Boolean(turn.mark)} disabled={!isOpen} onPress={() => say(counted)}>
        <b class={styles.letter}>{words.sampling.pair(counted, outOf)}</b>
        <span class={styles.word}>{running.codes[0]?.name}</span>
      </Key>
      <Key label={words.sampling.more} disabled={!isOpen} onPress={() => say(counted + 1)}>
        <Icon name="plus" />
      </Key>
      <Total
        said={words.sampling.total(outOf)}
        less={words.sampling.totalFewer}
        more={words.sampling.totalMore}
        onStep={resize}
      />
    </div>
  )
}

interface TotalProps {
  /** "Class of 24" */
  readonly said: string
  readonly less: string
  readonly more: string
  /** there is nothing to be taken away */
  readonly least?: boolean
  readonly onStep: (by: 1 | -1) => void
}

/** Of how many, with a step down and a step up. */
function Total({ said, less, more, least, onStep }: TotalProps) {
  return (
    <div class={styles.total}>
      <span class={styles.word}>{said}</span>
      <div class={styles.pair}>
        <Key label={less} disabled={least ?? false} onPress={() => onStep(-1)}>
          <Icon name="minus" />
        </Key>
        <Key label={more} onPress={() => onStep(1)}>
          <Icon name="plus" />
        </Key>
      </div>
    </div>
  )
}

/** A key for each pupil, or one for the class; a touch is one more. Beside them of how many, where somebody counts that too. */
function CountKeys({ running }: { readonly running: RunningSampling }) {
  const view = useLive()
  const { live, words, note } = view
  const marks = [...running.marks.value.values()]
  const counts = countsOf(running.pupils, marks)
  const outOf = counts[0]?.outOf
  const beside = counts.length > 1 && outOf !== undefined
  return (
    <div class={classes(styles.keys, styles.count, beside && styles.beside)} data-open="">
      {counts.map(({ pupil, times }, index) => {
        const seat = seatOf(live, pupil)
        const who = seat ? chipName(view, seat) : note.wholeClass
        return (
          <Key
            key={pupil ?? 'class'}
            number={index + 1}
            hint={words.sampling.oneMore}
            onPress={() => countOne(live, pupil)}
          >
            <b class={styles.letter}>
              {outOf === undefined ? times : words.sampling.pair(times, outOf)}
            </b>
            {seat ? (
              <>
                <PupilMarker seat={seat} size={28} />
                <VisuallyHidden>{who}</VisuallyHidden>
              </>
            ) : (
              <span class={styles.word}>{who}</span>
            )}
          </Key>
        )
      })}
      <Key
        label={words.sampling.oneLess}
        disabled={marks.every(isOccasions)}
        narrow
        onPress={() => countOneLess(live)}
      >
        <Icon name="minus" />
      </Key>
      <Total
        said={`${words.countOf} ${outOf ?? '–'}`}
        less={words.outOfLess}
        more={words.outOfMore}
        least={outOf === undefined}
        onStep={(by) => countOccasions(live, by)}
      />
    </div>
  )
}

interface KeyProps {
  /** its key on a keyboard */
  readonly number?: number
  readonly label?: string
  /** what a touch does, said after the name */
  readonly hint?: string
  readonly pressed?: boolean
  /** between moments: said and shown, and a touch does nothing */
  readonly disabled?: boolean
  readonly narrow?: boolean
  readonly wide?: boolean
  readonly onPress: () => void
  readonly children: ComponentChildren
}

function Key({
  number,
  label,
  hint,
  pressed,
  disabled,
  narrow,
  wide,
  onPress,
  children
}: KeyProps) {
  const { live } = useLive()
  const came = useRef(live.monotonic())
  return (
    <button
      type="button"
      class={classes(
        styles.key,
        pressed && styles.chosen,
        narrow && styles.narrow,
        wide && styles.wide
      )}
      aria-label={label}
      aria-description={hint}
      aria-pressed={pressed}
      aria-disabled={disabled}
      aria-keyshortcuts={number === undefined ? undefined : String(number)}
      {...guardedPress(live, () => {
        if (!disabled && live.monotonic() - came.current >= JUST_CAME) onPress()
      })}
    >
      {children}
    </button>
  )
}
