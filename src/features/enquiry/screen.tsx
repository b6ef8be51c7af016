import { KindForm } from '#forms/kind-form.tsx'
import { useForm } from '#forms/use-form.ts'
import { project } from '#kinds/project/kind.ts'
import { choiceLabels } from '#schema/define-kind.ts'
import type { Book } from '#store/types.ts'
import { Icon } from '#ui/icons.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Steps } from '#ui/progress.tsx'
import { LinkRow, RowList } from '#ui/row.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { textOf } from '../shared/names.ts'
import { useFormFrame } from '../shared/use-frame.ts'
import styles from './enquiry.module.css'
import { Pupils } from './pupils.tsx'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** The question, where the enquiry is, the case-study pupils: edited in place, every version kept where people wrote at once. */
export function Enquiry() {
  const book = useApp().book.value
  return book ? <EnquiryOf key={book.book} book={book} /> : null
}

function EnquiryOf({ book }: { book: Book }) {
  const app = useApp()
  const words = useWords(english, gaelic)
  const frame = useFormFrame(book.book, 'project')
  const grp =
    book.channels.find((channel) => channel.audience === 'group')?.grp ?? book.channels[0]?.grp
  const form = useForm(app.store, {
    book: book.book,
    grp: grp ?? '',
    ent: book.book,
    kind: project
  })
  return (
    <Page title={words.title} lead={words.lead}>
      <FiveSteps book={book} words={words} labels={choiceLabels(frame.kindWords, 'step')} />
      <Section title={words.question}>
        <KindForm
          form={form}
          frame={frame}
          only={['title', 'question', 'challengeArea', 'step', 'starts', 'ends']}
        />
      </Section>
      <Section title={words.recording} lead={words.recordingLead}>
        <KindForm form={form} frame={frame} only={['recording']} />
      </Section>
      <Pupils book={book} words={words} />
      <RowList>
        <LinkRow
          href="/lessons"
          lead={<Icon name="lessons" />}
          title={words.lessons}
          detail={words.lessonsDetail}
        />
      </RowList>
      <p class={styles.small}>{words.purpose}</p>
    </Page>
  )
}

type FiveStepsProps = { book: Book; words: Words; labels: Readonly<Record<string, string>> }

function FiveSteps({ book, words, labels }: FiveStepsProps) {
  const { store } = useApp()
  const entry = store.entries(book.book).value.find((one) => one.ent === book.book)
  const now = Number(textOf(entry, 'step')) || 1
  return (
    <Steps
      label={words.steps}
      steps={Object.entries(labels).map(([step, label]) => ({
        label,
        words:
          words.stepState[Number(step) < now ? 'done' : Number(step) === now ? 'now' : 'later'],
        state: Number(step) < now ? 'done' : Number(step) === now ? 'now' : 'later'
      }))}
    />
  )
}
