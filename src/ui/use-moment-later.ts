import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'

/** By then what a touch wrote is on the disk and has its tick, in ms; nobody waits that long for a line that they wrote themselves. */
const LATER = 80

/**
 * What a signal says, a moment after the next picture: for a part of the screen that may come after the part a finger looks at, so that
 * neither makes the other late. The first value is there at once.
 */
export function useMomentLater<Value>(source: ReadonlySignal<Value>): ReadonlySignal<Value> {
  const later = useSignal(source.peek())
  const isComing = useRef(false)
  useSignalEffect(() => {
    if (source.value === later.peek() || isComing.current) return
    isComing.current = true
    requestAnimationFrame(() => {
      setTimeout(() => {
        isComing.current = false
        later.value = source.peek()
      }, LATER)
    })
  })
  return later
}
