import { useSignal } from '@preact/signals'
import type { Problem } from '#lib/result.ts'
import type { Book, Entry } from '#store/types.ts'
import type { MemberDevice } from '#sync/members.ts'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/confirm-dialog.tsx'
import { Icon } from '#ui/icons.tsx'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { Row, RowList } from '#ui/row.tsx'
import { useApp } from '../shared/app-context.ts'
import { textOf } from '../shared/names.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import type { Words } from './words.ts'

type PeopleProps = {
  people: readonly Entry[]
  book: Book
  devices: readonly MemberDevice[]
  words: Words
  onChanged?: () => void
}

/** Who is in: name, role, school, tablets. A lead may take somebody out; then a new key is made. */
export function People({ people, book, devices, words, onChanged }: PeopleProps) {
  const app = useApp()
  const asked = useSignal<Entry | undefined>(undefined)
  const busy = useSignal(false)
  const problem = useSignal<Problem | undefined>(undefined)
  const byEnt = new Map(app.store.entries(book.book).value.map((entry) => [entry.ent, entry]))
  const lead = book.channels.some(
    (channel) => channel.audience === 'group' && channel.role === 'lead' && channel.registered
  )
  const joined = (person: string) =>
    devices.filter(
      (device) => device.person === person && device.places.some((place) => place.joined)
    )
  const remove = async (person: Entry) => {
    asked.value = undefined
    busy.value = true
    const { removeMember } = await import('#sync/members.ts')
    const removed = await removeMember(app.sharing, { book: book.book, person: person.ent })
    busy.value = false
    problem.value = removed.ok ? undefined : removed.problem
    onChanged?.()
  }
  const role = (person: Entry) => words.roles[textOf(person, 'role') as keyof Words['roles']] ?? ''
  const unproved = devices.some((device) =>
    device.places.some((place) => place.joined && !place.verified)
  )
  return (
    <Section title={words.people}>
      <RowList>
        {people.map((person) => {
          const tablets = joined(person.ent).length
          const detail = [
            role(person),
            textOf(byEnt.get(textOf(person, 'school')), 'name'),
            tablets > 0 ? words.tablets(tablets) : ''
          ]
          const mine = person.ent === book.me
          return (
            <Row
              key={person.ent}
              lead={<Icon name="person" />}
              title={`${textOf(person, 'name') || words.unknown}${mine ? ` (${words.you})` : ''}`}
              detail={detail.filter(Boolean).join(' · ')}
              end={
                lead && !mine && tablets > 0 ? (
                  <Button kind="quiet" busy={busy.value} onClick={() => (asked.value = person)}>
                    {words.remove}
                  </Button>
                ) : undefined
              }
            />
          )
        })}
      </RowList>
      {unproved && <Notice tone="amber">{words.unproved}</Notice>}
      {problem.value && <ProblemNotice problem={problem.value} />}
      <ConfirmDialog
        open={asked.value !== undefined}
        title={words.removeAsk(textOf(asked.value, 'name') || words.unknown)}
        confirm={words.remove}
        cancel={words.keep}
        closeLabel={words.keep}
        kind="danger"
        onConfirm={() => asked.value && void remove(asked.value)}
        onCancel={() => (asked.value = undefined)}
      >
        <p>{words.removeHint}</p>
      </ConfirmDialog>
    </Section>
  )
}
