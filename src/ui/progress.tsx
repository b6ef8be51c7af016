import { useId } from 'preact/hooks'
import styles from './progress.module.css'
import { classes } from './classes.ts'
import { Icon } from './icons.tsx'
import { IconButton } from './icon-button.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

export type ProgressProps = {
  label: string
  /** Absent while nobody knows: the bar is then hatched and still. */
  value?: number | undefined
  max?: number | undefined
  /** What has been done, such as "412 of 1,000 notes". */
  words?: string | undefined
}

/** How far long work has come, in words first. */
export function Progress({ label, value, max = 1, words }: ProgressProps) {
  const id = useId()
  return (
    <div class={styles.progress}>
      <div class={styles.line}>
        <label for={id}>{label}</label>
        {words && <output for={id}>{words}</output>}
      </div>
      <progress class={styles.bar} id={id} value={value} max={max} aria-valuetext={words} />
    </div>
  )
}

export type Step = {
  label: string
  state: 'done' | 'now' | 'later'
  /** What the state is called, read with the label. */
  words: string
  href?: string | undefined
}

/** The steps of a longer way, with the one that is being taken. */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol class={styles.steps} role="list" aria-label={label}>
      {steps.map((step, index) => {
        const face = (
          <>
            <span class={styles.number} aria-hidden="true">
              {step.state === 'done' ? <Icon name="tick" size={16} /> : index + 1}
            </span>
            <span class={styles.words}>
              {step.label}
              <VisuallyHidden>{`, ${step.words}`}</VisuallyHidden>
            </span>
          </>
        )
        return (
          <li
            key={step.label}
            class={classes(styles.step, styles[step.state])}
            aria-current={step.state === 'now' ? 'step' : undefined}
          >
            {step.href ? <a href={step.href}>{face}</a> : <span>{face}</span>}
          </li>
        )
      })}
    </ol>
  )
}

export type StepperProps = {
  label: string
  value: number
  onChange: (value: number) => void
  /** Accessible names of the two buttons. */
  less: string
  more: string
  min?: number | undefined
  max?: number | undefined
}

/** A count by two big buttons. Keyboard: the buttons, or arrows while either has the focus. */
export function Stepper(props: StepperProps) {
  const { label, value, onChange, less, more, min = 0, max = Number.MAX_SAFE_INTEGER } = props
  const id = useId()
  const change = (by: number) => {
    const next = Math.min(max, Math.max(min, value + by))
    if (next !== value) onChange(next)
  }
  return (
    <div
      class={styles.stepper}
      role="group"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        change(event.key === 'ArrowUp' ? 1 : -1)
      }}
    >
      <span class={styles.stepperLabel} id={id}>
        {label}
      </span>
      <IconButton
        icon="minus"
        label={less}
        live
        outlined
        aria-disabled={value <= min}
        onClick={() => change(-1)}
      />
      <output class={styles.value}>{value}</output>
      <IconButton
        icon="plus"
        label={more}
        live
        outlined
        aria-disabled={value >= max}
        onClick={() => change(1)}
      />
    </div>
  )
}
