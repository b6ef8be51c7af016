import { computed, useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { words as schemeWords } from '#kinds/scheme/words.ts'
import type { Id } from '#lib/id.ts'
import { ChoiceGroup } from '#ui/choice-group.tsx'
import { useWords } from '../shared/app-context.ts'
import { entriesOfKinds } from '../shared/entries-of-kinds.ts'
import { labelOf } from '../shared/kind-words.ts'
import { loadSamplingWordsGd, samplingWords } from '../shared/sampling-words.ts'
import { laterSchemesOf, type Method, type Scheme, tellApart } from '../shared/samplings.ts'
import { useLive } from './live-context.ts'
import styles from './sampling-set-up.module.css'

const schemeGaelic = async () => (await import('#kinds/scheme/words.gd.ts')).schemeGd

/** Schemes of one method, the one that is chosen, and how often it is sampled. */
interface Schemes {
  readonly schemes: readonly Scheme[]
  readonly scheme: Scheme
  readonly choose: (scheme: Id) => void
  /** in s: the scheme's own until somebody says another */
  readonly every: number
  readonly setEvery: (seconds: number) => void
}

/** Those that the project has, or else a new one: ids that are never used cost nothing. */
export function useSchemes(of: Method, make: (newEntity: () => Id) => Scheme): Schemes {
  const { live } = useLive()
  const made = useMemo(() => make(() => live.store.newEntity()), [live])
  const chosen = useSignal<Id | undefined>(undefined)
  const said = useSignal<{ readonly scheme: Id; readonly every: number } | undefined>(undefined)
  const known = tellApart(live.schemes.value.filter(({ method }) => method === of))
  const schemes = known.length > 0 ? known : [made]
  const scheme = schemes.find(({ ent }) => ent === chosen.value) ?? schemes[0] ?? made
  return {
    schemes,
    scheme,
    choose: (ent) => (chosen.value = ent),
    every: said.value?.scheme === scheme.ent ? said.value.every : scheme.every / 1000,
    setEvery: (every) => (said.value = { scheme: scheme.ent, every })
  }
}

/** Which of the project's schemes; nothing where there is no choice. */
export function SchemeChoice({ schemes, scheme, choose }: Schemes) {
  const { words } = useLive()
  const shared = useWords(samplingWords, loadSamplingWordsGd)
  if (schemes.length < 2) return null
  return (
    <ChoiceGroup
      legend={shared.whichScheme}
      layout="column"
      choices={schemes.map(({ ent, name, every, codes }) => {
        const letters = codes.map(({ letter }) => letter).join(' ')
        const hint = shared.schemeHint(letters, words.sampling.seconds(every / 1000))
        return { value: ent, label: name, hint }
      })}
      value={scheme.ent}
      onChange={choose}
    />
  )
}

interface EveryProps extends Schemes {
  /** in s; a scheme's own interval stands among them */
  readonly usual: readonly number[]
  readonly hint?: string
}

/** How often it is sampled. */
export function EveryChoice({ usual, hint, scheme, every, setEvery }: EveryProps) {
  const { words } = useLive()
  const all = [...new Set([...usual, scheme.every / 1000])].toSorted((one, other) => one - other)
  return (
    <ChoiceGroup
      legend={words.sampling.every}
      hint={hint}
      choices={all.map((seconds) => ({
        value: String(seconds),
        label: words.sampling.seconds(seconds)
      }))}
      value={String(every)}
      onChange={(value) => setEvery(Number(value))}
    />
  )
}

/** What the project has and this version has no keys for, with its method in plain words: it is not lost. */
export function LaterSchemes() {
  const { live } = useLive()
  const shared = useWords(samplingWords, loadSamplingWordsGd)
  const kind = useWords(schemeWords, schemeGaelic)
  const schemes = useMemo(() => {
    const entries = entriesOfKinds(live.store.pages(live.book.book), ['scheme'])
    return computed(() => laterSchemesOf(entries.value))
  }, [live]).value
  if (schemes.length === 0) return null
  return (
    <section class={styles.later}>
      <h3 class={styles.legend}>{shared.laterTitle}</h3>
      <p>{shared.laterExplain}</p>
      <ul>
        {schemes.map(({ ent, name, method, rotation }) => (
          <li key={ent}>
            {shared.later(
              name,
              labelOf(kind.choices.method, method),
              labelOf(kind.choices.rotation, rotation)
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
