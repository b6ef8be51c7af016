import { useMemo } from 'preact/hooks'
import type { Id } from '#lib/id.ts'
import type { Entry } from '#store/types.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Switch } from '#ui/check-list.tsx'
import { Section } from '#ui/page.tsx'
import { chipsOf } from '../shared/lesson-plan.ts'
import { noteValues } from '../shared/note-values.ts'
import { WhoMarks } from '../shared/who-marks.tsx'
import styles from './list-view.module.css'
import { noteClock, noteTitle, useBellView } from './bell-context.ts'
import { BinnedLine } from './binned-line.tsx'
import { goTo } from './going-through.ts'
import { counts, handInAll, setKept, takeBack } from './handing-in.ts'
import { MarkDots } from './mark-dots.tsx'

/** The one list: what goes to the group, what stays, one button. */
export function ListView() {
  const { bell, words } = useBellView()
  const notes = bell.notes.value
  const { handIn, keep } = counts(bell)
  const { kind } = bell.options.book
  const words1 = useFirstWords(notes)
  return (
    <div class={styles.list}>
      <MarkDots />
      {notes.length > 0 ? (
        <Section title={words.listTitle} lead={words.listLead}>
          <ul class={styles.rows}>
            {notes.map((entry) => (
              <NoteRow key={entry.ent} entry={entry} said={words1?.get(entry.ent)} />
            ))}
          </ul>
          {bell.marks.value.length > 0 && (
            <p class={styles.hint}>{words.marksStay(bell.marks.value.length)}</p>
          )}
          {kind === 'project' ? (
            <>
              <p>{words.handInSentence(handIn, keep)}</p>
              <Button
                kind="filled"
                live
                wide
                busy={bell.busy.value}
                onClick={() => void handInAll(bell)}
              >
                {handIn > 0 ? words.button(handIn, keep) : words.keepAll(keep)}
              </Button>
              <p class={styles.hint}>{words.purpose}</p>
            </>
          ) : (
            <p>{kind === 'trial' ? words.trialSentence : words.sampleSentence}</p>
          )}
        </Section>
      ) : (
        <p>{bell.handedIn.value.length > 0 ? words.emptyAll : words.empty}</p>
      )}
      <BinnedLine />
      <HandedIn />
    </div>
  )
}

/** The words of the rows, opened together once. */
function useFirstWords(notes: readonly Entry[]): ReadonlyMap<Id, string> | undefined {
  const { bell } = useBellView()
  const { store } = bell.options
  const ents = notes.map(({ ent }) => ent).join(' ')
  const said = useMemo(
    () =>
      store.live(async () => {
        const shown = ents === '' ? [] : await store.open(ents.split(' '))
        return new Map(shown.map(({ ent, values }) => [ent, String(values['text'] ?? '')]))
      }),
    [store, ents]
  )
  return said.value
}

function NoteRow({ entry, said }: { readonly entry: Entry; readonly said: string | undefined }) {
  const view = useBellView()
  const { bell, words } = view
  const values = noteValues(entry)
  const kept = bell.keep.value.has(entry.ent)
  return (
    <li class={styles.row}>
      <button type="button" class={styles.rowNote} onClick={() => goTo(bell, entry.ent)}>
        <span class={styles.rowTime}>{noteClock(view, values)}</span>
        <WhoMarks chips={chipsOf(bell.plan.value, values)} />
        <span class={styles.rowWords}>
          <b>{tagWords(view, values)}</b>
          {said && <span>{values.quote ? `“${said}”` : said}</span>}
        </span>
      </button>
      <Switch
        label={kept ? words.stays : words.handInSwitch}
        checked={!kept}
        onChange={(on) => setKept(bell, entry.ent, !on)}
      />
    </li>
  )
}

function tagWords(
  { note }: ReturnType<typeof useBellView>,
  values: ReturnType<typeof noteValues>
): string {
  return [...values.tags.map((tag) => note.tags[tag]), values.lookedFor ?? '']
    .filter(Boolean)
    .join(' · ')
}

/** With the group already: back again until it is collected; after that a correction with a reason. */
export function HandedIn() {
  const view = useBellView()
  const { bell, words } = view
  const handed = bell.handedIn.value
  if (handed.length === 0) return null
  return (
    <Section title={words.handedTitle} lead={words.handedLead}>
      <ul class={styles.rows}>
        {handed.map((entry) => {
          const values = noteValues(entry)
          return (
            <li key={entry.ent} class={styles.row}>
              <span class={styles.rowNote}>
                <span class={styles.rowTime}>{noteClock(view, values)}</span>
                <span class={styles.rowWords}>{noteTitle(view, values)}</span>
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
    </Section>
  )
}
