import { useState } from 'preact/hooks'
import { Button, ButtonLink, ButtonRow } from './button.tsx'
import { CheckList, Switch } from './check-list.tsx'
import { ChoiceGroup } from './choice-group.tsx'
import { IconButton } from './icon-button.tsx'
import { Section } from './page.tsx'
import { DateField, NumberField, PickField } from './pick-field.tsx'
import { QuietPick } from './quiet-pick.tsx'
import { previewWords as words } from './preview-words.ts'
import { Stepper } from './progress.tsx'
import { TextArea, TextField } from './text-field.tsx'

const nothing = () => undefined

export function Controls() {
  return (
    <>
      <Section title={words.buttons}>
        <ButtonRow>
          <Button kind="filled">{words.next}</Button>
          <Button icon="plus">{words.plain}</Button>
          <Button kind="quiet">{words.quiet}</Button>
          <Button kind="danger" icon="bin">
            {words.danger}
          </Button>
          <Button kind="filled" busy>
            {words.busy}
          </Button>
          <Button disabled>{words.disabled}</Button>
          <ButtonLink href="/preview" after="next">
            {words.quiet}
          </ButtonLink>
        </ButtonRow>
        <ButtonRow>
          <Button live icon="undo">
            {words.undo}
          </Button>
          <IconButton icon="camera" label={words.camera} live outlined />
          <IconButton icon="thought" label={words.camera} live outlined aria-pressed />
          <IconButton icon="more" label={words.more} />
        </ButtonRow>
        <Button kind="filled" wide>
          {words.wide}
        </Button>
      </Section>
      <Fields />
      <Choices />
    </>
  )
}

function Fields() {
  const [note, setNote] = useState<string>(words.noteText)
  const [subject, setSubject] = useState('')
  return (
    <Section title={words.fields}>
      <TextArea
        label={words.note}
        hint={words.noteHint}
        count={words.noteCount}
        remark={words.noteRemark}
        value={note}
        onInput={setNote}
      />
      <TextField
        label={words.label}
        error={words.labelError}
        value={words.heron}
        onInput={nothing}
      />
      <TextField
        label={words.code}
        hint={words.codeHint}
        kind="code"
        value="7KQM F2XA"
        onInput={nothing}
      />
      <TextField label={words.label} value={words.heron} onInput={nothing} disabled />
      <PickField
        label={words.subject}
        none={words.subjectNone}
        picks={words.subjects}
        value={subject}
        onChange={setSubject}
      />
      <QuietPick
        label={words.subject}
        picks={words.subjects}
        value={subject}
        onChange={setSubject}
      />
      <DateField label={words.day} value="2026-11-24" onInput={nothing} />
      <DateField label={words.starts} kind="time" value="10:05" onInput={nothing} />
      <NumberField label={words.minutes} unit={words.unit} value="45" onInput={nothing} />
    </Section>
  )
}

function Choices() {
  const [match, setMatch] = useState<string | undefined>('partly')
  const [who, setWho] = useState<string | undefined>('private')
  const [ready, setReady] = useState<string[]>(['plan'])
  const [apart, setApart] = useState(true)
  const [open, setOpen] = useState(false)
  const [count, setCount] = useState(7)
  return (
    <Section title={words.choices}>
      <ChoiceGroup legend={words.match} choices={words.matches} value={match} onChange={setMatch} />
      <ChoiceGroup
        legend={words.who}
        hint={words.whoHint}
        layout="column"
        choices={words.audiences}
        value={who}
        onChange={setWho}
      />
      <CheckList
        legend={words.ready}
        error={words.readyError}
        choices={words.lines}
        values={ready}
        onChange={setReady}
      />
      <Switch label={words.apart} hint={words.apartHint} checked={apart} onChange={setApart} />
      <Switch label={words.apart} checked={open} onChange={setOpen} />
      <Stepper
        label={words.count}
        less={words.less}
        more={words.more}
        value={count}
        onChange={setCount}
      />
    </Section>
  )
}
