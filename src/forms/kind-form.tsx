import { useEffect, useId } from 'preact/hooks'
import { useSignal } from '@preact/signals'
import { fieldsOf } from '#schema/define-kind.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { classes } from '#ui/classes.ts'
import { FieldControl } from './field-control.tsx'
import styles from './forms.module.css'
import type { Form } from './form.ts'
import { type Frame, FrameContext } from './frame.ts'
import { KindDetail } from './kind-detail.tsx'
import { Versions } from './versions.tsx'

export type KindFormProps = {
  form: Form
  frame: Frame
  /** these fields in this order; all of the kind's where it is left out */
  only?: readonly string[] | undefined
  /** draws the Done button; called when everything was good and is stored */
  onDone?: (() => void) | undefined
  done?: string | undefined
}

/**
 * Draws any kind from its fields. Words are saved when a field is left, after a pause, and by Done; where people wrote at once, the
 * versions stand on the field. Keyboard: Tab from field to field; in one-line fields Enter is Done.
 */
export function KindForm({ form, frame, only, onDone, done }: KindFormProps) {
  const ownId = useId()
  const busy = useSignal(false)
  useEffect(() => () => void form.leave(), [form])
  const state = form.state.value
  if (state === 'loading') return <p class={styles.state}>{frame.words.loading}</p>
  if (state === 'not-yours') return <KindDetail form={form} frame={frame} only={only} />
  const forks = form.shown.value?.folded.forks ?? []
  const finish = async () => {
    busy.value = true
    const finished = await form.done()
    busy.value = false
    if (finished.ok) onDone?.()
    else document.querySelector<HTMLElement>(`[id^="${ownId}"][aria-invalid]`)?.focus()
  }
  const fields = fieldsOf(form.kind).filter(({ name }) => !only || only.includes(name))
  const ordered = only
    ? fields.toSorted((one, other) => only.indexOf(one.name) - only.indexOf(other.name))
    : fields
  return (
    <FrameContext.Provider value={frame}>
      <form
        class={styles.form}
        novalidate
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          void finish()
        }}
        onFocusOut={() => void form.leave()}
      >
        {ordered.map((field) => {
          const control = `${ownId}-${field.name}`
          return (
            <div key={field.name} class={styles.field}>
              {forks.includes(field.name) && (
                <Versions form={form} field={field} control={control} />
              )}
              <FieldControl form={form} field={field} id={control} />
            </div>
          )
        })}
        <SavedLine form={form} frame={frame} />
        {onDone && (
          <ButtonRow>
            <Button type="submit" kind="filled" busy={busy.value}>
              {done ?? frame.words.done}
            </Button>
          </ButtonRow>
        )}
      </form>
    </FrameContext.Provider>
  )
}

/** What became of the last change; amber until the store has really answered. */
function SavedLine({ form, frame }: { form: Form; frame: Frame }) {
  const { words } = frame
  const saved = form.saved.value
  const trouble = form.trouble.value !== undefined
  const said = trouble ? words.refused : saved === undefined ? '' : words[saved]
  return (
    <p
      class={classes(styles.state, (trouble || saved === 'journal') && styles.amber)}
      role="status"
    >
      {said}
    </p>
  )
}
