import { Button, ButtonLink } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { noteValues } from '../shared/note-values.ts'
import { useReaders } from '../shared/use-readers.ts'
import styles from './list-view.module.css'
import { noteClock, noteTitle, useBellView } from './bell-context.ts'
import { takeBack } from './handing-in.ts'
import { Results } from './sampled.tsx'

/** Handed in already, and to whom: back again until it is collected; after that a correction with a reason. */
export function HandedIn() {
  const view = useBellView()
  const { bell, words } = view
  const readers = useReaders()
  const handed = bell.handedIn.value
  const samplings = bell.samplings.value.filter(({ entry }) => entry.audience !== 'private')
  if (handed.length + samplings.length === 0) return null
  return (
    <Section title={words.handedTitle} lead={words.handedLead}>
      <ul class={styles.rows}>
        {handed.map((entry) => {
          const values = noteValues(entry)
          return (
            <li key={entry.ent} class={styles.row}>
              <span class={styles.rowNote}>
                <span class={styles.rowTime}>{noteClock(view, values)}</span>
                <span class={styles.rowNames}>
                  <span>{noteTitle(view, values)}</span>
                  <span class={styles.hint}>{readers(entry)}</span>
                </span>
              </span>
              <span class={styles.rowButtons}>
                <Button busy={bell.busy.value} onClick={() => void takeBack(bell, [entry.ent])}>
                  {words.takeBack}
                </Button>
                <ButtonLink kind="quiet" href={`/evidence/${entry.ent}`}>
                  {words.correct}
                </ButtonLink>
              </span>
            </li>
          )
        })}
      </ul>
      {samplings.map((sampling) => (
        <article key={sampling.ent} class={styles.sampling}>
          <Results sampling={sampling} />
          <div class={styles.rowButtons}>
            <span class={styles.hint}>{readers(sampling.entry)}</span>
            <Button busy={bell.busy.value} onClick={() => void takeBack(bell, [sampling.ent])}>
              {words.takeBack}
            </Button>
          </div>
        </article>
      ))}
    </Section>
  )
}
