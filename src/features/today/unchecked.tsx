import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { dayToWords, msToDay } from '#lib/time.ts'
import type { Book } from '#store/types.ts'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { LinkRow, RowList } from '#ui/row.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { acknowledgeBinned, type Binned, binned, type Media } from '../shared/media-bin.ts'
import { loadPhotoWordsGd, photoWords } from '../shared/photo-words.ts'
import { isOver, recordedIn, UNWRITTEN } from '../shared/recordings-in.ts'
import { takenIn, UNCHECKED } from '../shared/shots-in.ts'
import { loadUncheckedGd, uncheckedWords } from './unchecked-words.ts'

/** Photos and sound that wait for somebody, and until when; what was binned is told until somebody has read it. */
export function Unchecked({ book, now }: { readonly book: Book; readonly now: number }) {
  const words = useWords(uncheckedWords, loadUncheckedGd)
  const photo = useWords(photoWords, loadPhotoWordsGd)
  const { store, settings } = useApp()
  const language = settings.language.value === 'gd' ? 'gd' : 'en-GB'
  const day = (ms: number) => dayToWords(msToDay(ms), language)
  // Those of a note that is no more go with it, unasked.
  const living = new Map(
    store.entries(book.book).value.flatMap(({ ent, deleted, values }) => {
      return deleted ? [] : [[ent, values['lesson']] as const]
    })
  )
  const drafts = store.drafts(book.book).value
  const shots = takenIn(drafts).filter(({ note }) => living.has(note))
  const sounds = recordedIn(drafts).filter(
    (recording) => isOver(recording, now) && living.has(recording.note)
  )
  const rows = [
    { first: shots[0], title: photo.toCheck(shots.length), until: words.until, days: UNCHECKED },
    {
      first: sounds.find(({ pieces }) => pieces.length > 0) ?? sounds[0],
      title: words.toWriteDown(sounds.length),
      until: sounds.some(({ pieces }) => pieces.length > 0) ? words.soundUntil : words.soundGone,
      days: UNWRITTEN
    }
  ].flatMap(({ first, title, until, days }) => {
    const lesson = living.get(first?.note ?? '')
    if (!first || typeof lesson !== 'string') return []
    return [{ href: `/lessons/${lesson}/after`, title, detail: until(day(first.at + days)) }]
  })
  return (
    <>
      <BinnedNotices book={book} />
      {rows.length > 0 && (
        <Section title={words.title}>
          <RowList>
            {rows.map((row) => (
              <LinkRow key={row.title} {...row} />
            ))}
          </RowList>
        </Section>
      )}
    </>
  )
}

const MEDIA: readonly Media[] = ['photos', 'sounds']

/** What was binned, wherever the person was then (bin-rounds.ts). */
function BinnedNotices({ book: { book } }: { readonly book: Book }) {
  const words = useWords(uncheckedWords, loadUncheckedGd)
  const { store, settings } = useApp()
  const found = useSignal<readonly (readonly [Media, Binned])[]>([])
  const language = settings.language.value === 'gd' ? 'gd' : 'en-GB'
  // It is noted before anything goes: when something has gone, there may be more to tell.
  const drafts = store.drafts(book).value
  useEffect(() => {
    let here = true
    const look = async () => {
      const all = await Promise.all(
        MEDIA.map(async (media) => [media, await binned(store, media, book)] as const)
      )
      if (here) found.value = all.flatMap(([media, each]) => (each ? [[media, each] as const] : []))
    }
    void look()
    return () => {
      here = false
    }
  }, [store, book, drafts, found])
  return found.value.map(([media, { count, at }]) => (
    <Notice
      key={media}
      tone="amber"
      announce="status"
      action={{
        label: words.read,
        onClick: () => {
          found.value = found.value.filter(([each]) => each !== media)
          void acknowledgeBinned(store, media, book, count)
        }
      }}
    >
      {words.binned[media](count, dayToWords(msToDay(at), language))}
    </Notice>
  ))
}
