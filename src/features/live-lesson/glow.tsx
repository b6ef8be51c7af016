import { useEffect, useRef } from 'preact/hooks'
import { momentAt } from '#kinds/sampling/rules.ts'
import styles from './glow.module.css'
import { useLive } from './live-context.ts'
import { turnOf, type RunningSampling } from './sampling.ts'

/** How long the edge glows at a moment, in ms. */
const GLOWS = 900

/** The edge of the whole glass, for as long as something is sampled by the clock, whatever lies over its keys. */
export function SamplingGlow() {
  const running = useLive().live.sampling.value
  return running && running.method !== 'count' ? <Glow running={running} /> : null
}

/**
 * Silent: an edge that fades at the moment, nothing that moves. One for all moments: a new one each time is a layer to be made. How far
 * it has faded is the clock's to say, so that an edge drawn late shows what is left, and of a moment long past nothing.
 */
function Glow({ running }: { readonly running: RunningSampling }) {
  const { live } = useLive()
  const moment = turnOf(running).open
  const edge = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (moment === undefined) return undefined
    const since = live.now() - momentAt(running.course, moment)
    if (since >= GLOWS) return undefined
    const isStill = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches
    const options = { duration: GLOWS, easing: isStill ? 'step-end' : 'ease-in' }
    const fading = edge.current?.animate?.([{ opacity: 1 }, { opacity: 0 }], options)
    if (fading) fading.currentTime = Math.max(0, since)
    return () => fading?.cancel()
  }, [live, running, moment])
  return <div ref={edge} class={styles.glow} data-glow={moment} aria-hidden="true" />
}
