import { useSignal } from '@preact/signals'
import { useCallback, useEffect } from 'preact/hooks'
import { type Id, isId } from '#lib/id.ts'
import type { Problem } from '#lib/result.ts'
import type { Book } from '#store/types.ts'
import type { Brought } from '#sync/brought.ts'
import type { Joiner } from '#sync/join.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { type Found, joinFound, lookAt } from './look.ts'
import { Ways } from './ways.tsx'
import { WhoAreYou } from './who-are-you.tsx'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

type Step =
  | { readonly step: 'ask' }
  | { readonly step: 'opened'; readonly found: Found }
  | { readonly step: 'in'; readonly how: How }

/** keys and known: by a code for a project that was here already, with or without something new */
type How = 'link' | 'sheet' | 'file' | 'code' | 'keys' | 'known'

/** Join, by whatever brought the invitation. Only the button Join spends it. */
export function Join() {
  const app = useApp()
  const words = useWords(english, gaelic)
  const step = useSignal<Step>({ step: 'ask' })
  const busy = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const { sharing } = app

  const look = useCallback(
    async (text: string) => {
      busy.value = true
      const found = await lookAt(sharing, text)
      busy.value = false
      problem.value = found.ok ? undefined : found.problem
      if (found.ok) step.value = { step: 'opened', found: found.value }
    },
    [sharing, busy, problem, step]
  )
  const brought = app.link.value
  const here = new URLSearchParams(location.search).has('here')
  // A link without its fragment is no longer secret and is not to be taken along.
  const isWhole = brought?.includes('#') === true
  const installFirst = isWhole && app.tablet.apple && !app.tablet.installed && !here
  useEffect(() => {
    if (installFirst) app.navigate('/install', true)
    else if (brought !== undefined) void look(brought)
  }, [app, brought, installFirst, look])

  const arrive = (books: readonly Id[], how: How) => {
    app.link.value = undefined
    const [first] = books
    if (first) app.chooseBook(first)
    void app.store.askPersist()
    void app.sync.sendNow()
    step.value = { step: 'in', how }
  }
  const recover = async (text: string) => {
    busy.value = true
    const { recover: bringBack } = await import('#sync/sheet.ts')
    const books = await bringBack(sharing, text)
    busy.value = false
    problem.value = books.ok ? undefined : books.problem
    if (books.ok) arrive(books.value, 'sheet')
  }
  const join = async (found: Found, me: Joiner | undefined) => {
    const wasHere = isKnown(app.store.books.value, found)
    busy.value = true
    const arrived = await joinFound(sharing, found, me)
    busy.value = false
    problem.value = arrived.ok ? undefined : arrived.problem
    if (!arrived.ok) return
    const { books, fresh } = arrived.value
    const again = fresh ? 'keys' : 'known'
    arrive(books, fresh === undefined ? 'link' : wasHere ? again : 'code')
  }
  const become = async (book: Id, me: Joiner | undefined) => {
    if (!me) return
    busy.value = true
    const { becomeSomebody } = await import('#sync/brought.ts')
    const became = await becomeSomebody(sharing, book, me)
    busy.value = false
    problem.value = became.ok ? undefined : became.problem
    if (became.ok) arrive([book], 'file')
  }
  const stranger = useStranger()
  const now = step.value
  const trouble = problem.value && <ProblemNotice problem={problem.value} />
  if (stranger && now.step === 'ask') {
    const [book] = stranger.books
    return (
      <WhoAreYou
        opened={stranger}
        words={words}
        busy={busy.value}
        trouble={trouble}
        onJoin={(me) => void become(book?.book ?? '', me)}
        onBack={() => app.navigate('/')}
      />
    )
  }
  switch (now.step) {
    case 'ask':
      return (
        <Page title={words.title} lead={words.lead}>
          {trouble}
          <Ways
            words={words}
            busy={busy.value}
            onInvitation={(text) => void look(text)}
            onSheet={(text) => void recover(text)}
          />
          <Button kind="quiet" onClick={() => app.navigate('/')}>
            {words.back}
          </Button>
        </Page>
      )
    case 'opened':
      return (
        <WhoAreYou
          opened={now.found.opened}
          words={words}
          busy={busy.value}
          trouble={trouble}
          onJoin={(me) => void join(now.found, me)}
          onBack={() => (step.value = { step: 'ask' })}
        />
      )
    case 'in':
      return <In how={now.how} words={words} />
  }
}

/** The last page: what comes now, and where to go on. */
function In({ how, words }: { how: How; words: Words }) {
  const told = words.in[how]
  return (
    <Page title={told.title} lead={told.lead}>
      <ButtonRow>
        <ButtonLink kind="filled" live href="/">
          {words.toToday}
        </ButtonLink>
        {how === 'code' && (
          <ButtonLink live href="/tablet/copies">
            {words.bringFile}
          </ButtonLink>
        )}
      </ButtonRow>
    </Page>
  )
}

/** Somebody sits here already in the project that was looked at. */
function isKnown(books: readonly Book[], { opened }: Found): boolean {
  return books.some(({ book, me }) => me !== undefined && opened.books[0]?.book === book)
}

/** A project that came in a file and asks who sits here: /join?who=… */
function useStranger(): Brought | undefined {
  const { sharing } = useApp()
  const stranger = useSignal<Brought | undefined>(undefined)
  const who = new URLSearchParams(location.search).get('who')
  useEffect(() => {
    if (!isId(who)) return
    void import('#sync/brought.ts').then(({ broughtBook }) => {
      stranger.value = broughtBook(sharing, who)
    })
  }, [who, sharing, stranger])
  return stranger.value
}
