import type { Problem } from '#lib/result.ts'
import type { ProblemWords } from '#features/shared/problem-words.ts'
import { problemSentences } from '#features/shared/problem-notice.tsx'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Shell } from '#ui/navigation.tsx'
import { Page } from '#ui/page.tsx'
import type { Words } from './words.ts'

type BadDayProps = {
  problem: Problem
  problems: ProblemWords
  words: Words
  onReload: () => void
  /** only where the storage was emptied: begin again and bring notes back */
  onBeginAnew?: (() => void) | undefined
}

/** When nothing can be kept here: what happened, what is safe, what to do, and the rescue page. */
export function BadDay({ problem, problems, words, onReload, onBeginAnew }: BadDayProps) {
  const { happened, safe, mend } = problemSentences(problems, problem)
  return (
    <Shell skip={words.skip}>
      <Page title={happened} lead={safe}>
        <p>{mend}</p>
        <ButtonRow>
          {onBeginAnew ? (
            <Button kind="filled" onClick={onBeginAnew}>
              {words.recover}
            </Button>
          ) : (
            <Button kind="filled" onClick={onReload}>
              {words.reload}
            </Button>
          )}
          <ButtonLink href="/rescue.html">{words.rescue}</ButtonLink>
        </ButtonRow>
      </Page>
    </Shell>
  )
}
