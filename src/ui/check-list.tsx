import { useId } from 'preact/hooks'
import styles from './choice.module.css'
import type { Choice } from './choice-group.tsx'
import { ChoiceSet } from './choice-set.tsx'
import { classes } from './classes.ts'
import { Icon } from './icons.tsx'

export type CheckListProps<V extends string> = {
  legend: string
  legendHidden?: boolean | undefined
  hint?: string | undefined
  error?: string | undefined
  choices: readonly Choice<V>[]
  values: readonly V[]
  /** All that are ticked now, in the order of the choices. */
  onChange: (values: V[]) => void
}

/** Any number of several. Keyboard: Tab from one to the next, Space ticks. */
export function CheckList<V extends string>(props: CheckListProps<V>) {
  const { choices, values, onChange, ...words } = props
  return (
    <ChoiceSet {...words}>
      <div class={classes(styles.choices, styles.column)}>
        {choices.map((choice) => (
          <Checkbox
            key={choice.value}
            label={choice.label}
            hint={choice.hint}
            disabled={choice.disabled}
            checked={values.includes(choice.value)}
            onChange={(checked) =>
              onChange(
                choices
                  .map((each) => each.value)
                  .filter((each) => (each === choice.value ? checked : values.includes(each)))
              )
            }
          />
        ))}
      </div>
    </ChoiceSet>
  )
}

export type CheckboxProps = {
  label: string
  hint?: string | undefined
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean | undefined
}

export function Checkbox(props: CheckboxProps) {
  return <Check {...props} as="checkbox" />
}

/** For what takes effect at once. */
export function Switch(props: CheckboxProps) {
  return <Check {...props} as="switch" />
}

function Check(props: CheckboxProps & { as: 'checkbox' | 'switch' }) {
  const { label, hint, checked, onChange, disabled, as } = props
  const id = useId()
  return (
    <div class={classes(styles.choice, styles.check)}>
      <input
        class={styles.input}
        id={id}
        type="checkbox"
        role={as === 'switch' ? 'switch' : undefined}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span class={as === 'switch' ? styles.track : styles.box} aria-hidden="true">
        {as === 'switch' ? <span class={styles.knob} /> : <Icon name="tick" size={20} />}
      </span>
      <span class={styles.words}>
        <label class={styles.label} for={id}>
          {label}
        </label>
        {hint && (
          <span class={styles.hint} id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </span>
    </div>
  )
}
