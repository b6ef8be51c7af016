import { useSignal } from '@preact/signals'
import { useCallback, useEffect } from 'preact/hooks'
import type { Problem } from '#lib/result.ts'
import { msToDay } from '#lib/time.ts'
import type { Book, Role } from '#store/types.ts'
import type { Invited, OpenInvitation } from '#sync/invitations.ts'
import { mySchool } from '#sync/audiences.ts'
import { Button, ButtonLink, ButtonRow } from '#ui/button.tsx'
import { Checkbox } from '#ui/check-list.tsx'
import { ChoiceGroup } from '#ui/choice-group.tsx'
import { Page, Section } from '#ui/page.tsx'
import { PickField } from '#ui/pick-field.tsx'
import { QrCode } from '#ui/qr-code.tsx'
import { Row, RowList } from '#ui/row.tsx'
import { useApp, useWords } from '../shared/app-context.ts'
import { dayWords } from '../shared/day-words.ts'
import { ofKind, textOf } from '../shared/names.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { qrModules } from '../shared/qr.ts'
import { mayBringColleague } from './colleague.ts'
import styles from './group.module.css'
import { words as english, type Words } from './words.ts'

const gaelic = async () => (await import('./words.gd.ts')).wordsGd

const ROLES: readonly Role[] = ['member', 'observer', 'lead', 'adviser']

/** Bring someone in: a link to send, a code to type, a QR code to show. For one person, once. */
export function Invite() {
  const book = useApp().book.value
  return book ? <InviteTo key={book.book} book={book} /> : null
}

function InviteTo({ book }: { book: Book }) {
  const app = useApp()
  const all = useWords(english, gaelic)
  const words = all.bring
  const lead = book.channels.some((one) => one.audience === 'group' && one.role === 'lead')
  const mySchools = !lead && mayBringColleague(app.store, book) ? mySchool(app.store, book) : ''
  const role = useSignal<Role>('member')
  const own = useSignal(!lead)
  const school = useSignal('')
  const busy = useSignal(false)
  const made = useSignal<Invited | undefined>(undefined)
  const problem = useSignal<Problem | undefined>(undefined)
  const asSchool = school.value || mySchools
  const make = async () => {
    busy.value = true
    const { invite } = await import('#sync/invitations.ts')
    const invited = await invite(app.sharing, {
      book: book.book,
      role: role.value,
      ...(asSchool && !own.value ? { school: asSchool } : {}),
      ...(own.value ? { own: true as const } : {})
    })
    busy.value = false
    made.value = invited.ok ? invited.value : undefined
    problem.value = invited.ok ? undefined : invited.problem
  }
  const back = { href: '/group', label: all.back }
  if (made.value) {
    return (
      <Page title={words.title} lead={words.made} back={back}>
        <Made invited={made.value} words={words} onAnother={() => (made.value = undefined)} />
      </Page>
    )
  }
  const schools = ofKind(app.store.entries(book.book).value, 'school')
  return (
    <Page title={words.title} back={back}>
      <div class={styles.form}>
        {lead && (
          <Checkbox
            label={words.own}
            hint={words.ownHint}
            checked={own.value}
            onChange={(checked) => (own.value = checked)}
          />
        )}
        {mySchools && (
          <ChoiceGroup
            legend={words.forWhom}
            layout="column"
            choices={[
              { value: 'own', label: words.own, hint: words.ownHint },
              { value: 'colleague', label: words.colleague, hint: words.colleagueHint }
            ]}
            value={own.value ? 'own' : 'colleague'}
            onChange={(value) => (own.value = value === 'own')}
          />
        )}
        {lead && !own.value && (
          <>
            <ChoiceGroup
              legend={words.who}
              layout="column"
              choices={ROLES.map((value) => ({
                value,
                label: all.roles[value],
                hint: words.hints[value]
              }))}
              value={role.value}
              onChange={(value) => (role.value = value)}
            />
            <PickField
              label={words.school}
              none={words.noSchool}
              picks={schools.map((one) => ({ value: one.ent, label: textOf(one, 'name') }))}
              value={school.value}
              onChange={(value) => (school.value = value)}
            />
          </>
        )}
        {problem.value && <ProblemNotice problem={problem.value} />}
        <ButtonRow>
          <Button kind="filled" live busy={busy.value} onClick={() => void make()}>
            {words.make}
          </Button>
          {lead && !own.value && (
            <ButtonLink live href="/group/without-server">
              {all.hand.short}
            </ButtonLink>
          )}
        </ButtonRow>
      </div>
      <OpenInvitations book={book} words={all} />
    </Page>
  )
}

type MadeProps = { invited: Invited; words: Words['bring']; onAnother: () => void }

function Made({ invited, words, onAnother }: MadeProps) {
  const app = useApp()
  const copied = useSignal<'link' | 'code' | undefined>(undefined)
  const copy = async (what: 'link' | 'code') => {
    try {
      await navigator.clipboard.writeText(invited[what])
      copied.value = what
    } catch {
      // The text stands beside the button and can be selected by hand.
    }
  }
  const canShare = typeof navigator.share === 'function'
  const day = dayWords(msToDay(invited.expires), app.now(), app.settings.language.value)
  return (
    <>
      <p>{words.until(day)}</p>
      <div class={styles.scan}>
        <QrCode modules={qrModules(invited.qrText)} label={words.qr} size={320} />
        <p>{words.qr}</p>
      </div>
      <Section title={words.link}>
        <p class={styles.secret} data-testid="invitation-link">
          {invited.link}
        </p>
        <ButtonRow>
          {canShare && (
            <Button
              kind="filled"
              icon="share"
              onClick={() => void navigator.share({ url: invited.link }).catch(() => undefined)}
            >
              {words.shareLink}
            </Button>
          )}
          <Button icon="copy" onClick={() => void copy('link')}>
            {copied.value === 'link' ? words.copied : words.copyLink}
          </Button>
        </ButtonRow>
      </Section>
      <Section title={words.code} lead={words.codeHint}>
        <p class={styles.letters} data-testid="invitation-code">
          {invited.code}
        </p>
        <Button icon="copy" onClick={() => void copy('code')}>
          {copied.value === 'code' ? words.copied : words.copyCode}
        </Button>
      </Section>
      <Button kind="quiet" icon="plus" onClick={onAnother}>
        {words.another}
      </Button>
    </>
  )
}

function OpenInvitations({ book, words }: { book: Book; words: Words }) {
  const app = useApp()
  const open = useSignal<readonly OpenInvitation[]>([])
  const { sharing } = app
  const load = useCallback(async () => {
    const { openInvitations } = await import('#sync/invitations.ts')
    const listed = await openInvitations(sharing, book.book)
    if (listed.ok) open.value = listed.value
  }, [sharing, book.book, open])
  useEffect(() => void load(), [load])
  const withdraw = async (id: string) => {
    const { voidInvitation } = await import('#sync/invitations.ts')
    await voidInvitation(sharing, id)
    await load()
  }
  if (open.value.length === 0) return null
  return (
    <Section title={words.bring.open}>
      <RowList>
        {open.value.map(({ id, asked, expires, stale }) => (
          <Row
            key={id}
            title={asked.own ? words.bring.ownTablet : words.bring.asRole(words.roles[asked.role])}
            detail={
              stale
                ? words.bring.stale
                : words.bring.until(
                    dayWords(msToDay(expires), app.now(), app.settings.language.value)
                  )
            }
            end={
              <Button kind="quiet" onClick={() => void withdraw(id)}>
                {words.bring.void}
              </Button>
            }
          />
        ))}
      </RowList>
    </Section>
  )
}
