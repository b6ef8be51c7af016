import { useSignal } from '@preact/signals'
import { Button } from '#ui/button.tsx'
import { ChoiceGroup } from '#ui/choice-group.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useWords } from '../shared/app-context.ts'
import { countScheme, defaultScheme, scanScheme } from '../shared/default-scheme.ts'
import { SEATS, type Seat } from '../shared/names.ts'
import { loadSamplingWordsGd, samplingWords } from '../shared/sampling-words.ts'
import type { Method, Scheme } from '../shared/samplings.ts'
import { useLive } from './live-context.ts'
import menu from './menu.module.css'
import { startSampling } from './sampling.ts'
import { Codes, SeatChoice } from './sampling-choices.tsx'
import { EveryChoice, LaterSchemes, SchemeChoice, useSchemes } from './sampling-schemes.tsx'
import styles from './sampling-set-up.module.css'

/** Intervals that can be chosen, in seconds: one pupil, several in turn, while teaching (domain: OBS). */
const IN_TURN = [15, 30, 60, 120]
/** Of the class as a whole, in seconds. */
const SCANS = [60, 120, 300]
/** Letters that the name of what is counted may have; more would not fit beside the keys. */
const NAME = 24

const METHODS: readonly Method[] = ['momentary', 'scan', 'count']

/** What is sampled, of whom and how often; in place of the stream, before the first moment. */
export function SamplingSetUp() {
  const { words, panel } = useLive()
  const method = useSignal<Method>('momentary')
  return (
    <section class={menu.menu} aria-label={words.sampling.title}>
      <header class={menu.head}>
        <h2>{words.sampling.title}</h2>
        <IconButton icon="close" label={words.close} live onClick={() => (panel.value = 'none')} />
      </header>
      <ChoiceGroup
        legend={words.sampling.what}
        legendHidden
        choices={METHODS.map((value) => ({ value, label: words.sampling.methods[value] }))}
        value={method.value}
        onChange={(value) => (method.value = value)}
      />
      {method.value === 'momentary' && <InTurn />}
      {method.value === 'scan' && <WholeClass />}
      {method.value === 'count' && <OneThing />}
      <LaterSchemes />
    </section>
  )
}

function useStart() {
  const { live, panel } = useLive()
  return (scheme: Scheme, seats: readonly Seat[], every: number) => {
    startSampling(live, scheme, seats, every)
    panel.value = 'none'
  }
}

function InTurn() {
  const { live, words } = useLive()
  const shared = useWords(samplingWords, loadSamplingWordsGd)
  const start = useStart()
  const seats = SEATS.filter((seat) => live.plan.value.seats[seat])
  const chosen = useSignal<readonly Seat[]>(seats)
  const schemes = useSchemes('momentary', (newEntity) => defaultScheme(shared, newEntity))
  const { scheme, every } = schemes
  return (
    <>
      <p class={styles.explain}>{words.sampling.explain}</p>
      <SchemeChoice {...schemes} />
      {seats.length === 0 ? (
        <p>{words.sampling.nobody}</p>
      ) : (
        <>
          <SeatChoice legend={words.sampling.who} seats={seats} chosen={chosen} />
          <EveryChoice {...schemes} usual={IN_TURN} hint={words.sampling.everyHint} />
          <div class={styles.begin}>
            <Button
              kind="filled"
              live
              disabled={chosen.value.length === 0}
              onClick={() => start(scheme, chosen.value, every * 1000)}
            >
              {words.sampling.start}
            </Button>
            {chosen.value.length > 1 && (
              <span>
                {words.sampling.turn(words.sampling.seconds(every * chosen.value.length))}
              </span>
            )}
          </div>
        </>
      )}
      <Codes codes={scheme.codes} />
    </>
  )
}

function WholeClass() {
  const { words } = useLive()
  const shared = useWords(samplingWords, loadSamplingWordsGd)
  const start = useStart()
  const schemes = useSchemes('scan', (newEntity) => scanScheme(shared, newEntity))
  const { scheme, every } = schemes
  return (
    <>
      <p class={styles.explain}>{words.sampling.scanExplain}</p>
      <SchemeChoice {...schemes} />
      <EveryChoice {...schemes} usual={SCANS} />
      <div class={styles.begin}>
        <Button kind="filled" live onClick={() => start(scheme, [], every * 1000)}>
          {words.sampling.start}
        </Button>
      </div>
      <Codes codes={scheme.codes} />
    </>
  )
}

function OneThing() {
  const { live, words } = useLive()
  const start = useStart()
  const seats = SEATS.filter((seat) => live.plan.value.seats[seat])
  const chosen = useSignal<readonly Seat[]>([])
  const name = useSignal('')
  const said = name.value.trim()
  const counted = live.schemes.value.filter(({ method }) => method === 'count')
  const picks = new Set([...words.sampling.countPicks, ...counted.map((one) => one.name)])
  const begin = () => {
    const known = counted.find((one) => one.name === said)
    start(known ?? countScheme(said, () => live.store.newEntity()), chosen.value, 0)
  }
  return (
    <>
      <p class={styles.explain}>{words.sampling.countExplain}</p>
      <TextField
        label={words.sampling.countName}
        hint={words.sampling.countHint}
        value={name.value}
        maxlength={NAME}
        onInput={(typed) => (name.value = typed)}
      />
      <div class={styles.seats}>
        {[...picks].map((pick) => (
          <Button key={pick} live onClick={() => (name.value = pick)}>
            {pick}
          </Button>
        ))}
      </div>
      {seats.length > 0 && (
        <SeatChoice legend={words.sampling.countWho} seats={seats} chosen={chosen} />
      )}
      <div class={styles.begin}>
        <Button kind="filled" live disabled={said === ''} onClick={begin}>
          {words.sampling.startCount}
        </Button>
      </div>
    </>
  )
}
