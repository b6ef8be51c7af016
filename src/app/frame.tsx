import type { ComponentChildren } from 'preact'
import { useComputed, useSignal } from '@preact/signals'
import { useApp } from '#features/shared/app-context.ts'
import { textOf } from '#features/shared/names.ts'
import { ProblemNotice } from '#features/shared/problem-notice.tsx'
import { Navigation, Shell } from '#ui/navigation.tsx'
import { Messages, Notice } from '#ui/notice.tsx'
import { SafetyStrip } from '#ui/safety-strip.tsx'
import { ProjectSwitch, TopBar } from '#ui/top-bar.tsx'
import { useFrameWords } from './frame-words.ts'
import type * as Pickers from './project-picker.tsx'
import type { Place, Route } from './routes.ts'
import { stripOf } from './strip.ts'

const PLACES: readonly { readonly place: Place; readonly href: string }[] = [
  { place: 'today', href: '/' },
  { place: 'lessons', href: '/lessons' },
  { place: 'evidence', href: '/evidence' },
  { place: 'enquiry', href: '/enquiry' },
  { place: 'group', href: '/group' }
]

/** The frame around a screen: project at the top left, safety strip at the top right, five places. */
export function Frame({
  route,
  children
}: {
  route: Route | undefined
  children: ComponentChildren
}) {
  const app = useApp()
  const words = useFrameWords()
  const picker = usePicker()
  const book = app.book.value
  if (route?.bare) {
    return (
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    )
  }
  if (!book) {
    return (
      <Shell skip={words.skip} messages={<FrameMessages />}>
        {children}
      </Shell>
    )
  }
  return (
    <Shell
      skip={words.skip}
      top={<TopBar start={<ProjectName onClick={picker.show} />} end={<Strip />} />}
      navigation={
        <Navigation
          label={words.places}
          cells={PLACES.map(({ place, href }) => ({
            href,
            label: words[place],
            icon: place,
            current: route?.place === place
          }))}
        />
      }
      messages={<FrameMessages />}
    >
      {children}
      {picker.dialog}
    </Shell>
  )
}

/** The project switcher, loaded when it is asked for. */
function usePicker() {
  const open = useSignal(false)
  const loaded = useSignal<typeof Pickers | undefined>(undefined)
  const Picker = loaded.value?.ProjectPicker
  return {
    show: () => {
      open.value = true
      // A chunk that does not come is asked for again with the next touch.
      void import('./project-picker.tsx')
        .then((module) => (loaded.value = module))
        .catch(() => undefined)
    },
    dialog: Picker && <Picker open={open.value} onClose={() => (open.value = false)} />
  }
}

function ProjectName({ onClick }: { onClick: () => void }) {
  const app = useApp()
  const words = useFrameWords()
  const book = app.book.value
  const entries = book ? app.store.entries(book.book).value : []
  const project = entries.find((entry) => entry.ent === book?.book)
  const untitled = book ? words.untitled : words.noProject
  const name = book?.kind === 'trial' ? words.trial : textOf(project, 'title') || untitled
  return <ProjectSwitch name={name} hint={words.projects} onClick={onClick} />
}

function Strip() {
  const app = useApp()
  const words = useFrameWords()
  const strip = useComputed(() => {
    const book = app.book.value
    const standing = book && app.store.standing(book.book).value
    return stripOf(book, standing, app.sync.state.value, words.strip)
  }).value
  return (
    <SafetyStrip
      state={strip.state}
      words={strip.words}
      detail={words.strip.opens}
      onClick={() => app.navigate('/tablet')}
    />
  )
}

/** What the frame has to say, above the page and never over it (R11). */
function FrameMessages() {
  const app = useApp()
  const words = useFrameWords()
  const book = app.book.value
  const sync = app.sync.state.value
  const real = book?.kind === 'project'
  const trouble = app.store.trouble.value
  return (
    <Messages label={words.messages}>
      {book?.kind === 'sample' && <Notice tone="grey">{words.sampleMark}</Notice>}
      {book?.kind === 'trial' && <Notice tone="grey">{words.trialMark}</Notice>}
      {real && app.tablet.apple && !app.tablet.installed && (
        <Notice
          tone="amber"
          action={{ label: words.install, onClick: () => app.navigate('/install') }}
        >
          {words.temporary}
        </Notice>
      )}
      {trouble && <ProblemNotice problem={trouble} />}
      {sync.server === 'captive' && <Notice tone="amber">{words.signIn}</Notice>}
      {sync.server === 'refused' && (
        <Notice
          tone="amber"
          action={{ label: words.joinAgain, onClick: () => app.navigate('/join') }}
        >
          {words.tokenLost}
        </Notice>
      )}
      {app.update.waiting.value && (
        <Notice tone="grey" action={{ label: words.updateNow, onClick: () => app.update.apply() }}>
          {words.update}
        </Notice>
      )}
    </Messages>
  )
}
