import { useId } from 'preact/hooks'
import type { FieldSpec } from '#schema/define-kind.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icons.tsx'
import styles from './forms.module.css'
import type { Form } from './form.ts'
import { labelOf, momentToWords, useFrame, valueToWords } from './frame.ts'

type Props = {
  form: Form
  field: FieldSpec
  /** the control in which another version can be written */
  control: string
}

/** The versions of one field that people wrote at once, on the field itself. Leaving them alone keeps them all. */
export function Versions({ form, field, control }: Props) {
  const frame = useFrame()
  const words = frame.words.versions
  const titleId = useId()
  const heads = form.shown.value?.folded.heads[field.name] ?? []
  if (heads.length < 2) return null
  const write = () => document.getElementById(control)?.focus()
  const canWrite = field.input === 'shortText' || field.input === 'longText'
  return (
    <section class={styles.versions} aria-labelledby={titleId}>
      <p class={styles.title} id={titleId}>
        <Icon name="needs" size={20} />
        <span>{words.title(labelOf(frame, field))}</span>
      </p>
      <p class={styles.explain}>{words.explain}</p>
      <ol class={styles.list}>
        {heads.map((head, index) => (
          <li key={head.id} class={styles.version}>
            <p class={styles.by}>
              <b>{words.version(index + 1)}</b>
              <span>{words.by(frame.nameOf(head.by), momentToWords(head.at, frame.language))}</span>
            </p>
            <p class={styles.words}>{valueToWords(frame, field, head.value) || words.cleared}</p>
            {form.state.value === 'ready' && (
              <Button onClick={() => form.keep(field.name, head)}>{words.keep(index + 1)}</Button>
            )}
          </li>
        ))}
      </ol>
      {canWrite && form.state.value === 'ready' && (
        <Button kind="quiet" icon="edit" onClick={write}>
          {words.third}
        </Button>
      )}
    </section>
  )
}
