import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { dayToWords, msToDay } from '#lib/time.ts'
import type { Book } from '#store/types.ts'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { LinkRow, RowList } from '#ui/row.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { acknowledgeBinned, type Binned, binnedPhotos, binOverdue } from '../shared/photo-bin.ts'
import { loadPhotoWordsGd, photoWords } from '../shared/photo-words.ts'
import { takenIn, UNCHECKED } from '../shared/shots-in.ts'
import { loadUncheckedGd, uncheckedWords } from './unchecked-words.ts'

/** Photos that wait to be checked, and until when; what was binned unchecked is told until somebody has read it. */
export function UncheckedPhotos({ book, now }: { readonly book: Book; readonly now: number }) {
  const words = useWords(uncheckedWords, loadUncheckedGd)
  const photo = useWords(photoWords, loadPhotoWordsGd)
  const { store, settings } = useApp()
  const binned = useSignal<Binned | undefined>(undefined)
  const language = settings.language.value === 'gd' ? 'gd' : 'en-GB'
  useEffect(() => {
    let here = true
    const look = async () => {
      await binOverdue(store, book.book, now)
      const found = await binnedPhotos(store, book.book)
      if (here) binned.value = found
    }
    void look()
    return () => {
      here = false
    }
  }, [store, book.book, now, binned])
  // Those of a note that is no more go with it, unasked.
  const living = new Map(
    store.entries(book.book).value.flatMap(({ ent, deleted, values }) => {
      return deleted ? [] : [[ent, values['lesson']] as const]
    })
  )
  const shots = takenIn(store.drafts(book.book).value).filter(({ note }) => living.has(note))
  const [first] = shots
  const lesson = living.get(first?.note ?? '')
  const day = (ms: number) => dayToWords(msToDay(ms), language)
  return (
    <>
      {binned.value && (
        <Notice
          tone="amber"
          announce="status"
          action={{
            label: words.read,
            onClick: () => {
              binned.value = undefined
              void acknowledgeBinned(store, book.book)
            }
          }}
        >
          {words.binned(binned.value.count, day(binned.value.at))}
        </Notice>
      )}
      {first && typeof lesson === 'string' && (
        <Section title={words.title}>
          <RowList>
            <LinkRow
              href={`/lessons/${lesson}/after`}
              title={photo.toCheck(shots.length)}
              detail={words.until(day(first.at + UNCHECKED))}
            />
          </RowList>
        </Section>
      )}
    </>
  )
}
