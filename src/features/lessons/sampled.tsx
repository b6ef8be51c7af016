import type { Id } from '#lib/id.ts'
import type { Entry } from '#store/types.ts'
import { Section } from '#ui/page.tsx'
import { PupilMarker } from '#ui/pupil-marker.tsx'
import { useWords } from '../shared/app-context.ts'
import { pupilName, textOf } from '../shared/names.ts'
import { SamplingResults } from '../shared/sampling-results.tsx'
import { loadSamplingWordsGd, samplingWords } from '../shared/sampling-words.ts'
import { samplingsOf, schemesOf } from '../shared/samplings.ts'
import { useReaders } from '../shared/use-readers.ts'
import styles from './lessons.module.css'

/** What anybody sampled in this lesson by the clock, as far as it can be read here: each observer apart. */
export function Sampled({ lesson, entries }: { lesson: Entry; entries: readonly Entry[] }) {
  const words = useWords(samplingWords, loadSamplingWordsGd)
  const readers = useReaders()
  const samplings = samplingsOf(entries).filter((one) => one.lesson === lesson.ent)
  if (samplings.length === 0) return null
  const schemes = schemesOf(entries)
  const byEnt = new Map(entries.map((entry) => [entry.ent, entry] as const))
  const name = (pupil: Id) => pupilName(byEnt.get(pupil)) ?? ''
  return (
    <Section title={words.title}>
      {samplings.map((sampling) => (
        <article key={sampling.ent} class={styles.sampling}>
          <SamplingResults
            sampling={sampling}
            scheme={schemes.find(({ ent }) => ent === sampling.scheme)}
            nameOf={(pupil, seat) => (
              <>
                <PupilMarker seat={seat} size={28} />
                <span>{name(pupil)}</span>
              </>
            )}
          />
          <p class={styles.small}>
            {[textOf(byEnt.get(sampling.entry.author), 'name'), readers(sampling.entry)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </article>
      ))}
    </Section>
  )
}
