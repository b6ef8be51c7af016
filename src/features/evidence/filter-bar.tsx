import { useComputed, useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { isId } from '#lib/id.ts'
import { ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Chip, ChipRow } from '#ui/chip.tsx'
import { PickField } from '#ui/pick-field.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useApp } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { useNoteWords } from '../shared/kind-words.ts'
import { pupilName } from '../shared/names.ts'
import styles from './evidence.module.css'
import type { Evidence, Filters } from './model.ts'
import type { Words } from './words.ts'

type FilterBarProps = { evidence: Evidence; words: Words }

/** Filters by pupil, stage, tag, day, and mine or others'; never by who taught. */
export function FilterBar({ evidence, words }: FilterBarProps) {
  const noteWords = useNoteWords()
  const filters = evidence.filters.value
  const set = (change: { readonly [Name in keyof Filters]: string | undefined }) => {
    const kept = { ...evidence.filters.peek(), ...change }
    evidence.filters.value = Object.fromEntries(
      Object.entries(kept).filter(([, value]) => value)
    ) as Filters
  }
  const pupils = useComputed(() =>
    [...evidence.byEnt.value.values()]
      .filter((entry) => entry.kind === 'pupil' && !entry.deleted)
      .map((entry) => ({ value: entry.ent, label: pupilName(entry) ?? '' }))
      .sort((one, other) => one.label.localeCompare(other.label))
  ).value
  const whose = [
    { value: undefined, label: words.everyone },
    { value: 'mine' as const, label: words.mine },
    { value: 'others' as const, label: words.others }
  ]
  const picks = [
    ...pupils,
    { value: 'class', label: words.wholeClass },
    { value: 'group', label: words.group }
  ]
  const tags = Object.entries(noteWords.choices.tags).map(([value, label]) => ({ value, label }))
  const isPainted = usePainted()
  return (
    <div class={styles.filters} role="group" aria-label={words.filters}>
      <SearchField evidence={evidence} words={words} isPainted={isPainted} />
      <ChipRow label={words.whose}>
        {whose.map(({ value, label }) => (
          <Chip key={label} pressed={filters.whose === value} onClick={() => set({ whose: value })}>
            {label}
          </Chip>
        ))}
      </ChipRow>
      <div class={styles.picks}>
        <PickField
          label={words.pupil}
          none={words.anyPupil}
          picks={picks}
          value={filters.pupil ?? ''}
          onChange={(pupil) => set({ pupil })}
        />
        <PickField
          label={words.stage}
          none={words.anyStage}
          picks={isPainted ? evidence.stages.value : chosenAlone(filters.stage)}
          value={filters.stage ?? ''}
          onChange={(stage) => set({ stage })}
        />
        <PickField
          label={words.tag}
          none={words.anyTag}
          picks={tags}
          value={filters.tag ?? ''}
          onChange={(tag) => set({ tag })}
        />
        <DayPick
          evidence={evidence}
          words={words}
          isPainted={isPainted}
          onChange={(day) => set({ day })}
        />
      </div>
      {isId(filters.pupil) && (
        <ButtonRow>
          <ButtonLink href={`/evidence/pupil/${filters.pupil}`}>{words.pupilPage}</ButtonLink>
        </ButtonRow>
      )}
    </div>
  )
}

/** ms until words are gathered and long choices are made: the list is painted first */
const LIST_FIRST = 500

/** False until the list has been painted. */
function usePainted(): boolean {
  const painted = useSignal(false)
  useEffect(() => {
    const timer = setTimeout(() => (painted.value = true), LIST_FIRST)
    return () => clearTimeout(timer)
  }, [painted])
  return painted.value
}

/** What is chosen already, until all that could be chosen is there. */
const chosenAlone = (value: string | undefined) => (value ? [{ value, label: value }] : [])

type DayPickProps = FilterBarProps & { isPainted: boolean; onChange: (day: string) => void }

/** Five years have a thousand days: they are made once, and not again with every filter. */
function DayPick({ evidence, words, isPainted, onChange }: DayPickProps) {
  const app = useApp()
  const language = app.settings.language.value
  const chosen = evidence.filters.value.day
  const days = isPainted ? evidence.days.value : undefined
  return useMemo(
    () => (
      <PickField
        label={words.day}
        none={words.anyDay}
        picks={(days ?? (chosen ? [chosen] : [])).map((day) => ({
          value: day,
          label: dayWords(day, app.now(), language)
        }))}
        value={chosen ?? ''}
        onChange={onChange}
      />
    ),
    // What is done with a choice is always the same.
    [words, days, chosen, language, app]
  )
}

/** Finds by words. What was not looked through yet is said, so that "no note" is never said too early. */
function SearchField({ evidence, words, isPainted }: FilterBarProps & { isPainted: boolean }) {
  const { search } = evidence
  useEffect(() => (isPainted ? search.start() : undefined), [search, isPainted])
  const looking = search.wanted.value.length > 0
  const unread = looking ? search.unread.value : 0
  return (
    <TextField
      kind="search"
      enterKey="search"
      label={words.search}
      value={search.query.value}
      onInput={(text) => search.look(text)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') search.look('')
      }}
      hint={looking && unread > 0 ? words.unread(unread) : undefined}
    />
  )
}
