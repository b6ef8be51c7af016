import { useEffect, useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { finishBell } from '#sync/strike.ts'
import { dayToWords } from '#lib/time.ts'
import { Page } from '#ui/page.tsx'
import { useApp, useWords, type App } from '../shared/app-context.ts'
import { useNoteWordsIn } from '../shared/use-method-words.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { BellContext, type BellView } from './bell-context.ts'
import { DoneView } from './done-view.tsx'
import { LateCheck } from './late-check.tsx'
import { ListView } from './list-view.tsx'
import { createBell, type Bell } from './model.ts'
import { NoteView } from './note-view.tsx'
import { loadGd, words as english } from './words.ts'

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** After the bell at /lessons/:lesson/after: one note at a time, then one list, then one button. */
export function AfterTheBell() {
  const app = useApp()
  const { lesson } = useRoute().params
  const bell = useBell(app, lesson)
  if (!bell) return null
  return <BellScreen key={bell.options.lesson} bell={bell} />
}

function useBell(app: App, lesson: string | undefined): Bell | undefined {
  const id = app.book.value?.book
  const [bell, setBell] = useState<Bell | undefined>(undefined)
  useEffect(() => {
    const book = app.book.peek()
    if (!book || book.book !== id || !lesson) return undefined
    const { store, now, sync } = app
    const finish = (project: string) => finishBell(store, project)
    const { handIn, takeBack, strike } = sync
    const made = createBell({
      store,
      now,
      after,
      book,
      lesson,
      sync: { handIn, takeBack, strike, finish }
    })
    setBell(made)
    return () => made.dispose()
  }, [app, id, lesson])
  return bell
}

export function BellScreen({ bell }: { readonly bell: Bell }) {
  const app = useApp()
  const words = useWords(english, loadGd)
  const { title, day, method } = bell.plan.value
  const note = useNoteWordsIn(method)
  const { step } = bell.step.value
  useEffect(() => {
    // What was done stands at the top, however far down the button was.
    if (step === 'done') window.scrollTo(0, 0)
  }, [step])
  const view: BellView = { bell, words, note }
  const language = app.settings.language.value === 'gd' ? 'gd' : 'en-GB'
  const when = day ? dayToWords(day, language) : ''
  return (
    <BellContext.Provider value={view}>
      <Page
        title={words.title}
        lead={[title ?? words.unnamed, when].filter(Boolean).join(' · ')}
        back={{ href: '/lessons', label: words.back }}
        wide
      >
        {bell.problem.value && <ProblemNotice problem={bell.problem.value} />}
        <LateCheck />
        {step === 'note' ? <NoteView /> : step === 'list' ? <ListView /> : <DoneView />}
      </Page>
    </BellContext.Provider>
  )
}
