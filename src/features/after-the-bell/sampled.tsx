import { Button } from '#ui/button.tsx'
import { Switch } from '#ui/check-list.tsx'
import { PupilMarker } from '#ui/pupil-marker.tsx'
import { QuietPick } from '#ui/quiet-pick.tsx'
import { useWords } from '../shared/app-context.ts'
import { SamplingResults } from '../shared/sampling-results.tsx'
import { loadSamplingWordsGd, samplingWords } from '../shared/sampling-words.ts'
import type { Sampling } from '../shared/samplings.ts'
import styles from './list-view.module.css'
import { chipWords, useBellView } from './bell-context.ts'
import { bin } from './going-through.ts'
import { setApart, setKept, toOf } from './handing-in.ts'

/** What was sampled by the clock and what was counted, each with what it says, and whether it is handed in. It is never mixed with the notes. */
export function Sampled() {
  const { bell } = useBellView()
  const own = bell.samplings.value.filter(({ entry }) => entry.audience === 'private')
  if (own.length === 0) return null
  return (
    <div class={styles.sampled}>
      {own.map((sampling) => (
        <OneSampling key={sampling.ent} sampling={sampling} />
      ))}
    </div>
  )
}

function OneSampling({ sampling }: { readonly sampling: Sampling }) {
  const { bell, words } = useBellView()
  const shared = useWords(samplingWords, loadSamplingWordsGd)
  const { ent } = sampling
  const kept = bell.keep.value.has(ent)
  const choices = bell.choices.value
  return (
    <article class={styles.sampling}>
      <Results sampling={sampling} />
      <div class={styles.rowButtons}>
        <Switch
          label={kept ? words.stays : words.handInSwitch}
          checked={!kept}
          onChange={(on) => setKept(bell, ent, !on)}
        />
        {!kept && choices.length > 1 && (
          <QuietPick
            label={words.rowToLabel(shared.title)}
            picks={choices.map((value) => ({ value, label: words.rowTo[value] }))}
            value={toOf(bell, ent)}
            onChange={(to) => setApart(bell, ent, to)}
          />
        )}
        <Button kind="quiet" icon="bin" onClick={() => bin(bell, [ent])}>
          {words.binSampling}
        </Button>
      </div>
    </article>
  )
}

/** The results of a sampling of this lesson, with its pupils as they sit here. */
export function Results({ sampling }: { readonly sampling: Sampling }) {
  const view = useBellView()
  const { bell } = view
  return (
    <SamplingResults
      sampling={sampling}
      scheme={bell.schemes.value.find((scheme) => scheme.ent === sampling.scheme)}
      nameOf={(_, seat) => (
        <>
          <PupilMarker seat={seat} size={28} />
          <span>{chipWords(view, seat)}</span>
        </>
      )}
    />
  )
}
