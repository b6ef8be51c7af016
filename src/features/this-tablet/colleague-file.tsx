import { useSignal } from '@preact/signals'
import type { Problem } from '#lib/result.ts'
import type { Book } from '#store/types.ts'
import type { SealedCopy } from '#sync/bundle.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceGroup } from '#ui/choice-group.tsx'
import { Section } from '#ui/page.tsx'
import { useApp } from '../shared/app-context.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import type { CopiesWords } from './copies-words.ts'
import { SaveCopy } from './save-copy.tsx'

type Reader = 'group' | 'adviser'

/** Where no server is: what was handed in, in one file that lets its reader in. */
export function ColleagueFile({ book, words }: { book: Book; words: CopiesWords }) {
  const app = useApp()
  const readers = (['group', 'adviser'] as const).filter((audience) =>
    book.channels.some((channel) => channel.audience === audience)
  )
  const [first = 'group'] = readers
  const reader = useSignal<Reader>(first)
  const busy = useSignal(false)
  const copy = useSignal<SealedCopy | undefined>(undefined)
  const problem = useSignal<Problem | undefined>(undefined)
  const make = async () => {
    busy.value = true
    const { sealedCopy } = await import('#sync/bundle.ts')
    const made = await sealedCopy(app.sharing, book.book, reader.value)
    busy.value = false
    copy.value = made.ok ? made.value : undefined
    problem.value = made.ok ? undefined : made.problem
  }
  return (
    <Section title={words.colleague} lead={words.colleagueLead}>
      {problem.value && <ProblemNotice problem={problem.value} />}
      {copy.value ? (
        <SaveCopy copy={copy.value} hint={words.codeColleagueHint} words={words} />
      ) : (
        <>
          {readers.length > 1 && (
            <ChoiceGroup
              legend={words.forWhom}
              layout="column"
              choices={readers.map((value) => ({
                value,
                label: words.readers[value],
                hint: words.readersHint[value]
              }))}
              value={reader.value}
              onChange={(value) => (reader.value = value)}
            />
          )}
          <Button live busy={busy.value} onClick={() => void make()}>
            {words.makeColleague}
          </Button>
        </>
      )}
    </Section>
  )
}
