import { seededRandom } from '#lib/random.ts'
import type { Result } from '#lib/result.ts'
import { createMemoryDisk } from '#store/memory-port.ts'
import type { Id } from '#lib/id.ts'
import { invite } from '#sync/invitations.ts'
import { join, openInvitation } from '#sync/join.ts'
import { pullAll } from '#sync/pull.ts'
import { pushAll } from '#sync/push.ts'
import { refreshMembers } from '#sync/members.ts'
import { createSimClock } from './clock.ts'
import { createSimServer, type ServerImage } from './server.ts'
import { type Picture, takePictures } from './photos.ts'
import { createTablet, type Kept, memoryKept, type Tab, type Tablet } from './tablet.ts'

export const START = 1_795_000_000_000

/** A group that has just come together: what every run begins with, made once by the real modules. */
export interface Prepared {
  readonly book: Id
  readonly group: string
  readonly image: ServerImage
  /** the lead's tablet, two of one member, one of another */
  readonly tablets: readonly {
    readonly name: string
    readonly person: number
    readonly kept: Kept
  }[]
  readonly now: number
  /** pictures that somebody may take, sealed: that happens in another thread and is no step of a run */
  readonly pictures: readonly Picture[]
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

const PEOPLE = [
  { name: 'lead', person: 0 },
  { name: 'ana-1', person: 1 },
  { name: 'ana-2', person: 1 },
  { name: 'ewan', person: 2 }
] as const

/** Nobody is watched, nothing goes wrong. */
export async function prepare(newKept: () => Kept = () => memoryKept(createMemoryDisk())) {
  const clock = createSimClock(START)
  const server = createSimServer({ now: clock.now, random: seededRandom(1) })
  const fetch = async (url: string, init: RequestInit) => server.serve(url, init)
  const tablets = PEOPLE.map(({ name, person }, seed) =>
    createTablet({
      name,
      person,
      seed,
      kept: newKept(),
      clock,
      fetch,
      late: () => {},
      watch: (store) => store
    })
  )
  const tabs = await Promise.all(tablets.map(async (tablet) => value(await tablet.tab(0))))
  const [lead, ana, second, ewan] = tabs
  if (!lead || !ana || !second || !ewan) throw new Error('four tablets')
  const { book } = value(
    await lead.store.addBook({
      kind: 'project',
      patch: { title: 'Talk in maths', step: '1' },
      me: { name: 'Mairi', role: 'lead' }
    })
  )
  await bringIn(clock.pass, lead, ana, { book, role: 'member' }, { name: 'Ana' })
  await bringIn(clock.pass, ana, second, { book, role: 'member', own: true })
  await bringIn(clock.pass, lead, ewan, { book, role: 'member' }, { name: 'Ewan' })
  for (let round = 0; round < 3; round++) for (const tab of tabs) await meet(tab, book, clock.now)
  const group = lead.store.books.value[0]?.channels.find(({ audience }) => audience === 'group')
  for (const tablet of tablets) tablet.kill()
  const image = server.image()
  server.close()
  return {
    book,
    group: group?.grp ?? '',
    image,
    now: clock.now(),
    pictures: await takePictures(),
    tablets: tablets.map(({ name, person, kept }: Tablet) => ({ name, person, kept }))
  } satisfies Prepared
}

/** One tablet lets another in and both meet the server. */
async function bringIn(
  pass: (ms: number) => void,
  by: Tab,
  joiner: Tab,
  asked: Parameters<typeof invite>[1],
  me?: { name: string }
): Promise<void> {
  pass(1000)
  const invited = value(await invite(by.deps, asked))
  const opened = value(await openInvitation(joiner.deps, invited.link))
  value(await join(joiner.deps, opened, me))
}

async function meet(tab: Tab, book: Id, now: () => number): Promise<void> {
  const { problem } = await pushAll(tab.session, tab.register)
  if (problem) throw new Error(problem.code)
  value(await pullAll(tab.session, now))
  value(await refreshMembers(tab.deps, book))
}
