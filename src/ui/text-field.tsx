import type { PartialInputHTMLAttributes, RefObject, TextareaHTMLAttributes } from 'preact'
import styles from './field.module.css'
import { Field, type FieldWords } from './field.tsx'

type EnterKey = 'enter' | 'done' | 'go' | 'next' | 'previous' | 'search' | 'send'

/** Attributes that the fields set themselves. */
export type Taken = 'class' | 'type' | 'label' | 'list' | 'ref' | 'role'

type Text = FieldWords & {
  id?: string | undefined
  value: string
  onInput: (value: string) => void
  /** What the Enter key of a screen keyboard says. */
  enterKey?: EnterKey | undefined
}

export type TextFieldProps = Text & {
  control?: RefObject<HTMLInputElement> | undefined
  /** `code` for secrets that are typed in: spaced letters, no corrections by the keyboard. */
  kind?: 'text' | 'code' | 'search' | 'email' | undefined
} & Omit<PartialInputHTMLAttributes<HTMLInputElement>, keyof Text | Taken>

/** One line of text. Never filled in by the browser: shared tablets would offer a colleague's words. */
export function TextField(props: TextFieldProps) {
  const { kind = 'text', control, enterKey = 'done', value, onInput, ...others } = props
  const { label, labelHidden, hint, error, count, remark, id, ...rest } = others
  const asCode = kind === 'code'
  return (
    <Field {...{ label, labelHidden, hint, error, count, remark, id }}>
      {(wiring) => (
        <input
          autocapitalize={asCode ? 'characters' : undefined}
          spellcheck={asCode ? false : undefined}
          data-kind={kind}
          {...rest}
          {...wiring}
          ref={control ?? null}
          type={asCode ? 'text' : kind}
          list={undefined}
          autocomplete="off"
          autocorrect={asCode ? 'off' : undefined}
          enterkeyhint={enterKey}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

export type TextAreaProps = Text & {
  control?: RefObject<HTMLTextAreaElement> | undefined
  /** Lines shown while it is empty; it grows with the words from there. */
  lines?: number | undefined
} & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof Text | Taken>

/** Several lines of text that grow as they are written. */
export function TextArea(props: TextAreaProps) {
  const { lines = 3, control, enterKey = 'enter', value, onInput, ...others } = props
  const { label, labelHidden, hint, error, count, remark, id, ...rest } = others
  return (
    <Field {...{ label, labelHidden, hint, error, count, remark, id }}>
      {(wiring) => (
        // The box is as tall as an unseen copy of the words behind it, so no script measures it.
        <div class={styles.growing} data-words={value}>
          <textarea
            {...rest}
            {...wiring}
            ref={control ?? null}
            rows={lines}
            autocomplete="off"
            enterkeyhint={enterKey}
            value={value}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
        </div>
      )}
    </Field>
  )
}
