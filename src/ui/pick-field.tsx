import type { PartialInputHTMLAttributes } from 'preact'
import styles from './field.module.css'
import { Field, type FieldWords } from './field.tsx'
import { Icon } from './icons.tsx'
import type { Taken } from './text-field.tsx'

export type Pick = { value: string; label: string; disabled?: boolean | undefined }

export type PickFieldProps = FieldWords & {
  id?: string | undefined
  name?: string | undefined
  value: string
  onChange: (value: string) => void
  picks: readonly (Pick | { group: string; picks: readonly Pick[] })[]
  /** The line for "nothing picked yet"; its value is the empty string. */
  none?: string | undefined
  required?: boolean | undefined
  disabled?: boolean | undefined
}

/** A pick list: the tablet's own wheel or menu, so that it works as every other list there. */
export function PickField(props: PickFieldProps) {
  const { value, onChange, picks, none, name, required, disabled, ...words } = props
  return (
    <Field {...words}>
      {(wiring) => (
        <div class={styles.pick}>
          <select
            {...wiring}
            {...{ name, required, disabled }}
            autocomplete="off"
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          >
            {none !== undefined && <option value="">{none}</option>}
            {picks.map((pick) =>
              'group' in pick ? (
                <optgroup key={pick.group} label={pick.group}>
                  {pick.picks.map(line)}
                </optgroup>
              ) : (
                line(pick)
              )
            )}
          </select>
          <Icon name="chevron-down" />
        </div>
      )}
    </Field>
  )
}

function line(pick: Pick) {
  return (
    <option key={pick.value} value={pick.value} disabled={pick.disabled}>
      {pick.label}
    </option>
  )
}

type Typed = FieldWords & {
  id?: string | undefined
  value: string
  onInput: (value: string) => void
}

export type DateFieldProps = Typed & {
  /** `date` gives and takes YYYY-MM-DD, `time` gives and takes HH:MM. */
  kind?: 'date' | 'time' | undefined
} & Omit<PartialInputHTMLAttributes<HTMLInputElement>, keyof Typed | Taken>

/** A day or a time of day, by the tablet's own picker. */
export function DateField(props: DateFieldProps) {
  const { kind = 'date', value, onInput, ...others } = props
  const { label, labelHidden, hint, error, count, remark, id, ...rest } = others
  return (
    <Field {...{ label, labelHidden, hint, error, count, remark, id }}>
      {(wiring) => (
        <input
          {...rest}
          {...wiring}
          type={kind}
          data-kind={kind}
          autocomplete="off"
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

export type NumberFieldProps = Typed & {
  /** Brings the keyboard with a point on it. */
  decimal?: boolean | undefined
  /** Words after the box, such as "minutes". */
  unit?: string | undefined
} & Omit<PartialInputHTMLAttributes<HTMLInputElement>, keyof Typed | Taken>

/** A number as text: what was typed is kept as typed, and the caller says what is wrong with it. */
export function NumberField(props: NumberFieldProps) {
  const { decimal, unit, value, onInput, ...others } = props
  const { label, labelHidden, hint, error, count, remark, id, ...rest } = others
  return (
    <Field {...{ label, labelHidden, hint, error, count, remark, id }}>
      {(wiring) => (
        <div class={styles.measured}>
          <input
            {...rest}
            {...wiring}
            type="text"
            inputMode={decimal ? 'decimal' : 'numeric'}
            data-kind="number"
            autocomplete="off"
            enterkeyhint="done"
            value={value}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
          {unit && <span>{unit}</span>}
        </div>
      )}
    </Field>
  )
}
