import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { holding } from './press.ts'

/** Whether a finger holds something: `held` while it does, and `hold` for the element it holds. */
export function useHeld() {
  const held = useSignal(false)
  const hold = useMemo(
    () =>
      holding(
        () => (held.value = true),
        () => (held.value = false)
      ),
    [held]
  )
  return { held, hold }
}
