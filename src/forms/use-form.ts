import { useEffect, useRef } from 'preact/hooks'
import type { Store } from '#store/types.ts'
import type { After, FormTarget } from './editing.ts'
import { createForm, type Form } from './form.ts'

/** The form of one entity for the life of a component: leaving the screen mints what was typed. */
export function useForm(store: Store, target: FormTarget, after: After = systemAfter): Form {
  const held = useRef<{ readonly ent: string; readonly form: Form } | null>(null)
  if (held.current?.ent !== target.ent) {
    held.current?.form.dispose()
    held.current = { ent: target.ent, form: createForm(store, target, after) }
  }
  useEffect(() => () => held.current?.form.dispose(), [])
  return held.current.form
}

const systemAfter: After = (ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
