import { useCallback, useEffect } from 'preact/hooks'
import { useSignal } from '@preact/signals'
import { saveFile } from '#features/shared/save-file.ts'
import { msToDay } from '#lib/time.ts'
import { rescueFile } from '#sync/rescue-file.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Shell } from '#ui/navigation.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { readUnsent, type Unsent } from './unsent.ts'
import type { RescueWords } from './words.ts'

type Found =
  | { readonly state: 'reading' }
  | { readonly state: 'none' }
  | { readonly state: 'failed' }
  | { readonly state: 'found'; readonly unsent: Unsent }

type RescueProps = { words: RescueWords; factory: IDBFactory; now: () => number }

/** Reads the database by itself, with none of the app's machinery, and saves what has not been sent. */
export function Rescue({ words, factory, now }: RescueProps) {
  const found = useSignal<Found>({ state: 'reading' })
  const saved = useSignal(false)
  const look = useCallback(async () => {
    try {
      const unsent = await readUnsent(factory, 'jotter')
      found.value = unsent ? { state: 'found', unsent } : { state: 'none' }
    } catch {
      found.value = { state: 'failed' }
    }
  }, [factory, found])
  useEffect(() => void look(), [look])
  const save = async (lines: readonly string[]) => {
    const name = `jotter-rescue-${msToDay(now())}.jotter`
    saved.value = await saveFile(rescueFile(lines, now()), name, 'application/octet-stream')
  }
  const shown = found.value
  return (
    <Shell skip={words.title}>
      <Page title={words.title} lead={words.lead}>
        {shown.state === 'reading' && <p role="status">{words.reading}</p>}
        {shown.state === 'none' && <p role="status">{words.none}</p>}
        {shown.state === 'failed' && <Notice tone="amber">{words.failed}</Notice>}
        {shown.state === 'found' && (
          <>
            <p role="status" data-testid="rescue-found">
              {shown.unsent.lines.length > 0
                ? words.found(shown.unsent.lines.length)
                : words.allSent}
            </p>
            {shown.unsent.drafts > 0 && <p>{words.drafts(shown.unsent.drafts)}</p>}
            {shown.unsent.lines.length > 0 && (
              <Button kind="filled" live onClick={() => void save(shown.unsent.lines)}>
                {words.save}
              </Button>
            )}
          </>
        )}
        {saved.value && (
          <Notice tone="grey" announce="status">
            {words.saved}
          </Notice>
        )}
        <ButtonRow>
          <Button onClick={() => void look()}>{words.again}</Button>
          <ButtonLink kind="quiet" href="/">
            {words.app}
          </ButtonLink>
        </ButtonRow>
      </Page>
    </Shell>
  )
}
