import { fieldsOf } from '#schema/define-kind.ts'
import { DefinitionRows } from '#ui/definition-rows.tsx'
import styles from './forms.module.css'
import type { Form } from './form.ts'
import { type Frame, FrameContext, labelOf, valueToWords } from './frame.ts'
import { Versions } from './versions.tsx'

export type KindDetailProps = {
  form: Form
  frame: Frame
  only?: readonly string[] | undefined
}

/** Any kind to read: its fields in words, those that are empty left out, versions written at once beside each other. */
export function KindDetail({ form, frame, only }: KindDetailProps) {
  const shown = form.shown.value
  if (!shown) return <p class={styles.state}>{frame.words.loading}</p>
  const fields = fieldsOf(form.kind).filter(({ name }) => !only || only.includes(name))
  const rows = fields
    .map((field) => ({
      term: labelOf(frame, field),
      detail: valueToWords(frame, field, shown.values[field.name])
    }))
    .filter(({ detail }) => detail !== '')
  return (
    <FrameContext.Provider value={frame}>
      <div class={styles.form}>
        {rows.length > 0 ? <DefinitionRows rows={rows} /> : <p>{frame.words.nothing}</p>}
        {fields
          .filter(({ name }) => shown.folded.forks.includes(name))
          .map((field) => (
            <Versions key={field.name} form={form} field={field} control="" />
          ))}
        {form.state.value === 'not-yours' && <p class={styles.state}>{frame.words.notYours}</p>}
      </div>
    </FrameContext.Provider>
  )
}
