import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import styles from './choice.module.css'
import { classes } from './classes.ts'
import { FieldError } from './field.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

export type ChoiceSetProps = {
  legend: string
  legendHidden?: boolean | undefined
  hint?: string | undefined
  error?: string | undefined
  as?: 'radiogroup' | undefined
  children: ComponentChildren
}

/** The frame of several choices that answer one question. */
export function ChoiceSet(props: ChoiceSetProps) {
  const { legend, legendHidden, hint, error, as, children } = props
  const id = useId()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      class={classes(styles.set, Boolean(error) && styles.wrong)}
      role={as}
      aria-describedby={describedBy || undefined}
      aria-invalid={as && error ? 'true' : undefined}
    >
      <legend class={styles.legend}>
        {legendHidden ? <VisuallyHidden>{legend}</VisuallyHidden> : legend}
      </legend>
      {hint && (
        <p class={styles.setHint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children}
    </fieldset>
  )
}
