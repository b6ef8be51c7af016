import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import styles from './field.module.css'
import { classes } from './classes.ts'
import { Icon } from './icons.tsx'

export type FieldWords = {
  label: string
  /** The label is read out but not seen, where the place says it already. */
  labelHidden?: boolean | undefined
  hint?: string | undefined
  /** What is wrong and what to do; the control is marked invalid while it is there. */
  error?: string | undefined
  /** Such as "12 of 120". */
  count?: string | undefined
  /** A sentence that may come and go while somebody writes, such as "That is a novel." */
  remark?: string | undefined
}

/** What a control inside a field must carry, so that label, hint and error belong to it. */
export type Wiring = {
  id: string
  class: string
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
}

export type FieldProps = FieldWords & {
  /** Id of the control, where something else must point to it. */
  id?: string | undefined
  children: (wiring: Wiring) => ComponentChildren
}

/** Label, hint, error and count around any one control. */
export function Field(props: FieldProps) {
  const { label, labelHidden, hint, error, count, remark, id: givenId, children } = props
  const ownId = useId()
  const id = givenId ?? ownId
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`, count && `${id}-count`].filter(
    Boolean
  )
  return (
    <div class={classes(styles.field, Boolean(error) && styles.wrong)}>
      <label class={classes(styles.label, labelHidden && styles.labelHidden)} for={id}>
        {label}
      </label>
      {hint && (
        <p class={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children({
        id,
        class: styles.control ?? '',
        'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined,
        'aria-invalid': error ? 'true' : undefined
      })}
      <div class={styles.foot}>
        <p class={styles.remark} role="status">
          {remark}
        </p>
        {count && (
          <p class={styles.count} id={`${id}-count`}>
            {count}
          </p>
        )}
      </div>
    </div>
  )
}

/** The red line of a field or a group of choices. */
export function FieldError({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <p class={styles.error} id={id}>
      <Icon name="lost" size={20} />
      <span>{children}</span>
    </p>
  )
}
