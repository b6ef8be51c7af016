import type { FieldSpec } from '#schema/define-kind.ts'
import { CheckList, Switch } from '#ui/check-list.tsx'
import { ChoiceGroup } from '#ui/choice-group.tsx'
import { DateField, NumberField, PickField } from '#ui/pick-field.tsx'
import { TextArea, TextField } from '#ui/text-field.tsx'
import type { Form } from './form.ts'
import { labelOf, optionsOf, useFrame } from './frame.ts'
import { membersOf } from './text.ts'

/** A choice of so many or fewer stands open; more of them are a pick list. */
const FEW = 4

type Props = {
  form: Form
  field: FieldSpec
  /** id of the control, where something points to it */
  id?: string
}

/** The control of one field. Keyboard: each control's own; leaving it by Tab saves. */
export function FieldControl({ form, field, id }: Props) {
  const frame = useFrame()
  const { name } = field
  const problem = form.problems.value[name]
  const said = problem && frame.words.problem(problem)
  const isNovel = problem?.code === 'text-too-long'
  const text = form.text(name)
  const type = (typed: string) => form.type(name, typed)
  const choose = (chosen: string) => form.choose(name, chosen)
  const wording = {
    label: labelOf(frame, field),
    id,
    ...(isNovel ? { remark: said } : { error: said })
  }
  switch (field.input) {
    case 'shortText':
      return <TextField {...wording} value={text} onInput={type} />
    case 'longText':
      return <TextArea {...wording} value={text} onInput={type} />
    case 'day':
      return <DateField {...wording} value={text} onInput={type} />
    case 'instant':
      return <DateField {...wording} kind="time" value={text} onInput={type} />
    case 'score':
      return <NumberField {...wording} decimal value={text} onInput={type} />
    case 'duration':
      return (
        <NumberField {...wording} decimal unit={frame.words.minutes} value={text} onInput={type} />
      )
    case 'flag':
      return (
        <Switch
          label={wording.label}
          checked={text === 'true'}
          onChange={(checked) => choose(String(checked))}
        />
      )
    case 'choice':
    case 'ref':
      return <OneOf form={form} field={field} wording={wording} />
    // A picture is made where there is a camera, and never typed.
    case 'blob':
    case 'thumbnail':
      return <p>{wording.label}</p>
    case 'choices':
    case 'refs':
      return (
        <CheckList
          legend={wording.label}
          error={said}
          choices={picksOf(frame, field)}
          values={membersOf(text)}
          onChange={(values) => choose([...values, ...unknownTo(frame, field, text)].join(' '))}
        />
      )
  }
}

type Frame = ReturnType<typeof useFrame>

function OneOf(props: Props & { wording: { label: string; error?: string | undefined } }) {
  const { form, field, wording } = props
  const frame = useFrame()
  const picks = picksOf(frame, field)
  const text = form.text(field.name)
  const choose = (chosen: string) => form.choose(field.name, chosen)
  if (field.required && field.input === 'choice' && picks.length <= FEW) {
    return (
      <ChoiceGroup
        legend={wording.label}
        error={wording.error}
        choices={picks}
        value={text === '' ? undefined : text}
        onChange={choose}
      />
    )
  }
  // what is picked but not shared here must stay picked
  const there = text === '' || picks.some(({ value }) => value === text)
  const all = there ? picks : [...picks, { value: text, label: frame.words.elsewhere }]
  const none = field.required && text !== '' ? undefined : frame.words.none
  return <PickField {...wording} value={text} onChange={choose} picks={all} none={none} />
}

function picksOf(frame: Frame, field: FieldSpec) {
  return field.to === undefined ? optionsOf(frame, field) : frame.picksOf(field.to)
}

/** Members of a set that are not on offer here: ticking others must not take them out. */
function unknownTo(frame: Frame, field: FieldSpec, text: string): readonly string[] {
  const known = new Set(picksOf(frame, field).map(({ value }) => value))
  return membersOf(text).filter((member) => !known.has(member))
}
