import { effect } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { RefObject } from 'preact'
import { pressKey } from './keys.ts'
import type { LiveView } from './live-context.ts'
import { tick } from './ending.ts'

/** Glass that is lower than the window by this much is under a keyboard, in px. */
const KEYBOARD = 150

/**
 * Ties the lesson to the page: the visible height above the keyboard (the page itself never scrolls), waking, the second
 * hand, real keys, and a screen that stays awake where the tablet allows it.
 */
export function useGlass(view: LiveView): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => followHeight(root.current), [])
  useEffect(() => followTime(view), [view])
  // Before the chips are painted: on a slow tablet the first key would fall between paint and effect.
  useLayoutEffect(() => followKeys(view), [view])
  useEffect(() => stayAwake(view), [view])
  return root
}

function followHeight(root: HTMLElement | null): (() => void) | undefined {
  const glass = window.visualViewport
  if (!root || !glass) return undefined
  const measure = () => {
    const up = window.innerHeight - glass.height > KEYBOARD
    root.style.setProperty('--glass', `${Math.round(glass.height)}px`)
    root.style.setProperty('--glass-top', `${Math.round(glass.offsetTop)}px`)
    root.toggleAttribute('data-keyboard', up)
  }
  measure()
  glass.addEventListener('resize', measure)
  glass.addEventListener('scroll', measure)
  return () => {
    glass.removeEventListener('resize', measure)
    glass.removeEventListener('scroll', measure)
  }
}

function followTime({ live }: LiveView): () => void {
  const timer = setInterval(() => {
    if (!document.hidden) tick(live)
  }, 1000)
  const change = () => {
    // While hidden nothing is written here: the store keeps the draft by itself.
    if (document.hidden) return
    live.guard.wake(live.monotonic())
    tick(live)
  }
  document.addEventListener('visibilitychange', change)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', change)
  }
}

function followKeys(view: LiveView): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || view.covered.peek()) return
    const target = event.target instanceof Element ? event.target : undefined
    const field = document.getElementById('live-words')
    if (target === field) {
      if (event.key === 'Escape') field?.blur()
      return
    }
    if (target?.closest('input, select, textarea')) return
    // Enter and Space belong to the control that has the focus.
    if (event.key === 'Enter' && target?.closest('button, summary, a')) return
    if (event.repeat) return
    if (pressKey(view, event.key, () => field?.focus())) event.preventDefault()
  }
  document.addEventListener('keydown', listen)
  return () => document.removeEventListener('keydown', listen)
}

/** While the lesson is on and the page is looked at; a lesson that has ended lets the tablet sleep. */
function stayAwake({ live }: LiveView): (() => void) | undefined {
  if (!('wakeLock' in navigator)) return undefined
  let asked: Promise<WakeLockSentinel | undefined> | undefined
  let isOn = false
  const ask = () => {
    // The system lets go of it whenever the page is hidden.
    if (document.hidden) asked = undefined
    else if (isOn) asked ??= requested()
  }
  const letGo = () => {
    void asked?.then((lock) => lock?.release())
    asked = undefined
  }
  const stop = effect(() => {
    isOn = live.sitting.ended.value === undefined
    if (isOn) ask()
    else letGo()
  })
  document.addEventListener('visibilitychange', ask)
  return () => {
    stop()
    document.removeEventListener('visibilitychange', ask)
    letGo()
  }
}

/** Battery saver and older iPads refuse; the screen then sleeps as the tablet is set. */
async function requested(): Promise<WakeLockSentinel | undefined> {
  return navigator.wakeLock.request('screen').catch(() => undefined)
}
