import { useSignal } from '@preact/signals'
import { useCallback, useEffect } from 'preact/hooks'
import type { Problem } from '#lib/result.ts'
import { msToClock, msToDay } from '#lib/time.ts'
import type { Book } from '#store/types.ts'
import type { Board, BoardRow } from '#sync/board.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Icon } from '#ui/icons.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { RoundTable } from '#ui/pictures-empty.tsx'
import { Row, RowList } from '#ui/row.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { ofKind, textOf } from '../shared/names.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** A row per person of the group: handed in, or when last heard. Never a ranking, never by who taught. */
export function HandedIn() {
  const book = useApp().book.value
  return book ? <BoardOf key={book.book} book={book} /> : null
}

function BoardOf({ book }: { book: Book }) {
  const app = useApp()
  const words = useWords(english, gaelic)
  const board = useSignal<Board | undefined>(undefined)
  const problem = useSignal<Problem | undefined>(undefined)
  const busy = useSignal(false)
  const entries = app.store.entries(book.book).value
  const notes = entries.filter(
    (entry) => entry.kind === 'observation' && !entry.deleted && entry.audience === 'group'
  ).length
  const { sharing } = app
  const grp = book.channels.find((channel) => channel.audience === 'group')?.grp
  const load = useCallback(async () => {
    if (!grp) return
    busy.value = true
    const [{ fetchBoard }, { tokenOf }] = await Promise.all([
      import('#sync/board.ts'),
      import('#sync/identity.ts')
    ])
    const { store, request } = sharing
    const session = { store, request, token: () => tokenOf(store) }
    const fetched = await fetchBoard(session, book.book, grp, ['observation'])
    busy.value = false
    if (fetched.ok) board.value = fetched.value
    problem.value = fetched.ok ? undefined : fetched.problem
  }, [sharing, book.book, grp, board, busy, problem])
  // Asked again when a note has come in: the counts are made from what this tablet holds.
  useEffect(() => void load(), [load, notes])
  const rows = board.value?.rows ?? []
  const byPerson = new Map(rows.map((row) => [row.person, row]))
  const people = ofKind(entries, 'person')
  return (
    <Page
      title={words.board.title}
      lead={board.value ? words.asOf(msToClock(board.value.asOf)) : undefined}
      back={{ href: '/group', label: words.back }}
      actions={
        <Button busy={busy.value} onClick={() => void load()}>
          {words.refresh}
        </Button>
      }
    >
      {problem.value?.code === 'offline' && <Notice tone="grey">{words.board.offline}</Notice>}
      {problem.value && problem.value.code !== 'offline' && (
        <ProblemNotice problem={problem.value} />
      )}
      {notes === 0 && <EmptyState picture={<RoundTable />} sentence={words.alone} />}
      <RowList>
        {people.map((person) => (
          <Row
            key={person.ent}
            lead={<Icon name="person" />}
            title={textOf(person, 'name') || words.unknown}
            detail={<PersonFacts row={byPerson.get(person.ent)} words={words} />}
            end={person.ent === book.me ? undefined : <AskButton book={book} words={words} />}
          />
        ))}
      </RowList>
    </Page>
  )
}

function PersonFacts({ row, words }: { row: BoardRow | undefined; words: Words }) {
  const app = useApp()
  const language = app.settings.language.value
  const when = (ms: number) => {
    const day = msToDay(ms)
    return day === msToDay(app.now())
      ? msToClock(ms)
      : `${dayWords(day, app.now(), language)} ${msToClock(ms)}`
  }
  if (!row) return <>{words.board.never}</>
  const facts = [row.handedIn > 0 ? words.board.count(row.handedIn) : words.board.none]
  for (const { lastHeard, pending, isFresh } of row.devices) {
    if (lastHeard === undefined) facts.push(words.board.never)
    else if (pending === undefined) facts.push(words.board.lastHeard(when(lastHeard)))
    else if (pending > 0) facts.push(words.board.pending(pending, when(lastHeard)))
    // A silent tablet is "last heard", never a confident count.
    else facts.push((isFresh ? words.board.nothingWaiting : words.board.lastHeard)(when(lastHeard)))
  }
  return <>{facts.join(' · ')}</>
}

function AskButton({ book, words }: { book: Book; words: Words }) {
  const app = useApp()
  const copied = useSignal(false)
  const ask = async () => {
    const entries = app.store.entries(book.book).value
    const title = textOf(
      entries.find((entry) => entry.ent === book.book),
      'title'
    )
    const text = words.board.askText(title)
    try {
      if (typeof navigator.share === 'function') await navigator.share({ text })
      else {
        await navigator.clipboard.writeText(text)
        copied.value = true
      }
    } catch {
      // Closing the share sheet is an answer too.
    }
  }
  return (
    <Button kind="quiet" onClick={() => void ask()}>
      {copied.value ? words.board.copied : words.board.ask}
    </Button>
  )
}
