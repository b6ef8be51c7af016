import { useComputed } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { Id } from '#lib/id.ts'
import type { Entry } from '#store/types.ts'
import { isAloneInSchool } from '#sync/audiences.ts'
import { Button } from '#ui/button.tsx'
import { Switch } from '#ui/check-list.tsx'
import { ChoiceGroup } from '#ui/choice-group.tsx'
import { Section } from '#ui/page.tsx'
import { QuietPick } from '#ui/quiet-pick.tsx'
import { chipsOf } from '../shared/lesson-plan.ts'
import { noteValues } from '../shared/note-values.ts'
import { whatWords } from '../shared/note-words.ts'
import { WhoMarks } from '../shared/who-marks.tsx'
import styles from './list-view.module.css'
import { noteClock, noteTitle, useBellView } from './bell-context.ts'
import { BinnedLine } from './binned-line.tsx'
import { goTo } from './going-through.ts'
import { HandedIn } from './handed-in.tsx'
import {
  counts,
  handInAll,
  listed,
  photosGoing,
  setApart,
  setKept,
  setTo,
  toOf,
  total
} from './handing-in.ts'
import { MarkDots } from './mark-dots.tsx'
import { Sampled } from './sampled.tsx'
import { RecordingsToCheck } from './recordings-to-check.tsx'
import { ToCheck } from './to-check.tsx'

/** The one list: what goes to the group, what stays, one button. */
export function ListView() {
  const { bell, words } = useBellView()
  const notes = bell.notes.value
  const { sent, keep } = counts(bell)
  const choices = bell.choices.value
  const { kind } = bell.options.book
  const words1 = useFirstWords(notes)
  return (
    <div class={styles.list}>
      <MarkDots />
      <ToCheck />
      <RecordingsToCheck />
      {listed(bell).length > 0 ? (
        <Section title={words.listTitle} lead={words.listLead}>
          {choices.length > 1 && <ToWhom />}
          <ul class={styles.rows}>
            {notes.map((entry) => (
              <NoteRow key={entry.ent} entry={entry} said={words1?.get(entry.ent)} />
            ))}
          </ul>
          <Sampled />
          {bell.marks.value.length > 0 && (
            <p class={styles.hint}>{words.marksStay(bell.marks.value.length)}</p>
          )}
          {choices.length > 0 ? (
            <>
              {photosGoing(bell) > 0 && (
                <Switch
                  label={words.photo.too}
                  hint={words.photo.tooHint}
                  checked={bell.photosToo.value}
                  onChange={(on) => (bell.photosToo.value = on)}
                />
              )}
              <p>{words.handInSentence(sent, keep)}</p>
              <Button
                kind="filled"
                live
                wide
                busy={bell.busy.value}
                onClick={() => void handInAll(bell)}
              >
                {total(sent) > 0 ? words.button(total(sent), keep) : words.keepAll(keep)}
              </Button>
              <p class={styles.hint}>{words.purpose}</p>
            </>
          ) : (
            <p>{words.stayHere[kind]}</p>
          )}
        </Section>
      ) : (
        <p>
          {bell.handedIn.value.length + bell.samplings.value.length > 0
            ? words.emptyAll
            : words.empty}
        </p>
      )}
      <BinnedLine />
      <HandedIn />
    </div>
  )
}

/** One choice for the whole list; a row may have its own. */
function ToWhom() {
  const { bell, words } = useBellView()
  const { book, store } = bell.options
  const isAlone = useComputed(() => isAloneInSchool(store, book)).value
  return (
    <ChoiceGroup
      legend={words.toWhom}
      choices={bell.choices.value.map((value) => ({
        value,
        label: words.to[value],
        hint: value === 'school' && isAlone ? words.aloneInSchool : undefined
      }))}
      value={bell.to.value}
      onChange={(to) => setTo(bell, to)}
    />
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
  const choices = bell.choices.value
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
      <span class={choices.length > 1 ? styles.rowEnd : undefined}>
        <Switch
          label={kept ? words.stays : words.handInSwitch}
          checked={!kept}
          onChange={(on) => setKept(bell, entry.ent, !on)}
        />
        {!kept && choices.length > 1 && (
          <QuietPick
            label={words.rowToLabel(`${noteClock(view, values)}, ${noteTitle(view, values)}`)}
            picks={choices.map((value) => ({ value, label: words.rowTo[value] }))}
            value={toOf(bell, entry.ent)}
            onChange={(to) => setApart(bell, entry.ent, to)}
          />
        )}
      </span>
    </li>
  )
}

function tagWords(
  { note }: ReturnType<typeof useBellView>,
  values: ReturnType<typeof noteValues>
): string {
  return whatWords(note, values).join(' · ')
}
