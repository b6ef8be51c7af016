import { useSignal, type Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Id } from '#lib/id.ts'
import { msToClock } from '#lib/time.ts'
import { Button } from '#ui/button.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { Ink } from '../shared/ink.tsx'
import { Photos } from '../shared/photos.tsx'
import { chipsOf } from '../shared/lesson-plan.ts'
import { lengthWords } from '../shared/recordings-in.ts'
import { whatWords } from '../shared/note-words.ts'
import type { NoteValues } from '../shared/note-values.ts'
import { WhoMarks } from '../shared/who-marks.tsx'
import { chipWords, noteClock, useBellView } from './bell-context.ts'
import { before, bin, fine, goTo, toList } from './going-through.ts'
import { isTooLong, mintTyped, type, valuesNow } from './mending.ts'
import { MarkDots } from './mark-dots.tsx'
import { BinnedLine } from './binned-line.tsx'
import { MendPart, type Mending } from './mend-part.tsx'
import styles from './after-the-bell.module.css'

/** One note, big: what it says, and three answers. */
export function NoteView() {
  const view = useBellView()
  const { bell, words } = view
  const values = valuesNow(bell)
  const mending = useSignal<Mending>('none')
  const step = bell.step.value
  if (!values || step.step !== 'note') return null
  const at = bell.notes.value.findIndex(({ ent }) => ent === step.ent)
  const back = before(bell)
  return (
    <div class={styles.through}>
      <MarkDots />
      <section class={styles.card} key={step.ent}>
        <header class={styles.head}>
          {at >= 0 && (
            <span class={styles.progress}>{words.progress(at + 1, bell.notes.value.length)}</span>
          )}
          {back && (
            <Button kind="quiet" icon="chevron-start" onClick={() => goTo(bell, back)}>
              {words.before}
            </Button>
          )}
          <Button kind="quiet" onClick={() => toList(bell)}>
            {words.toList}
          </Button>
        </header>
        <Facts values={values} mending={mending} />
        <MendPart values={values} mending={mending} />
        {values.ink && <Ink note={step.ent} />}
        <Photos note={step.ent} onCheck={(ent) => (bell.checking.value = ent)} />
        <Recorded note={step.ent} />
        <NoteText values={values} mending={mending} />
      </section>
      <div class={styles.answers}>
        <Button kind="filled" live onClick={() => fine(bell)}>
          {words.fine}
        </Button>
        <Button live icon="edit" onClick={() => (mending.value = 'words')}>
          {values.words > 0 ? words.mendWords : words.addWords}
        </Button>
        <Button live icon="bin" onClick={() => bin(bell, [step.ent])}>
          {words.bin}
        </Button>
      </div>
      <BinnedLine />
    </div>
  )
}

/** The sound of this note that nobody has written down. */
function Recorded({ note }: { readonly note: Id }) {
  const { bell, words } = useBellView()
  return (
    <>
      {bell.recordings.value
        .filter((recording) => recording.note === note)
        .map(({ ent, at, length }) => (
          <Button key={ent} live icon="audio" onClick={() => (bell.checking.value = ent)}>
            {`${words.recording.title(msToClock(at), lengthWords(length))}. ${words.recording.open}`}
          </Button>
        ))}
    </>
  )
}

interface PartProps {
  readonly values: NoteValues
  readonly mending: Signal<Mending>
}

/** Time, who and tags: each opens its own mending in place. */
function Facts({ values, mending }: PartProps) {
  const view = useBellView()
  const { bell, words, note } = view
  const chips = chipsOf(bell.plan.value, values)
  const time = noteClock(view, values)
  const who = chips.map((chip) => chipWords(view, chip)).join(', ') || note.nobody
  const tags = whatWords(note, values).join(' · ')
  const stage = bell.plan.value.stages.find(({ id }) => id === values.stage)?.name
  const toggle = (part: Mending) => () => {
    mending.value = mending.value === part ? 'none' : part
  }
  return (
    <div class={styles.facts}>
      <button
        type="button"
        class={styles.time}
        aria-expanded={mending.value === 'time'}
        onClick={toggle('time')}
      >
        <VisuallyHidden>{words.when(time)}</VisuallyHidden>
        <span aria-hidden="true">{time}</span>
      </button>
      <button
        type="button"
        class={styles.who}
        aria-expanded={mending.value === 'who'}
        onClick={toggle('who')}
      >
        <VisuallyHidden>{words.who(who)}</VisuallyHidden>
        <WhoMarks chips={chips} size={36} />
        <span aria-hidden="true">
          {chips.length === 1
            ? (chips[0] && chipWords(view, chips[0]).split(', ').at(-1)) || who
            : chips.length === 0
              ? note.nobody
              : ''}
        </span>
      </button>
      <button
        type="button"
        class={styles.tags}
        aria-expanded={mending.value === 'tags'}
        onClick={toggle('tags')}
      >
        <VisuallyHidden>{words.tags(tags || words.noTags)}</VisuallyHidden>
        <span aria-hidden="true">{tags || words.noTags}</span>
      </button>
      {stage && <span class={styles.stage}>{stage}</span>}
    </div>
  )
}

function NoteText({ values, mending }: PartProps) {
  const { bell, words } = useBellView()
  const shown = bell.shown.value
  const area = useRef<HTMLTextAreaElement>(null)
  const written = bell.typed.value
  const editing = shown !== undefined && (mending.value === 'words' || written !== undefined)
  useEffect(() => {
    if (!editing || mending.value !== 'words') return
    const element = area.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [editing, mending])
  if (!shown) return <div class={styles.text} aria-busy="true" />
  const text = String(shown.values['text'] ?? '')
  const thought = String(shown.values['thought'] ?? '')
  return (
    <>
      {editing ? (
        <textarea
          ref={area}
          class={styles.field}
          aria-label={words.text}
          placeholder={words.text}
          value={written ?? text}
          rows={5}
          autocomplete="off"
          onInput={(event) => type(bell, event.currentTarget.value)}
          onBlur={() => {
            void mintTyped(bell)
            if (!isTooLong(bell.typed.value)) mending.value = 'none'
          }}
        />
      ) : (
        <p class={text ? styles.text : styles.noText}>
          {text ? (values.quote ? `“${text}”` : text) : words.noWords}
        </p>
      )}
      {isTooLong(written) && <p class={styles.tooLong}>{words.tooLong}</p>}
      {thought && (
        <aside class={styles.thought}>
          <h2>{words.thought}</h2>
          <p>{thought}</p>
        </aside>
      )}
    </>
  )
}
