import { useComputed } from '@preact/signals'
import { msToDay } from '#lib/time.ts'
import type { Book } from '#store/types.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Page, Section } from '#ui/page.tsx'
import { CoatPeg } from '#ui/pictures-start.tsx'
import { LinkRow, RowList } from '#ui/row.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { textOf } from '../shared/names.ts'
import { useMinute } from '../shared/use-minute.ts'
import { LessonCard } from './lesson-card.tsx'
import { firstCard, openLessons } from './model.ts'
import { NextStep, Standings } from './standings.tsx'
import { LateUnchecked } from './late-unchecked.tsx'
import { words as english } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** Today: the lesson of the hour, open notes, where everything is, one small next step. Nothing else. */
export function Today() {
  const book = useApp().book.value
  return book ? <TodayOf key={book.book} book={book} /> : null
}

function TodayOf({ book }: { book: Book }) {
  const app = useApp()
  const words = useWords(english, gaelic)
  const now = useMinute(app.now)
  const language = app.settings.language.value
  const entries = app.store.entries(book.book)
  const card = firstCard(entries.value, book.author, now)
  const open = useComputed(() => openLessons(entries.value, book.author)).value
  return (
    <Page title={words.title} lead={dayWords(msToDay(now), 0, language)}>
      {card.card === 'none' ? (
        <EmptyState
          picture={<CoatPeg />}
          sentence={words.emptySentence}
          action={
            <Button kind="filled" live onClick={() => app.navigate('/live')}>
              {words.startNow}
            </Button>
          }
        />
      ) : (
        <LessonCard card={card} now={now} words={words} />
      )}
      {(card.card === 'now' || card.card === 'next') && (
        <ButtonLink live href={`/lessons/${card.lesson.ent}/ready`}>
          {words.ready}
        </ButtonLink>
      )}
      {card.card === 'next' && (
        <Button wide live icon="plus" onClick={() => app.navigate('/live')}>
          {words.startNow}
        </Button>
      )}
      {open.length > 0 && (
        <Section title={words.openNotes}>
          <RowList>
            {open.map(({ lesson, notes }) => (
              <LinkRow
                key={lesson.ent}
                href={`/lessons/${lesson.ent}/after`}
                title={textOf(lesson, 'title') || words.untitled}
                detail={`${dayWords(textOf(lesson, 'day'), now, language)} · ${words.openCount(notes)}`}
              />
            ))}
          </RowList>
        </Section>
      )}
      <LateUnchecked book={book} now={now} />
      <Standings book={book} words={words} />
      <NextStep book={book} words={words} open={open.length} />
    </Page>
  )
}
