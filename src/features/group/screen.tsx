import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Problem } from '#lib/result.ts'
import type { Book, Entry } from '#store/types.ts'
import type { MemberDevice } from '#sync/members.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Icon } from '#ui/icons.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page, Section } from '#ui/page.tsx'
import { LinkRow, Row, RowList } from '#ui/row.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { ofKind, textOf } from '../shared/names.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import styles from './group.module.css'
import { mayBringColleague } from './colleague.ts'
import { People } from './people.tsx'
import { ShareCard } from './share-card.tsx'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

/** People and schools, the board, and the way in for others. */
export function Group() {
  const book = useApp().book.value
  return book ? <GroupOf key={book.book} book={book} /> : null
}

function GroupOf({ book }: { book: Book }) {
  const app = useApp()
  const words = useWords(english, gaelic)
  const entries = app.store.entries(book.book).value
  const group = book.channels.find((channel) => channel.audience === 'group')
  if (book.kind !== 'project') {
    return (
      <Page title={words.title}>
        <Notice tone="grey">{words.local}</Notice>
        <Schools book={book} entries={entries} words={words} />
      </Page>
    )
  }
  if (!group) {
    return (
      <Page title={words.title} lead={words.lead}>
        <Notice tone="grey">{words.readsAlong}</Notice>
        <Members book={book} entries={entries} words={words} />
      </Page>
    )
  }
  return (
    <Page title={words.title} lead={words.lead}>
      {group.registered ? (
        <>
          <RowList>
            <LinkRow
              href="/group/handed-in"
              lead={<Icon name="tick" />}
              title={words.handedIn}
              detail={words.handedInDetail}
            />
          </RowList>
          {group.role === 'lead' && (
            <ButtonLink kind="filled" icon="plus" href="/group/invite">
              {words.invite}
            </ButtonLink>
          )}
          {group.role !== 'lead' && (
            <ButtonLink icon="tablet" href="/group/invite">
              {mayBringColleague(app.store, book) ? words.invite : words.bring.own}
            </ButtonLink>
          )}
          <Members book={book} entries={entries} words={words} />
        </>
      ) : (
        <>
          {group.role === 'lead' ? (
            <ShareCard book={book} words={words} />
          ) : (
            <Notice tone="grey">{words.cameByHand}</Notice>
          )}
          <RowList>
            {group.role === 'lead' && (
              <LinkRow
                href="/group/without-server"
                lead={<Icon name="scan" />}
                title={words.hand.link}
                detail={words.hand.linkDetail}
              />
            )}
            <LinkRow
              href="/tablet/copies"
              lead={<Icon name="share" />}
              title={words.byFile}
              detail={words.byFileDetail}
            />
          </RowList>
          <People people={ofKind(entries, 'person')} book={book} devices={[]} words={words} />
        </>
      )}
      <Schools book={book} entries={entries} words={words} />
    </Page>
  )
}

type PartProps = { book: Book; entries: readonly Entry[]; words: Words }

/** Tablets as the server knows them; without it, the people this tablet knows. */
function Members({ book, entries, words }: PartProps) {
  const { sharing } = useApp()
  const devices = useSignal<readonly MemberDevice[]>([])
  const problem = useSignal<Problem | undefined>(undefined)
  const round = useSignal(0)
  useEffect(() => {
    let here = true
    void (async () => {
      const { members, refreshMembers } = await import('#sync/members.ts')
      const listed = await members(sharing, book.book)
      if (!here) return
      if (listed.ok) devices.value = listed.value
      problem.value = listed.ok ? undefined : listed.problem
      if (listed.ok) await refreshMembers(sharing, book.book)
    })()
    return () => {
      here = false
    }
  }, [sharing, book.book, round.value, devices, problem])
  return (
    <>
      {problem.value && problem.value.code !== 'offline' && (
        <ProblemNotice problem={problem.value} />
      )}
      <People
        people={ofKind(entries, 'person')}
        book={book}
        devices={devices.value}
        words={words}
        onChanged={() => (round.value += 1)}
      />
    </>
  )
}

function Schools({ book, entries, words }: PartProps) {
  const { store } = useApp()
  const adding = useSignal(false)
  const name = useSignal('')
  const problem = useSignal<Problem | undefined>(undefined)
  const grp = book.channels.find((channel) => channel.audience === 'group')?.grp
  const save = async () => {
    const named = name.value.trim()
    if (!named || !grp) return
    const saved = await store.change([
      {
        book: book.book,
        grp,
        ent: store.newEntity(),
        kind: 'school',
        patch: { name: named },
        ctx: { pos: 0, ids: [] }
      }
    ])
    problem.value = saved.ok ? undefined : saved.problem
    if (!saved.ok) return
    adding.value = false
    name.value = ''
  }
  return (
    <Section title={words.schools}>
      <RowList>
        {ofKind(entries, 'school').map((school) => (
          <Row key={school.ent} title={textOf(school, 'name')} />
        ))}
      </RowList>
      {problem.value && <ProblemNotice problem={problem.value} />}
      {adding.value ? (
        <form
          class={styles.inline}
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <TextField
            label={words.schoolName}
            maxlength={120}
            value={name.value}
            onInput={(value) => (name.value = value)}
          />
          <Button type="submit">{words.add}</Button>
        </form>
      ) : (
        grp && (
          <Button icon="plus" onClick={() => (adding.value = true)}>
            {words.addSchool}
          </Button>
        )
      )}
    </Section>
  )
}
