import { kinds } from '#kinds/index.ts'
import { seededRandom, systemRandom } from '#lib/random.ts'
import type { Result } from '#lib/result.ts'
import { systemNow } from '#lib/time.ts'
import { createMemoryDisk, createMemoryPort } from '#store/memory-port.ts'
import { openStore } from '#store/open.ts'
import { offerCheckpoint } from '#sync/checkpoint.ts'
import { type SharingDeps, tokenOf } from '#sync/identity.ts'
import { invite } from '#sync/invitations.ts'
import { pullAll } from '#sync/pull.ts'
import { pushAll } from '#sync/push.ts'
import { makeRequest } from '#sync/request.ts'
import type { Session } from '#sync/session.ts'
import { createRegister, startSharing } from '#sync/share.ts'
import { systemTimers } from '#sync/timers.ts'
import { seedChanges, type SeedSize } from '../../../scripts/seed-project.ts'
import { memoryStorage } from '../../kit/store.ts'

/** A project that a lead has worked in for long, on her tablet and at the server. */
export interface LongProject {
  /** notes of the group, all of which a member can read */
  readonly notes: number
  /** lines of the group's channel */
  readonly lines: number
  /** sums the group's channel up, as an idle tablet of hers does; answers ms */
  sumUp(): Promise<number>
  /** a fresh invitation for one member, as the link that is sent */
  inviteMember(): Promise<string>
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the long project could not be made: ${result.problem.code}`)
  return result.value
}

/** Makes it with the app's own modules in this process, and brings all of it to the server at `url`. */
export async function makeLongProject(url: string, size: SeedSize): Promise<LongProject> {
  const opened = await openStore({
    port: createMemoryPort(createMemoryDisk()),
    kinds,
    now: systemNow,
    random: systemRandom,
    journal: memoryStorage()
  })
  const store = must(opened)
  const request = makeRequest({ fetch, origin: url, timers: systemTimers })
  const deps: SharingDeps = { store, request, random: systemRandom, origin: url }
  const session: Session = { store, request, token: () => tokenOf(store) }
  const made = must(
    await store.addBook({
      kind: 'project',
      patch: { title: `Bar models, ${size}` },
      me: { name: 'R. Adair', role: 'lead' }
    })
  )
  const random = seededRandom(20_261_127)
  const newEntity = () => store.newEntity()
  for (const changes of seedChanges({ size, now: systemNow(), random, newEntity, book: made })) {
    must(await store.change(changes))
  }
  must(await startSharing(deps, made.book))
  const pushed = await pushAll(session, createRegister(deps))
  if (pushed.problem) throw new Error(`the long project was not sent: ${pushed.problem.code}`)
  must(await pullAll(session))
  const group = store.books.value
    .flatMap(({ channels }) => channels)
    .find(({ audience }) => audience === 'group')
  if (!group) throw new Error('the long project has no group channel')
  const notes = store
    .entries(made.book)
    .value.filter(({ kind, grp }) => kind === 'observation' && grp === group.grp)
  return {
    notes: notes.length,
    lines: group.pulled,
    async sumUp() {
      const began = performance.now()
      const pause = async () => {}
      const offered = await offerCheckpoint(session, group.grp, { random: systemRandom, pause })
      if (!must(offered)) throw new Error('no checkpoint was taken')
      return performance.now() - began
    },
    async inviteMember() {
      return must(await invite(deps, { book: made.book, role: 'member' })).link
    }
  }
}
