import { useComputed } from '@preact/signals'
import { msToClock, msToDay } from '#lib/time.ts'
import type { Book, Entry } from '#store/types.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Page, Section } from '#ui/page.tsx'
import { PencilsAndSheet } from '#ui/pictures-keep.tsx'
import { LinkRow, RowList } from '#ui/row.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { labelOf, useLessonWords } from '../shared/kind-words.ts'
import { plannedStart, textOf } from '../shared/names.ts'
import { lessonsByDay } from './model.ts'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** Lessons to come and past ones. */
export function Lessons() {
  const book = useApp().book.value
  return book ? <LessonsOf key={book.book} book={book} /> : null
}

function LessonsOf({ book }: { book: Book }) {
  const app = useApp()
  const words = useWords(english, gaelic)
  const entries = app.store.entries(book.book)
  const lessons = useComputed(() => lessonsByDay(entries.value, msToDay(app.now()))).value
  const notes = useComputed(() => notesByLesson(entries.value)).value
  const none = lessons.ahead.length + lessons.past.length === 0
  const actions = (
    <ButtonRow>
      <ButtonLink kind="filled" icon="plus" href="/lessons/new">
        {words.plan}
      </ButtonLink>
      <Button onClick={() => app.navigate('/live')}>{words.startNow}</Button>
    </ButtonRow>
  )
  if (none) {
    return (
      <Page title={words.title}>
        <EmptyState picture={<PencilsAndSheet />} sentence={words.emptySentence} action={actions} />
      </Page>
    )
  }
  return (
    <Page title={words.title} lead={words.lead} actions={actions}>
      <LessonList title={words.ahead} lessons={lessons.ahead} notes={notes} words={words} />
      <LessonList title={words.past} lessons={lessons.past} notes={notes} words={words} />
    </Page>
  )
}

type LessonListProps = {
  title: string
  lessons: readonly Entry[]
  notes: ReadonlyMap<string, number>
  words: Words
}

function LessonList({ title, lessons, notes, words }: LessonListProps) {
  const app = useApp()
  const lessonWords = useLessonWords()
  const language = app.settings.language.value
  if (lessons.length === 0) return null
  return (
    <Section title={title}>
      <RowList>
        {lessons.map((lesson) => {
          const starts = plannedStart(lesson)
          const detail = [
            dayWords(textOf(lesson, 'day'), app.now(), language),
            starts === undefined ? '' : msToClock(starts),
            textOf(lesson, 'classStage'),
            labelOf(lessonWords.choices.subject, textOf(lesson, 'subject'))
          ]
          return (
            <LinkRow
              key={lesson.ent}
              href={`/lessons/${lesson.ent}`}
              title={textOf(lesson, 'title') || words.untitled}
              detail={detail.filter(Boolean).join(' · ')}
              end={notes.has(lesson.ent) ? words.notes(notes.get(lesson.ent) ?? 0) : undefined}
            />
          )
        })}
      </RowList>
    </Section>
  )
}

function notesByLesson(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    if (entry.kind !== 'observation' || entry.deleted) continue
    const lesson = textOf(entry, 'lesson')
    counts.set(lesson, (counts.get(lesson) ?? 0) + 1)
  }
  return counts
}
