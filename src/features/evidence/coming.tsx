import type { Id } from '#lib/id.ts'
import { Notice } from '#ui/notice.tsx'
import { Progress } from '#ui/progress.tsx'
import { useApp } from '../shared/app-context.ts'
import type { Words } from './words.ts'

/** What is shown of a long project before it is all here, and what turned out otherwise. */
export function Coming({ book, words }: { book: Id; words: Words }) {
  const coming = useApp().store.coming(book)
  if (!coming) return null
  const { folded, lines, differing } = coming
  const percent = Math.floor((folded / Math.max(1, lines)) * 100)
  return (
    <>
      {folded < lines && (
        <Progress
          label={words.coming}
          value={folded}
          max={lines}
          words={words.comingPart(percent)}
        />
      )}
      {differing > 0 && (
        <Notice tone="amber" announce="status">
          {words.differing(differing)}
        </Notice>
      )}
    </>
  )
}
