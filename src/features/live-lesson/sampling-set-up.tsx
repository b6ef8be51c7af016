import { useSignal } from '@preact/signals'
import { classes } from '#ui/classes.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceGroup } from '#ui/choice-group.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { PupilMarker } from '#ui/pupil-marker.tsx'
import { useWords } from '../shared/app-context.ts'
import { defaultScheme } from '../shared/default-scheme.ts'
import { SEATS, type Seat } from '../shared/names.ts'
import { loadSamplingWordsGd, samplingWords } from '../shared/sampling-words.ts'
import { useLive } from './live-context.ts'
import menu from './menu.module.css'
import { startSampling } from './sampling.ts'
import styles from './sampling-set-up.module.css'

/** Intervals that can be chosen, in seconds: one pupil, several in turn, while teaching (domain: OBS). */
const INTERVALS = ['15', '30', '60', '120'] as const

/** Whom, how often, and what the letters mean; in place of the stream, before the first moment. */
export function SamplingSetUp() {
  const { live, words, panel } = useLive()
  const seats = SEATS.filter((seat) => live.plan.value.seats[seat])
  const left = useSignal<readonly Seat[]>([])
  const shared = useWords(samplingWords, loadSamplingWordsGd)
  const known = live.schemes.value[0]
  // Ids of a scheme that is not used yet cost nothing.
  const scheme = useSignal(known ?? defaultScheme(shared, () => live.store.newEntity())).value
  const every = useSignal(`${scheme.every / 1000}`)
  const chosen = seats.filter((seat) => !left.value.includes(seat))
  const turn = Number(every.value) * chosen.length
  const start = () => {
    startSampling(live, scheme, chosen, Number(every.value) * 1000)
    panel.value = 'none'
  }
  return (
    <section class={menu.menu} aria-label={words.sampling.title}>
      <header class={menu.head}>
        <h2>{words.sampling.title}</h2>
        <IconButton icon="close" label={words.close} live onClick={() => (panel.value = 'none')} />
      </header>
      <p class={styles.explain}>{words.sampling.explain}</p>
      {seats.length === 0 ? (
        <p>{words.sampling.nobody}</p>
      ) : (
        <>
          <Who seats={seats} chosen={chosen} onChange={(out) => (left.value = out)} />
          <ChoiceGroup
            legend={words.sampling.every}
            hint={words.sampling.everyHint}
            choices={INTERVALS.map((value) => ({
              value,
              label: words.sampling.seconds(Number(value))
            }))}
            value={INTERVALS.find((value) => value === every.value)}
            onChange={(value) => (every.value = value)}
          />
          <div class={styles.begin}>
            <Button kind="filled" live disabled={chosen.length === 0} onClick={start}>
              {words.sampling.start}
            </Button>
            {chosen.length > 1 && <span>{words.sampling.turn(words.sampling.seconds(turn))}</span>}
          </div>
        </>
      )}
      <Codes codes={scheme.codes} />
    </section>
  )
}

interface WhoProps {
  readonly seats: readonly Seat[]
  readonly chosen: readonly Seat[]
  readonly onChange: (leftOut: readonly Seat[]) => void
}

function Who({ seats, chosen, onChange }: WhoProps) {
  const { live, words } = useLive()
  return (
    <div class={styles.who} role="group" aria-label={words.sampling.who}>
      <span class={styles.legend} aria-hidden="true">
        {words.sampling.who}
      </span>
      <div class={styles.seats}>
        {seats.map((seat) => {
          const inside = chosen.includes(seat)
          return (
            <button
              key={seat}
              type="button"
              class={classes(styles.seat, inside && styles.chosen)}
              aria-pressed={inside}
              onClick={() =>
                onChange(seats.filter((each) => (each === seat ? inside : !chosen.includes(each))))
              }
            >
              <PupilMarker seat={seat} size={28} hollow={!inside} />
              <span>{live.plan.value.seats[seat]?.label}</span>
            </button>
          )
        })}
      </div>
    </div>
  )
}

function Codes({
  codes
}: {
  readonly codes: readonly { readonly letter: string; readonly name: string; means: string }[]
}) {
  const { words } = useLive()
  return (
    <section>
      <h3 class={styles.legend}>{words.sampling.codesTitle}</h3>
      <dl class={styles.codes}>
        {codes.map(({ letter, name, means }) => (
          <div key={letter}>
            <dt>
              <b>{letter}</b> {name}
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
