import { useSignal } from '@preact/signals'
import type { Problem } from '#lib/result.ts'
import { freeLabels } from '#kinds/pupil/labels.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Chip, ChipRow } from '#ui/chip.tsx'
import { Page, Section } from '#ui/page.tsx'
import { PickField } from '#ui/pick-field.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { useLessonWords } from '../shared/kind-words.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import styles from './first-run.module.css'
import { startProject } from './model.ts'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** Half a minute: what it is called, who you are, which class, which labels. All of it offline. */
export function StartProject() {
  const app = useApp()
  const words = useWords(english, gaelic).start
  const done = useSignal(false)
  if (done.value) {
    return (
      <Page title={words.done} lead={words.doneLead}>
        <ButtonRow>
          <ButtonLink kind="filled" href="/">
            {words.toToday}
          </ButtonLink>
          <ButtonLink icon="print" href="/enquiry/key-sheet">
            {words.keySheet}
          </ButtonLink>
        </ButtonRow>
      </Page>
    )
  }
  return (
    <Page title={words.title} lead={words.lead}>
      <StartForm words={words} onDone={() => (done.value = true)} />
      <Button kind="quiet" onClick={() => app.navigate('/')}>
        {words.back}
      </Button>
    </Page>
  )
}

type StartFormProps = { words: Words['start']; onDone: () => void }

function StartForm({ words, onDone }: StartFormProps) {
  const app = useApp()
  const lessonWords = useLessonWords()
  const title = useSignal('')
  const name = useSignal('')
  const school = useSignal('')
  const classStage = useSignal('')
  const pupils = useSignal<readonly string[]>([])
  const asked = useSignal(false)
  const busy = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const save = async () => {
    asked.value = true
    const [titled, named, schooled] = [title, name, school].map((field) => field.value.trim())
    if (!titled || !named || !schooled || !classStage.value || busy.value) return
    busy.value = true
    const made = await startProject(app, {
      title: titled,
      name: named,
      school: schooled,
      classStage: classStage.value,
      labels: pupils.value
    })
    busy.value = false
    if (made.ok) onDone()
    else problem.value = made.problem
  }
  const missing = (value: string) => (asked.value && !value.trim() ? words.needed : undefined)
  const stages = Object.entries(lessonWords.choices.classStage)
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={words.projectTitle}
        hint={words.projectHint}
        maxlength={120}
        value={title.value}
        error={missing(title.value)}
        onInput={(value) => (title.value = value)}
      />
      <TextField
        label={words.name}
        hint={words.nameHint}
        maxlength={80}
        value={name.value}
        error={missing(name.value)}
        onInput={(value) => (name.value = value)}
      />
      <TextField
        label={words.school}
        maxlength={120}
        value={school.value}
        error={missing(school.value)}
        onInput={(value) => (school.value = value)}
      />
      <PickField
        label={words.classStage}
        none=""
        picks={stages.map(([value, label]) => ({ value, label }))}
        value={classStage.value}
        error={missing(classStage.value)}
        onChange={(value) => (classStage.value = value)}
      />
      <Labels chosen={pupils.value} words={words} onChange={(labels) => (pupils.value = labels)} />
      {problem.value && <ProblemNotice problem={problem.value} />}
      <ButtonRow>
        <Button type="submit" kind="filled" live busy={busy.value}>
          {words.save}
        </Button>
      </ButtonRow>
    </form>
  )
}

type LabelsProps = {
  chosen: readonly string[]
  words: Words['start']
  onChange: (labels: readonly string[]) => void
}

const OFFERED = 12
const MOST = 6

function Labels({ chosen, words, onChange }: LabelsProps) {
  const { settings } = useApp()
  const turn = useSignal(0)
  const free = freeLabels(settings.language.value, chosen)
  const first = (turn.value * OFFERED) % free.length
  const offered = [...free, ...free].slice(first, first + OFFERED)
  const toggle = (label: string) => {
    if (chosen.includes(label)) onChange(chosen.filter((one) => one !== label))
    else if (chosen.length < MOST) onChange([...chosen, label])
  }
  return (
    <Section title={words.pupils} lead={words.pupilsHint}>
      <ChipRow label={words.pupils}>
        {[...chosen, ...offered].map((label) => (
          <Chip key={label} pressed={chosen.includes(label)} onClick={() => toggle(label)}>
            {label}
          </Chip>
        ))}
      </ChipRow>
      <ButtonRow>
        <Button kind="quiet" onClick={() => (turn.value += 1)}>
          {words.more}
        </Button>
        <span role="status">{words.chosen(chosen.length)}</span>
      </ButtonRow>
    </Section>
  )
}
