import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { dayToWords, msToClock, msToDay } from '#lib/time.ts'
import type { Problem } from '#lib/result.ts'
import type { Book, Entry } from '#store/types.ts'
import { lastHeard } from '#sync/heard.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Icon } from '#ui/icons.tsx'
import { Page } from '#ui/page.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { tryDevice } from '../shared/devices.ts'
import { hasSeats, methodOf } from '../shared/method.ts'
import { SEATS, textOf } from '../shared/names.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useMinute } from '../shared/use-minute.ts'
import { type Facts, type Line, readiness, toLookAt } from './readiness.ts'
import { loadReadyWordsGd, readyWords, type ReadyWords } from './ready-words.ts'
import styles from './ready.module.css'
import { opensOffline, tryAwake, tryStorage } from './try-tablet.ts'
import { words as english } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** Before the lesson: what this tablet has and can do, tried out and said as it is. */
export function Ready() {
  const app = useApp()
  const shared = useWords(english, gaelic)
  const words = useWords(readyWords, loadReadyWordsGd)
  const id = useRoute().params['lesson'] ?? ''
  const book = app.book.value
  const entries = book ? app.store.entries(book.book).value : []
  const lesson = entries.find(({ ent, deleted }) => ent === id && !deleted)
  if (!book || !lesson) {
    return (
      <Page title={words.title} back={{ href: '/lessons', label: shared.back }}>
        <p>{shared.missing}</p>
      </Page>
    )
  }
  const title = textOf(lesson, 'title') || shared.untitled
  return (
    <Page title={words.title} lead={title} back={{ href: `/lessons/${id}`, label: title }}>
      <Checks key={id} book={book} lesson={lesson} entries={entries} words={words} />
    </Page>
  )
}

interface ChecksProps {
  readonly book: Book
  readonly lesson: Entry
  readonly entries: readonly Entry[]
  readonly words: ReadyWords
}

function Checks({ book, lesson, entries, words }: ChecksProps) {
  const app = useApp()
  const project = entries.find(({ ent }) => ent === book.book)
  const method = methodOf(lesson.values['method'])
  const mayRecord =
    book.kind === 'project' && !!method.sound && project?.values['recording'] === true
  const { facts, tryAll, askAgain, problem } = useFacts(book, lesson, mayRecord)
  const lines = readiness(facts).filter(({ line }) => line !== 'camera' || method.photo)
  const open = toLookAt(lines)
  const trying = lines.some(({ state }) => state === 'trying')
  const byEnt = new Map(entries.map((entry) => [entry.ent, entry] as const))
  const seated = SEATS.flatMap((seat) => {
    const label = textOf(byEnt.get(textOf(lesson, `seat${seat}`)), 'label')
    return label ? [`${seat} ${label}`] : []
  })
  return (
    <>
      <p class={styles.sum} role="status">
        {trying ? words.trying : open === 0 ? words.all : words.some(open)}
      </p>
      <ul class={styles.lines} role="list">
        {lines.map((line) => (
          <Check key={line.line} line={line} words={words}>
            <Sentence line={line} words={words} heard={facts.heard} seated={seated.join(', ')} />
            {line.line === 'plan' && problem && <ProblemNotice problem={problem} />}
            <Mend line={line} words={words} lesson={lesson} tryAll={tryAll} ask={askAgain} />
          </Check>
        ))}
      </ul>
      <ButtonRow>
        <ButtonLink kind="filled" live href={`/live/${lesson.ent}`}>
          {words.open}
        </ButtonLink>
        <Button live busy={trying} onClick={() => void tryAll('all')}>
          {words.again}
        </Button>
      </ButtonRow>
      {app.tablet.apple && facts.awake !== 'held' && <p class={styles.hint}>{words.autoLock}</p>}
    </>
  )
}

/** What may be asked for while all is tried: a touch on one asks for that one only. */
type Asked = 'nothing' | 'camera' | 'microphone' | 'all'

/** Everything that is asked of the tablet and the group: when the screen opens, and as often as somebody wishes. */
function useFacts(book: Book, lesson: Entry, mayRecord: boolean) {
  const app = useApp()
  const now = useMinute(app.now)
  const storage = useSignal<Facts['storage']>({ kept: undefined, persisted: undefined })
  const awake = useSignal<Facts['awake']>('trying')
  const asking = useSignal(true)
  const heard = useHeard()
  const problem = useSignal<Problem | undefined>(undefined)
  const ask = async () => {
    asking.value = true
    const sent = await app.sync.sendNow()
    asking.value = false
    return sent.ok ? undefined : sent.problem
  }
  const camera = useSignal<Facts['camera']>('trying')
  const microphone = useSignal<Facts['camera']>('trying')
  const tryAll = async (asks: Asked = 'nothing') => {
    camera.value = 'trying'
    microphone.value = 'trying'
    storage.value = { ...storage.value, kept: undefined }
    awake.value = 'trying'
    // Asked in the touch itself: a tablet that wants one takes no later question.
    const [screen, seen, sound, kept] = await Promise.all([
      tryAwake(),
      tryDevice('camera', asks === 'all' || asks === 'camera'),
      mayRecord
        ? tryDevice('microphone', asks === 'all' || asks === 'microphone')
        : ('absent' as const),
      tryStorage(app.store, app.now()),
      ask()
    ])
    awake.value = screen
    camera.value = seen
    microphone.value = sound
    storage.value = kept
  }
  useEffect(() => void tryAll(), [])
  const facts: Facts = {
    book,
    now,
    heard,
    asking: asking.value,
    ...(hasSeats(methodOf(lesson.values['method'])) && {
      seats: SEATS.filter((seat) => textOf(lesson, `seat${seat}`)).length
    }),
    storage: storage.value,
    awake: awake.value,
    camera: camera.value,
    ...(mayRecord && { microphone: microphone.value }),
    offline: opensOffline()
  }
  const askAgain = async () => {
    problem.value = undefined
    problem.value = await ask()
  }
  return { facts, tryAll, askAgain, problem: problem.value }
}

/** When the server last answered: on this page, else on an earlier one. */
function useHeard(): number | undefined {
  const { store, sync } = useApp()
  const before = useSignal<number | undefined>(undefined)
  useEffect(() => {
    void lastHeard(store).then((kept) => (before.value = kept))
  }, [store, before])
  return sync.state.value.lastSuccess ?? before.value
}

interface CheckProps {
  readonly line: Line
  readonly words: ReadyWords
  readonly children: ComponentChildren
}

function Check({ line, words, children }: CheckProps) {
  const { state } = line
  const label = { ready: words.ready, look: words.look, trying: words.trying }[state]
  return (
    <li class={styles.line} data-line={line.line} data-state={state} data-why={line.why}>
      <span class={styles.mark}>
        <Icon
          name={state === 'ready' ? 'tick' : state === 'look' ? 'needs' : 'waiting'}
          label={label}
        />
      </span>
      <div class={styles.said}>
        <h2 class={styles.name}>{words.lines[line.line]}</h2>
        {children}
      </div>
    </li>
  )
}

interface SentenceProps {
  readonly line: Line
  readonly words: ReadyWords
  readonly heard: number | undefined
  readonly seated: string
}

function Sentence({ line, words, heard, seated }: SentenceProps) {
  const language = useApp().settings.language.value === 'gd' ? 'gd' : 'en-GB'
  const whenWords = (why: string, ms: number) =>
    why === 'old' ? words.when(dayToWords(msToDay(ms), language), msToClock(ms)) : msToClock(ms)
  const said = words[line.line] as Readonly<Record<string, string | ((what: string) => string)>>
  const sentence = said[line.why]
  const what = line.line === 'plan' ? whenWords(line.why, heard ?? 0) : seated
  return <p>{typeof sentence === 'function' ? sentence(what) : sentence}</p>
}

interface MendProps {
  readonly line: Line
  readonly words: ReadyWords
  readonly lesson: Entry
  readonly tryAll: (asks?: Asked) => Promise<void>
  readonly ask: () => Promise<void>
}

/** What can be done about a line, where something can. */
function Mend({ line, words, lesson, tryAll, ask }: MendProps) {
  const { store } = useApp()
  const device = line.line === 'camera' || line.line === 'microphone' ? line.line : undefined
  const refused = useSignal(false)
  const protect = async () => {
    refused.value = (await store.askPersist()) === false
    await tryAll()
  }
  if (line.state !== 'look') return null
  return (
    <>
      {refused.value && line.why === 'unprotected' && <p class={styles.hint}>{words.refused}</p>}
      {line.line === 'plan' && <Button onClick={() => void ask()}>{words.fetch}</Button>}
      {line.line === 'pupils' && (
        <ButtonLink href={`/lessons/${lesson.ent}`}>{words.seat}</ButtonLink>
      )}
      {line.why === 'unprotected' && (
        <Button onClick={() => void protect()}>{words.protect}</Button>
      )}
      {device && line.why === 'unasked' && (
        <Button onClick={() => void tryAll(device)}>{words.tryIt[device]}</Button>
      )}
      {line.line === 'key' && <ButtonLink href="/tablet/sheet">{words.sheet}</ButtonLink>}
    </>
  )
}
