import { useSignal } from '@preact/signals'
import type { Entry } from '#store/types.ts'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Section } from '#ui/page.tsx'
import { NumberField, PickField } from '#ui/pick-field.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useApp } from '../shared/app-context.ts'
import { useLessonWords } from '../shared/kind-words.ts'
import { methodOf, type Method } from '../shared/method.ts'
import type { MethodWords } from '../shared/method-words.ts'
import { textOf } from '../shared/names.ts'
import { useMethodWords } from '../shared/use-method-words.ts'
import type { Run } from './lesson-screen.tsx'
import styles from './lessons.module.css'
import { addStage, changeShown, moveStage, removeEntity } from './model.ts'
import type { Words } from './words.ts'

const MINUTE = 60_000

type StageListProps = {
  lesson: Entry
  stages: readonly Entry[]
  entries: readonly Entry[]
  words: Words
  run: Run
}

/** The stages of a lesson, or what its method has in their place, edited there: each change is its own write. */
export function StageList({ lesson, stages, entries, words, run }: StageListProps) {
  const { store } = useApp()
  const name = useSignal('')
  const method = methodOf(lesson.values['method'])
  const { names, times } = method.strip
  const spoken = useMethodWords(method)
  const isNumbered = names === 'numbered'
  const total = stages.reduce((sum, stage) => sum + minutesOf(stage), 0)
  const add = async () => {
    const stage = {
      name: isNumbered ? nextNumbered(stages, spoken) : name.value.trim(),
      minutes: method.strip.bar / MINUTE
    }
    if (stage.name && (await run(addStage(store, lesson, entries, stage)))) name.value = ''
  }
  return (
    <Section
      title={spoken.stages}
      lead={times === 'plan' && total > 0 ? words.total(total) : spoken.stagesHint}
    >
      {stages.map((stage, index) => (
        <StageFields
          key={stage.ent}
          stage={stage}
          first={index === 0}
          last={index === stages.length - 1}
          entries={entries}
          words={words}
          run={run}
          strip={method.strip}
          spoken={spoken}
        />
      ))}
      <form
        class={styles.stage}
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        {!isNumbered && (
          <TextField
            label={spoken.addStage}
            maxlength={40}
            value={name.value}
            onInput={(value) => (name.value = value)}
          />
        )}
        <Button type="submit" icon="plus" disabled={!isNumbered && !name.value.trim()}>
          {spoken.addStage}
        </Button>
      </form>
    </Section>
  )
}

/** A number that no place before it has. */
function nextNumbered(stages: readonly Entry[], { numbered }: MethodWords): string {
  const taken = new Set(stages.map((stage) => textOf(stage, 'name')))
  let number = stages.length + 1
  while (taken.has(numbered(number))) number++
  return numbered(number)
}

function minutesOf(stage: Entry): number {
  const planned = stage.values['planned']
  return typeof planned === 'number' ? Math.round(planned / MINUTE) : 0
}

type StageFieldsProps = Omit<StageListProps, 'lesson' | 'stages'> & {
  stage: Entry
  first: boolean
  last: boolean
  strip: Method['strip']
  spoken: MethodWords
}

function StageFields(props: StageFieldsProps) {
  const { stage, first, last, entries, words, run, strip, spoken } = props
  const { store } = useApp()
  const name = textOf(stage, 'name')
  const typed = useSignal<Readonly<Record<string, string>>>({})
  const value = (field: string, stored: string) => typed.value[field] ?? stored
  const type = (field: string) => (text: string) =>
    (typed.value = { ...typed.value, [field]: text })
  const keep = async (
    field: string,
    stored: string,
    toValue: (text: string) => string | number | null
  ) => {
    const text = typed.value[field]
    if (text === undefined || text === stored) return
    if (await run(changeShown(store, stage.ent, { [field]: toValue(text.trim()) }))) {
      const { [field]: _, ...rest } = typed.value
      typed.value = rest
    }
  }
  const minutes = String(minutesOf(stage) || '')
  const words40 = (text: string) => text.slice(0, 40) || null
  return (
    <fieldset class={styles.fieldset}>
      <legend class={styles.legend}>{name}</legend>
      <div class={styles.stage}>
        {strip.names === 'typed' && (
          <TextField
            label={spoken.stage}
            maxlength={40}
            value={value('name', name)}
            onInput={type('name')}
            onBlur={() => void keep('name', name, (text) => text || name)}
          />
        )}
        <NumberField
          label={words.minutes}
          value={value('planned', minutes)}
          onInput={type('planned')}
          onBlur={() => void keep('planned', minutes, (text) => (Number(text) || 0) * MINUTE)}
        />
      </div>
      <div class={styles.pair}>
        <TextField
          label={`${words.lookedFor}: ${words.first}`}
          hint={words.lookedForHint}
          maxlength={40}
          value={value('lookedForFirst', textOf(stage, 'lookedForFirst'))}
          onInput={type('lookedForFirst')}
          onBlur={() => void keep('lookedForFirst', textOf(stage, 'lookedForFirst'), words40)}
        />
        <TextField
          label={`${words.lookedFor}: ${words.second}`}
          hint={words.lookedForHint}
          maxlength={40}
          value={value('lookedForSecond', textOf(stage, 'lookedForSecond'))}
          onInput={type('lookedForSecond')}
          onBlur={() => void keep('lookedForSecond', textOf(stage, 'lookedForSecond'), words40)}
        />
      </div>
      {strip.taught && <Taught stage={stage} run={run} />}
      <div class={styles.moves}>
        <IconButton
          icon="chevron-up"
          label={words.up(name)}
          disabled={first}
          onClick={() => void run(moveStage(store, stage, entries, -1))}
        />
        <IconButton
          icon="chevron-down"
          label={words.down(name)}
          disabled={last}
          onClick={() => void run(moveStage(store, stage, entries, 1))}
        />
        <IconButton
          icon="bin"
          label={words.removeStage(name)}
          onClick={() => void run(removeEntity(store, stage.ent))}
        />
      </div>
    </fieldset>
  )
}

/** What is taught in a room; each pick is its own write. By whom is asked nowhere. */
function Taught({ stage, run }: { stage: Entry; run: Run }) {
  const { store } = useApp()
  const lessonWords = useLessonWords()
  const fields = [
    ['classStage', lessonWords.fields.classStage, lessonWords.choices.classStage],
    ['subject', lessonWords.fields.subject, lessonWords.choices.subject]
  ] as const
  return (
    <div class={styles.pair}>
      {fields.map(([field, label, labels]) => (
        <PickField
          key={field}
          label={label}
          none=""
          picks={Object.entries<string>(labels).map(([value, name]) => ({ value, label: name }))}
          value={textOf(stage, field)}
          onChange={(value) => void run(changeShown(store, stage.ent, { [field]: value || null }))}
        />
      ))}
    </div>
  )
}
