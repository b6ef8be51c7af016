import { useEffect, useRef } from 'preact/hooks'
import { msToClock, msToLessonTime } from '#lib/time.ts'
import { classes } from '#ui/classes.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Icon } from '#ui/icons.tsx'
import { PupilMarker } from '#ui/pupil-marker.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { whatWords } from '../shared/note-words.ts'
import { noteTime } from '../shared/note-values.ts'
import { toggleWho, touchTag } from './capture.ts'
import { CountLine } from './count-line.tsx'
import { leaveNote, mintWords } from './drafting.ts'
import { chipsIn, chipsOf } from '../shared/lesson-plan.ts'
import { markOf } from '../shared/method.ts'
import { guardedClick, guardedPress } from './guarded.ts'
import type { NoteCell } from './live.ts'
import { chipName, useLive } from './live-context.ts'
import { mendBy, touchQuote, unmend } from './note-marks.ts'
import { NoteMark } from './note-mark.tsx'
import styles from './open-note.module.css'
import { contactOf } from './press.ts'
import { MediaMarks } from './stream-lines.tsx'
import { lessonTime, stageNow } from './sitting.ts'
import { HELPED } from './tag-slots.ts'
import { touchText, type } from './typing.ts'
import { WhoMarks } from '../shared/who-marks.tsx'

/** The note that is being taken: what it holds on one line, its words under it. */
export function OpenNote() {
  const { live, words, trial } = useLive()
  const cell = live.open.value
  // Its line stays where it is until the next note takes it: to make it anew costs half of what opening a note draws.
  const last = useRef<NoteCell | undefined>(undefined)
  last.current = cell ?? last.current
  // On the trial page the arrow says it, until the first touch.
  const hint = trial && live.notes.value.length === 0 ? '' : words.emptyNote
  return (
    <section class={styles.open} aria-label={words.openNote} data-open={cell ? 'yes' : 'no'}>
      <div class={styles.line}>
        {last.current && (
          <div class={cell ? undefined : styles.away}>
            <FirstLine cell={last.current} />
          </div>
        )}
        {!cell && <p class={styles.empty}>{hint}</p>}
      </div>
      <SecondLine />
    </section>
  )
}

function FirstLine({ cell }: { readonly cell: NoteCell }) {
  const { panel } = useLive()
  if (panel.value === 'mend') return <MendLine cell={cell} />
  if (panel.value === 'who') return <WhoLine cell={cell} />
  if (panel.value === 'count') return <CountLine cell={cell} />
  return <HeldLine cell={cell} />
}

function HeldLine({ cell }: { readonly cell: NoteCell }) {
  const view = useLive()
  const { live, words, note, panel } = view
  const values = cell.values.value
  const chips = chipsOf(live.plan.value, values)
  const who = chips.map((chip) => chipName(view, chip)).join(', ') || note.nobody
  const at = noteTime(values)
  const time = msToLessonTime(lessonTime(live, at))
  const tags = whatWords(note, values)
  return (
    <div class={styles.first}>
      <button
        type="button"
        class={styles.time}
        {...guardedClick(live, () => (panel.value = 'mend'))}
      >
        <VisuallyHidden>{words.time(time)}</VisuallyHidden>
        <b aria-hidden="true">{time}</b>
        <span aria-hidden="true">{msToClock(at)}</span>
      </button>
      <button type="button" class={styles.who} {...guardedClick(live, () => (panel.value = 'who'))}>
        <VisuallyHidden>{words.whoInside(who)}</VisuallyHidden>
        <WhoMarks chips={chips} />
        {chips.length === 0 && (
          <span class={styles.nobody} aria-hidden="true">
            {note.nobody}
          </span>
        )}
      </button>
      <span class={styles.tags}>{tags.join(' · ')}</span>
      {values.ink && <Icon name="pen" size={20} label={words.ink.has} />}
      <MediaMarks key={cell.ent} cell={cell} />
      <HelpedBy />
      <span class={styles.kept}>
        <NoteMark ents={[cell.ent]} />
      </span>
      <IconButton
        icon="close"
        label={words.noteDone}
        live
        {...guardedClick(live, () => leaveNote(live))}
      />
    </div>
  )
}

/** Where the plan's words fill both last tags, who helped is asked here, in place (R10). */
function HelpedBy() {
  const { live, note, panel } = useLive()
  if ((stageNow(live)?.lookedFor.length ?? 0) < 2) return null
  if (panel.value !== 'helped') {
    return (
      <button
        type="button"
        class={styles.helped}
        {...guardedClick(live, () => (panel.value = 'helped'))}
      >
        {note.helpedBy}
      </button>
    )
  }
  return (
    <>
      {HELPED.map((tag) => (
        <button
          key={tag}
          type="button"
          class={styles.helped}
          aria-pressed={live.open.value?.values.value.tags.includes(tag)}
          {...guardedPress(live, () => {
            touchTag(live, tag)
            panel.value = 'none'
          })}
        >
          {tag === 'helped-by-peer' ? note.peer : note.adult}
        </button>
      ))}
    </>
  )
}

/** R5: −1 −2 −5 minutes; the first stamp stays beside it. */
function MendLine({ cell }: { readonly cell: NoteCell }) {
  const { live, words, panel } = useLive()
  const values = cell.values.value
  const time = msToLessonTime(lessonTime(live, noteTime(values)))
  return (
    <div class={styles.first} role="group" aria-label={words.mendTitle}>
      <b class={styles.mended}>{time}</b>
      {[1, 2, 5].map((minutes) => (
        <button
          key={minutes}
          type="button"
          class={styles.helped}
          {...guardedClick(live, () => mendBy(live, cell, -minutes))}
        >
          {words.earlier(minutes)}
        </button>
      ))}
      {values.mended !== undefined && (
        <button
          type="button"
          class={styles.stamp}
          {...guardedClick(live, () => unmend(live, cell))}
        >
          {words.firstStamp(msToLessonTime(lessonTime(live, values.at)))}
        </button>
      )}
      <span class={styles.kept} />
      <IconButton
        icon="close"
        label={words.close}
        live
        {...guardedClick(live, () => (panel.value = 'none'))}
      />
    </div>
  )
}

/** The chips inside the note: a pupil is added or taken out later (R2). */
function WhoLine({ cell }: { readonly cell: NoteCell }) {
  const view = useLive()
  const { live, words, panel } = view
  const inside = chipsOf(live.plan.value, cell.values.value)
  return (
    <div class={styles.first} role="group" aria-label={words.chips}>
      {chipsIn(live.plan.value).map((chip) => (
        <button
          key={chip}
          type="button"
          class={classes(styles.inside, inside.includes(chip) && styles.chosen)}
          aria-pressed={inside.includes(chip)}
          {...guardedClick(live, () => toggleWho(live, cell, chip))}
        >
          <PupilMarker seat={chip} line={markOf(chip)} size={28} />
          <VisuallyHidden>{chipName(view, chip)}</VisuallyHidden>
        </button>
      ))}
      <span class={styles.kept} />
      <IconButton
        icon="close"
        label={words.close}
        live
        {...guardedClick(live, () => (panel.value = 'none'))}
      />
    </div>
  )
}

function SecondLine() {
  const { live, words } = useLive()
  const field = live.field.value
  const area = useRef<HTMLTextAreaElement>(null)
  const back = live.cameBack.value !== undefined && !live.reading.value
  useEffect(() => {
    const element = area.current
    if (!back || !element) return
    element.focus()
    element.setSelectionRange(element.value.length, element.value.length)
  }, [back])
  return (
    <div class={styles.second}>
      <textarea
        ref={area}
        id="live-words"
        class={classes(styles.field, field === 'thought' && styles.thinking)}
        aria-label={field === 'text' ? words.field : words.thoughtField}
        placeholder={field === 'text' ? words.field : words.thoughtField}
        value={live.typed.value[field]}
        readOnly={live.reading.value}
        rows={1}
        autocomplete="off"
        enterkeyhint="enter"
        onPointerDown={(event) => {
          if (live.guard.judge(live.monotonic(), undefined, contactOf(event)) === 'take')
            touchText(live)
        }}
        onInput={(event) => type(live, event.currentTarget.value)}
        onBlur={() => mintWords(live)}
      />
      <IconButton
        icon="quote"
        label={words.quote}
        live
        outlined
        aria-pressed={live.open.value?.values.value.quote ?? false}
        {...guardedPress(live, () => touchQuote(live))}
      />
      <IconButton
        icon="thought"
        label={words.thought}
        live
        outlined
        aria-pressed={field === 'thought'}
        onMouseDown={(event) => event.preventDefault()}
        {...guardedClick(live, () => (live.field.value = field === 'text' ? 'thought' : 'text'))}
      />
    </div>
  )
}
