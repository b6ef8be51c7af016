import type { Signal } from '@preact/signals'
import { Button } from '#ui/button.tsx'
import { Chip as FilterChip, ChipRow } from '#ui/chip.tsx'
import { PupilMarker } from '#ui/pupil-marker.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { chipsIn, chipsOf } from '../shared/lesson-plan.ts'
import { markOf } from '../shared/method.ts'
import { TAGS, type NoteValues } from '../shared/note-values.ts'
import styles from './after-the-bell.module.css'
import { chipWords, timeOf, useBellView } from './bell-context.ts'
import { mendBy, toggleQuote, toggleTag, toggleWho } from './mending.ts'

/** What is being put right in the note on the screen. */
export type Mending = 'none' | 'time' | 'who' | 'tags' | 'words'

interface MendPartProps {
  readonly values: NoteValues
  readonly mending: Signal<Mending>
}

/** Opens under the fact that was tapped, in place. */
export function MendPart({ values, mending }: MendPartProps) {
  switch (mending.value) {
    case 'time':
      return <MendTime values={values} />
    case 'who':
      return <MendWho values={values} />
    case 'tags':
      return <MendTags values={values} />
    default:
      return null
  }
}

function MendTime({ values }: Pick<MendPartProps, 'values'>) {
  const view = useBellView()
  const { bell, words } = view
  return (
    <div class={styles.mend}>
      {[-5, -2, -1, 1].map((minutes) => (
        <Button key={minutes} onClick={() => mendBy(bell, minutes)}>
          {words.minutes(minutes)}
        </Button>
      ))}
      {values.mended !== undefined && (
        <span class={styles.stage}>{words.firstTouch(timeOf(view, values, values.at))}</span>
      )}
    </div>
  )
}

function MendWho({ values }: Pick<MendPartProps, 'values'>) {
  const view = useBellView()
  const { bell } = view
  const inside = chipsOf(bell.plan.value, values)
  const chips = chipsIn(bell.plan.value)
  return (
    <div class={styles.mend}>
      {chips.map((chip) => (
        <button
          key={chip}
          type="button"
          class={styles.chip}
          aria-pressed={inside.includes(chip)}
          onClick={() => toggleWho(bell, chip)}
        >
          <PupilMarker seat={chip} line={markOf(chip)} size={36} />
          <VisuallyHidden>{chipWords(view, chip)}</VisuallyHidden>
        </button>
      ))}
    </div>
  )
}

function MendTags({ values }: Pick<MendPartProps, 'values'>) {
  const { bell, words, note } = useBellView()
  return (
    <ChipRow label={words.noTags}>
      {TAGS.map((tag) => (
        <FilterChip
          key={tag}
          pressed={values.tags.includes(tag)}
          onClick={() => toggleTag(bell, tag)}
        >
          {note.tags[tag] ?? tag}
        </FilterChip>
      ))}
      <FilterChip pressed={values.quote} onClick={() => toggleQuote(bell)}>
        {words.quote}
      </FilterChip>
    </ChipRow>
  )
}
