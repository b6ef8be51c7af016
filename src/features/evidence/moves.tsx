import { useSignal } from '@preact/signals'
import { ok, type Problem, type Result } from '#lib/result.ts'
import type { Book, Shown } from '#store/types.ts'
import { audiencesOf, readersOf, type Wider } from '#sync/audiences.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { useApp } from '../shared/app-context.ts'
import { textOf } from '../shared/names.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import styles from './evidence.module.css'
import type { Words } from './words.ts'

type MovesProps = { shown: Shown; book: Book; words: Words }

/** The next steps up from where a note is. */
function stepsOf(choices: readonly Wider[], audience: Shown['audience'], isGiven: boolean) {
  return choices.filter((to) => {
    if (to === 'adviser') return audience === 'group' && !isGiven
    return to === 'group' ? audience !== 'group' : audience === 'private'
  })
}

/** Wherever a note is, a change of it goes. */
function placesOf(choices: readonly Wider[], audience: Shown['audience'], isGiven: boolean) {
  return choices.filter((to) => to === audience || (to === 'adviser' && isGiven))
}

/** Up to the school, the group, the adviser, or back again until it has been collected. */
export function Moves({ shown, book, words }: MovesProps) {
  const app = useApp()
  const problem = useSignal<Problem | undefined>(undefined)
  const busy = useSignal(false)
  const run = async (work: () => Promise<Result<unknown>>, after?: string) => {
    busy.value = true
    const done = await work()
    busy.value = false
    problem.value = done.ok ? undefined : done.problem
    if (done.ok && after) app.navigate(after, true)
  }
  const handIn = async (audiences: readonly Wider[]): Promise<Result<unknown>> => {
    for (const to of audiences) {
      const handed = await app.sync.handIn(book.book, [shown.ent], to)
      if (!handed.ok) return handed
    }
    return ok(undefined)
  }
  const { audience } = shown
  // A photo that stayed behind when its note went, or was checked after that.
  const photos = app.store
    .entries(book.book)
    .value.filter(
      (entry) =>
        entry.kind === 'photo' &&
        !entry.deleted &&
        textOf(entry, 'observation') === shown.ent &&
        entry.audience !== audience
    )
    .map(({ ent }) => ent)
  const handedIn = audience !== 'private'
  const isGiven = readersOf(book, shown).endsWith('adviser')
  const choices = audiencesOf(app.store, book)
  const labels = { group: words.handIn, school: words.handInSchool, adviser: words.giveAdviser }
  return (
    <>
      {problem.value && <ProblemNotice problem={problem.value} />}
      <ButtonRow>
        {shown.changedBehind && (
          <Button
            busy={busy.value}
            kind="filled"
            onClick={() => void run(() => handIn(placesOf(choices, audience, isGiven)))}
          >
            {words.handInChange}
          </Button>
        )}
        {stepsOf(choices, audience, isGiven).map((to, index) => (
          <Button
            key={to}
            busy={busy.value}
            kind={index === 0 && !handedIn ? 'filled' : 'plain'}
            onClick={() => void run(() => handIn([to]))}
          >
            {labels[to]}
          </Button>
        ))}
        {handedIn && photos.length > 0 && (
          <Button
            busy={busy.value}
            icon="camera"
            onClick={() => void run(() => app.sync.handIn(book.book, photos, audience))}
          >
            {words.handInPhotos}
          </Button>
        )}
        {handedIn && (
          <Button
            busy={busy.value}
            icon="undo"
            onClick={() => void run(() => app.sync.takeBack(book.book, [shown.ent]), '/evidence')}
          >
            {words.takeBack}
          </Button>
        )}
      </ButtonRow>
      {handedIn && <p class={styles.purpose}>{words.takeBackHint}</p>}
    </>
  )
}
