import type { ComponentChildren } from 'preact'
import { useErrorBoundary } from 'preact/hooks'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { useFrameWords } from './frame-words.ts'

/** The one boundary where a bug on a screen ends: the frame stays, notes are untouched, the rescue page is one tap away. */
export function Trouble({ children }: { children: ComponentChildren }) {
  const [error] = useErrorBoundary()
  const words = useFrameWords()
  if (error === undefined) return <>{children}</>
  return (
    <Page title={words.trouble}>
      <ButtonRow>
        <Button kind="filled" onClick={() => location.reload()}>
          {words.reload}
        </Button>
        <ButtonLink href="/rescue.html">{words.rescue}</ButtonLink>
      </ButtonRow>
    </Page>
  )
}
