import { useComputed } from '@preact/signals'
import type { Book, Entry } from '#store/types.ts'
import { Notice } from '#ui/notice.tsx'
import { Page, Section } from '#ui/page.tsx'
import { PlaceMark } from '#ui/place-mark.tsx'
import { LinkRow, Row, RowList } from '#ui/row.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { placeOf, usePlaceWords, type ShownPlace } from '../shared/place-words.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

const ORDER: readonly ShownPlace[] = ['lost', 'needs', 'saved', 'waiting', 'sending', 'safe']

/** Every entry of the project by place: the worst first, then what is not readable yet. */
export function WhereEverythingIs() {
  const words = useWords(english, gaelic)
  const book = useApp().book.value
  return (
    <Page title={words.places.title} back={{ href: '/tablet', label: words.back }}>
      {book ? <Places key={book.book} book={book} words={words} /> : <p>{words.places.none}</p>}
    </Page>
  )
}

function Places({ book, words }: { book: Book; words: Words }) {
  const { store, sync } = useApp()
  const places = usePlaceWords()
  const { media } = sync.state.value
  const groups = useComputed(() => {
    void store.places.value
    const byPlace = new Map<ShownPlace, Entry[]>()
    for (const entry of store.entries(book.book).value) {
      if (entry.deleted) continue
      const place = placeOf(store.place(entry.ent))
      byPlace.set(place, [...(byPlace.get(place) ?? []), entry])
    }
    return ORDER.flatMap((place) => {
      const entries = byPlace.get(place) ?? []
      const notes = entries.filter((entry) => entry.kind === 'observation').length
      return entries.length > 0 ? [{ place, notes, others: entries.length - notes }] : []
    })
  }).value
  const strays = store.strays(book.book).value
  return (
    <>
      {media?.code === 'store-full' ? (
        <Notice tone="amber">{words.places.noRoom}</Notice>
      ) : (
        media && <ProblemNotice problem={media} />
      )}
      {groups.length === 0 && <p>{words.places.none}</p>}
      <RowList>
        {groups.map(({ place, notes, others }) => {
          const detail = [
            notes > 0 ? words.places.notes(notes) : '',
            others > 0 ? words.places.others(others) : ''
          ]
          const title = <PlaceMark state={place} words={places[place]} />
          const counts = detail.filter(Boolean).join(' · ')
          return notes > 0 ? (
            <LinkRow key={place} href="/evidence" title={title} detail={counts} />
          ) : (
            <Row key={place} title={title} detail={counts} />
          )
        })}
      </RowList>
      {strays.length > 0 && (
        <Section title={words.places.strays}>
          <RowList>
            {strays.map((stray) => (
              <Row key={stray.id} title={words.places.why[stray.why]} detail={stray.reason} />
            ))}
          </RowList>
        </Section>
      )}
    </>
  )
}
