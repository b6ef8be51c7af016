import { useId } from 'preact/hooks'
import styles from './choice.module.css'
import { classes } from './classes.ts'
import { ChoiceSet } from './choice-set.tsx'
import { Icon } from './icons.tsx'

export type Choice<V extends string> = {
  value: V
  label: string
  hint?: string | undefined
  disabled?: boolean | undefined
}

export type ChoiceGroupProps<V extends string> = {
  legend: string
  legendHidden?: boolean | undefined
  hint?: string | undefined
  error?: string | undefined
  choices: readonly Choice<V>[]
  value: V | undefined
  onChange: (value: V) => void
  /** `row` for few short words, `column` where each choice has a sentence. */
  layout?: 'row' | 'column' | undefined
}

/** One of a few, as large segments. Keyboard: Tab into the group, arrows choose. */
export function ChoiceGroup<V extends string>(props: ChoiceGroupProps<V>) {
  const { choices, value, onChange, layout = 'row', ...words } = props
  const name = useId()
  return (
    <ChoiceSet {...words} as="radiogroup">
      <div class={classes(styles.choices, styles[layout])}>
        {choices.map((choice) => (
          <label key={choice.value} class={styles.choice}>
            <input
              class={styles.input}
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled}
              onChange={() => onChange(choice.value)}
            />
            <span class={styles.segment}>
              <span class={styles.dot}>
                <Icon name="tick" size={16} />
              </span>
              <span>
                <span class={styles.label}>{choice.label}</span>
                {choice.hint && <span class={styles.hint}>{choice.hint}</span>}
              </span>
            </span>
          </label>
        ))}
      </div>
    </ChoiceSet>
  )
}
