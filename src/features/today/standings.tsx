import type { Book } from '#store/types.ts'
import { Section } from '#ui/page.tsx'
import { PlaceMark } from '#ui/place-mark.tsx'
import { LinkRow, RowList } from '#ui/row.tsx'
import { useApp } from '../shared/app-context.ts'
import { nextStep, type Step } from './model.ts'
import styles from './today.module.css'
import type { Words } from './words.ts'

type Props = { book: Book; words: Words }

/** One quiet line: where everything is. Place, never promise. */
export function Standings({ book, words }: Props) {
  const { store } = useApp()
  const standing = store.standing(book.book).value
  const { place } = words
  const alone = standing.onlyHere + standing.drafts
  const line = () => {
    if (standing.entities === 0) return { state: 'saved', words: place.nothing } as const
    if (book.kind !== 'project') return { state: 'saved', words: place.local } as const
    if (standing.waiting > 0)
      return { state: 'waiting', words: place.waiting(standing.waiting) } as const
    if (alone > 0) return { state: 'saved', words: place.onlyHere(alone) } as const
    if (standing.keyOnlyHere > 0) return { state: 'needs', words: place.keyOnlyHere } as const
    return { state: 'safe', words: place.safe(standing.safe) } as const
  }
  return (
    <p class={styles.standing}>
      <PlaceMark {...line()} />
    </p>
  )
}

const PATHS: Readonly<Record<Exclude<Step, undefined>, string>> = {
  bell: '/lessons',
  file: '/tablet/copies',
  pupils: '/enquiry',
  question: '/enquiry',
  share: '/group',
  sheet: '/tablet/sheet',
  people: '/group/invite'
}

/** One small next step, never a list of tasks. */
export function NextStep({ book, words, open }: Props & { open: number }) {
  const { store } = useApp()
  const standing = store.standing(book.book).value
  // Open notes are shown above already, so the bell is never the step here.
  const step = open > 0 ? undefined : nextStep(book, store.entries(book.book).value, standing, 0)
  if (book.kind === 'trial') {
    return (
      <Section title={words.stepTitle}>
        <RowList>
          <LinkRow href="/start" title={words.useWithClass} detail={words.trialNote} />
        </RowList>
      </Section>
    )
  }
  if (!step) return null
  return (
    <Section title={words.stepTitle}>
      <RowList>
        <LinkRow href={PATHS[step]} title={words.steps[step]} />
      </RowList>
    </Section>
  )
}
