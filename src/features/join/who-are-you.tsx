import type { ComponentChildren } from 'preact'
import { useSignal } from '@preact/signals'
import { msToDay } from '#lib/time.ts'
import type { Joiner, Opened } from '#sync/join.ts'
import { Button, ButtonRow } from '#ui/button.tsx'
import { ChoiceGroup } from '#ui/choice-group.tsx'
import { Card, Page } from '#ui/page.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useApp } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import styles from './join.module.css'
import type { Words } from './words.ts'

type WhoAreYouProps = {
  opened: Pick<Opened, 'kind' | 'from' | 'books'> & { readonly expires?: number }
  words: Words
  busy: boolean
  trouble: ComponentChildren
  onJoin: (me: Joiner | undefined) => void
  onBack: () => void
}

const NEW = 'new'

/** What the invitation is for, and who joins. A school named by the inviter is not asked again. */
export function WhoAreYou({ opened, words, busy, trouble, onJoin, onBack }: WhoAreYouProps) {
  const app = useApp()
  const [book] = opened.books
  const people = book?.people ?? []
  const chosen = useSignal<string>(people.length === 0 ? NEW : '')
  const name = useSignal('')
  const asked = useSignal(false)
  const own = opened.kind !== 'once'
  // Of a project that is here already, such as one that came without a server: who this is, is known.
  const isKnown = app.store.books.value.some((each) => each.book === book?.book && each.me)
  const isNew = chosen.value === NEW
  const join = () => {
    asked.value = true
    if (own || isKnown) return onJoin(undefined)
    if (!isNew && chosen.value) return onJoin({ person: chosen.value })
    const named = name.value.trim()
    if (isNew && named) onJoin({ name: named })
  }
  if (!book) return null
  const day =
    opened.expires === undefined
      ? undefined
      : dayWords(msToDay(opened.expires), app.now(), app.settings.language.value)
  return (
    <Page title={book.title || words.title} lead={book.title ? words.invitedTo : words.untitled}>
      <Card>
        <p class={styles.facts}>
          {[words.role[book.role], opened.from && words.from(opened.from)]
            .filter(Boolean)
            .join(', ')}
        </p>
        {(own || day !== undefined) && (
          <p class={styles.facts}>{own ? words.own : words.until(day ?? '')}</p>
        )}
        {isKnown && <p class={styles.facts}>{words.here}</p>}
      </Card>
      {trouble}
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          join()
        }}
      >
        {!own && !isKnown && people.length > 0 && (
          <ChoiceGroup
            legend={words.who}
            layout="column"
            error={asked.value && !chosen.value ? words.needed : undefined}
            choices={[
              ...people.map((person) => ({ value: person.ent, label: person.name })),
              { value: NEW, label: words.someoneNew }
            ]}
            value={chosen.value || undefined}
            onChange={(value) => (chosen.value = value)}
          />
        )}
        {!own && !isKnown && isNew && (
          <>
            <TextField
              label={words.yourName}
              hint={words.nameHint}
              maxlength={80}
              error={asked.value && !name.value.trim() ? words.needed : undefined}
              value={name.value}
              onInput={(value) => (name.value = value)}
            />
          </>
        )}
        <ButtonRow>
          <Button type="submit" kind="filled" live busy={busy}>
            {words.join}
          </Button>
          <Button kind="quiet" onClick={onBack}>
            {words.back}
          </Button>
        </ButtonRow>
      </form>
    </Page>
  )
}
