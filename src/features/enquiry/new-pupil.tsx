import { useMemo } from 'preact/hooks'
import { useSignal } from '@preact/signals'
import { KindForm } from '#forms/kind-form.tsx'
import { useForm } from '#forms/use-form.ts'
import { pupil } from '#kinds/pupil/kind.ts'
import { freeLabels } from '#kinds/pupil/labels.ts'
import { nextCode, schoolPrefix, usualPrefix } from '#kinds/pupil/rules.ts'
import type { Book } from '#store/types.ts'
import { Button } from '#ui/button.tsx'
import { Chip, ChipRow } from '#ui/chip.tsx'
import { useApp } from '../shared/app-context.ts'
import { ofKind, textOf } from '../shared/names.ts'
import { useFormFrame } from '../shared/use-frame.ts'
import type { Words } from './words.ts'

type NewPupilProps = { book: Book; words: Words; onDone: () => void }

const OFFERED = 10

/** A label from the supplied list and the next free code; what it stands for is the teacher's to say. */
export function NewPupil({ book, words, onDone }: NewPupilProps) {
  const { store, settings } = useApp()
  const frame = useFormFrame(book.book, 'pupil')
  const ent = useMemo(() => store.newEntity(), [store])
  const start = useMemo(() => firstValues(store.entries(book.book).peek(), book), [store, book])
  const grp =
    book.channels.find((channel) => channel.audience === 'group')?.grp ?? book.channels[0]?.grp
  const form = useForm(store, {
    book: book.book,
    grp: grp ?? '',
    ent,
    kind: pupil,
    fresh: true,
    start
  })
  const turn = useSignal(0)
  const used = ofKind(store.entries(book.book).value, 'pupil', 'code').map((entry) =>
    textOf(entry, 'label')
  )
  const free = freeLabels(settings.language.value, used)
  const first = (turn.value * OFFERED) % Math.max(1, free.length)
  return (
    <>
      <ChipRow label={words.choose}>
        {[...free, ...free].slice(first, first + OFFERED).map((label) => (
          <Chip
            key={label}
            pressed={form.text('label') === label}
            onClick={() => form.type('label', label)}
          >
            {label}
          </Chip>
        ))}
        <Button kind="quiet" onClick={() => (turn.value += 1)}>
          {words.more}
        </Button>
      </ChipRow>
      <KindForm
        form={form}
        frame={frame}
        only={['label', 'code', 'classStage', 'standsFor', 'school']}
        onDone={onDone}
        done={words.addPupil}
      />
    </>
  )
}

type Entries = Parameters<typeof ofKind>[0]

function firstValues(entries: Entries, book: Book): Readonly<Record<string, string>> {
  const pupils = ofKind(entries, 'pupil', 'code')
  const codes = pupils.map((entry) => textOf(entry, 'code'))
  const me = entries.find((entry) => entry.ent === book.me)
  const school = entries.find((entry) => entry.ent === textOf(me, 'school'))
  const prefix = usualPrefix(codes) ?? schoolPrefix(textOf(school, 'name') || 'P')
  const classStage = textOf(pupils.at(-1), 'classStage')
  return {
    code: nextCode(prefix, codes),
    ...(classStage ? { classStage } : {}),
    ...(school ? { school: school.ent } : {})
  }
}
