import { createStore, getMany, set } from 'idb-keyval'
import { effect, signal, type Signal } from '@preact/signals-core'
import { LANGUAGES, type Language } from '#lib/words.ts'

export type Hand = 'right' | 'left'
export type TextSize = 'normal' | 'larger'

/** The three things a screen must know before the store is open. Nothing else is kept outside the store. */
export interface Settings {
  readonly language: Signal<Language>
  readonly hand: Signal<Hand>
  readonly text: Signal<TextSize>
}

interface Kept {
  readonly language?: unknown
  readonly hand?: unknown
  readonly text?: unknown
}

/** Settings over a reading and a writing; whatever is stored that is not one of ours falls back to the default. */
export function settingsFrom(
  kept: Kept,
  preferred: string,
  keep: (name: 'language' | 'hand' | 'text', value: string) => void
): Settings {
  const fallback: Language = preferred.toLowerCase().startsWith('gd') ? 'gd' : 'en'
  const language = signal<Language>(LANGUAGES.find((known) => known === kept.language) ?? fallback)
  const hand = signal<Hand>(kept.hand === 'left' ? 'left' : 'right')
  const text = signal<TextSize>(kept.text === 'larger' ? 'larger' : 'normal')
  const follow = (name: 'language' | 'hand' | 'text', source: Signal<string>) => {
    let first = true
    effect(() => {
      const value = source.value
      if (!first) keep(name, value)
      first = false
    })
  }
  follow('language', language)
  follow('hand', hand)
  follow('text', text)
  return { language, hand, text }
}

/** How long the first screen waits for its settings, in ms. */
const PATIENCE = 1000

/** Opens the settings of this tablet; a browser that keeps nothing, or does not answer, still gets the defaults. */
export async function openSettings(
  preferred: string,
  after: (ms: number, run: () => void) => unknown = (ms, run) => setTimeout(run, ms)
): Promise<Settings> {
  const names = ['language', 'hand', 'text'] as const
  let place: ReturnType<typeof createStore> | undefined
  let values: unknown[] = []
  try {
    place = createStore('jotter-settings', 'settings')
    const silence = new Promise<unknown[]>((resolve) => after(PATIENCE, () => resolve([])))
    values = await Promise.race([getMany([...names], place), silence])
  } catch {
    // Private windows of some browsers refuse; the defaults serve.
  }
  const keep = (name: string, value: string) => {
    if (place) set(name, value, place).catch(() => undefined)
  }
  return settingsFrom({ language: values[0], hand: values[1], text: values[2] }, preferred, keep)
}
