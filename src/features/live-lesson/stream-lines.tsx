import { useComputed } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { msToLessonTime } from '#lib/time.ts'
import { classes } from '#ui/classes.ts'
import { Icon } from '#ui/icons.tsx'
import { isBare, noteTime, type NoteValues } from '../shared/note-values.ts'
import { whatWords } from '../shared/note-words.ts'
import { reopen } from './capture.ts'
import { showWords } from './drafting.ts'
import { chipsOf } from '../shared/lesson-plan.ts'
import { DrawnOnce } from './drawn-once.ts'
import { guardedClick } from './guarded.ts'
import type { NoteCell } from './live.ts'
import { chipName, useLive } from './live-context.ts'
import { NoteMark } from './note-mark.tsx'
import { lessonTime } from './sitting.ts'
import type { MarkGroup } from './stream.ts'
import styles from './stream.module.css'
import { WhoMarks } from '../shared/who-marks.tsx'
import { useHeld } from './use-held.ts'

/** One note: time left of the rule; who, what and the words right of it. */
export function NoteLine({ cell }: { readonly cell: NoteCell }) {
  const view = useLive()
  const { live, words, note } = view
  const values = cell.values.value
  const { held, hold } = useHeld()
  const chips = chipsOf(live.plan.value, values)
  // Of all lines only two are drawn again when another note is opened.
  const open = useComputed(() => live.open.value === cell).value
  const tags = whatWords(note, values)
  return (
    <li class={classes(styles.line, open && styles.open)} data-note={cell.ent}>
      <time class={styles.time}>{msToLessonTime(lessonTime(live, noteTime(values)))}</time>
      <button
        type="button"
        class={styles.note}
        title={words.hold}
        {...guardedClick(live, () => reopen(live, cell), hold)}
      >
        <WhoMarks chips={chips} label={chips.map((chip) => chipName(view, chip)).join(', ')} />
        {isBare(values) && <span class={styles.dot} />}
        <b class={styles.tags}>{tags.join(' · ')}</b>
        {values.ink && <Icon name="pen" size={20} label={words.ink.has} />}
        <MediaMarks cell={cell} />
        <NoteText cell={cell} values={values} held={held.value} />
      </button>
      <NoteMark ents={[cell.ent]} />
    </li>
  )
}

/** A photo or sound is in the note; R9 keeps it covered. Of all lines only the one that got it is drawn again. */
export function MediaMarks({ cell }: { readonly cell: NoteCell }) {
  const { live, words } = useLive()
  const photo = useComputed(() => live.photographed.value.has(cell.ent)).value
  const sound = useComputed(
    () => live.recorded.value.has(cell.ent) || live.recorder.value?.cell === cell
  ).value
  return (
    <>
      {photo && <Icon name="camera" size={20} label={words.camera.has} />}
      {sound && <Icon name="audio" size={20} label={words.recording.has} />}
    </>
  )
}

interface NoteTextProps {
  readonly cell: NoteCell
  readonly values: NoteValues
  readonly held: boolean
}

/** R9: the words for a moment after writing, while held, or when sitting apart; else how many there are. */
function NoteText({ cell, values, held }: NoteTextProps) {
  const { live, note } = useLive()
  const open = useComputed(() => live.apart.value || cell.fresh.value)
  const shown = held || open.value
  const { words } = values
  useEffect(() => {
    if (shown && words > 0) void showWords(live, cell)
  }, [shown, words, live, cell])
  if (words === 0) return null
  const text = cell.text.value
  if (!shown || text === undefined)
    return <span class={styles.covered}>{note.wordCount(words)}</span>
  return <span class={styles.text}>{values.quote ? `“${text}”` : text}</span>
}

/** R3: bare marks folded into one line, "A 10:09 · 10:14". */
export function MarksLine({ groups }: { readonly groups: readonly MarkGroup[] }) {
  const view = useLive()
  const { words } = view
  const count = groups.reduce((sum, group) => sum + group.cells.length, 0)
  return (
    <li class={classes(styles.line, styles.marks)} aria-label={words.marks(count)}>
      <span class={styles.time} />
      <span class={styles.groups}>
        {groups.map(({ chips, cells }) => (
          <span key={chips.join(' ')} class={styles.group}>
            <WhoMarks chips={chips} label={chips.map((chip) => chipName(view, chip)).join(', ')} />
            {cells.map((cell) => (
              <DrawnOnce key={cell.ent} cell={cell} as={MarkTime} />
            ))}
          </span>
        ))}
      </span>
      <NoteMark ents={groups.flatMap(({ cells }) => cells.map(({ ent }) => ent))} />
    </li>
  )
}

function MarkTime({ cell }: { readonly cell: NoteCell }) {
  const { live, words } = useLive()
  return (
    <button
      type="button"
      class={styles.markTime}
      data-note={cell.ent}
      aria-description={words.reopen}
      {...guardedClick(live, () => reopen(live, cell))}
    >
      {msToLessonTime(lessonTime(live, noteTime(cell.values.value)))}
    </button>
  )
}
