import type { WireReceipt } from '#api/endpoints.ts'
import { hashText } from '#lib/hash.ts'
import {
  aControl,
  aGroup,
  aLine,
  aMember,
  aTablet,
  call,
  onlyReceipt,
  pull,
  push,
  readAll,
  restoreNumber,
  type Send,
  type Tablet
} from './kit.ts'

/** A server whose disk can be filled and emptied while it runs. */
export interface Cramped {
  readonly send: Send
  /** from now on the disk has next to no room left */
  fill(): void
  makeRoom(): void
}

export interface FullDiskResult {
  readonly acknowledged: number
  /** pushes that were told there is no room */
  readonly refused: number
  /** every broken promise in a sentence; none is what is hoped for */
  readonly broken: readonly string[]
}

/** What runs a command with no file longer than so many KB: every user may, and no disk has to be filled. */
export const withShortFiles = (kilobytes: number): readonly string[] => [
  ...['sh', '-c', `ulimit -f ${kilobytes * 2}; exec "$@"`, 'sh']
]

interface Line {
  readonly tablet: Tablet
  readonly line: string
}

/** Several tablets and one channel on a server that runs out of room, with everything that was promised to them. */
export async function startFullDisk(cramped: Cramped, tablets = 4) {
  let send = cramped.send
  const lead = aTablet()
  const grp = await aGroup(send, lead)
  const all = [lead]
  while (all.length < tablets) all.push(await aMember(send, lead, grp))
  const restore = await restoreNumber(send)
  const receipts = new Map<string, WireReceipt>()
  const broken: string[] = []
  const owed: Line[] = []
  let refused = 0

  const offer = async ({ tablet, line }: Line): Promise<boolean> => {
    const reply = await push(send, tablet, grp, [line], { restore })
    if (reply.status === 200) {
      receipts.set(hashText(line), onlyReceipt(reply))
      return true
    }
    refused += 1
    if (reply.status !== 507 || reply.problem.code !== 'store-full') {
      broken.push(`a push was answered ${reply.status} ${reply.problem.code}`)
    }
    owed.push({ tablet, line })
    return false
  }
  /** pushes lines of `bytes` until every tablet is told that there is no room */
  const pushUntilRefused = (bytes: number, most = 100_000) =>
    Promise.all(
      all.map(async (tablet) => {
        for (let sent = 0; sent < most; sent++) {
          if (!(await offer({ tablet, line: aLine(tablet, grp, { bytes }) }))) return
        }
        broken.push(`${most} lines found room on a full disk`)
      })
    )
  const look = async (when: string) => {
    const lines = await readAll(send, lead, grp)
    const hashes = new Map(lines.map(({ bh, pos }) => [bh, pos]))
    for (const [bh, { pos }] of receipts) {
      if (hashes.get(bh) !== pos) broken.push(`${when}: acknowledged ${bh} is not at ${pos}`)
    }
    const others = [
      (await call(send, 'health')).status,
      (await call(send, 'getMembers', { params: { grp }, token: lead.token })).status,
      (await pull(send, lead, [{ grp, pos: 0 }], { restore, report: { pending: 3 } })).status
    ]
    if (others.some((status) => status !== 200)) broken.push(`${when}: reads answered ${others}`)
  }
  return {
    lead,
    grp,
    pushUntilRefused,
    /** everything acknowledged is there at its position, and everybody may read */
    look,
    /** one line of the lead's; answers whether it was taken */
    pushOne: (facts: Parameters<typeof aLine>[2] = {}) =>
      offer({ tablet: lead, line: aLine(lead, grp, facts) }),
    /** blanks an entity, after which the server empties its log of pages; answers whether it was taken */
    async erase(ent: string): Promise<boolean> {
      const said = { ents: [ent], why: 'erasure' }
      const body = { ents: said.ents, line: aControl(lead, grp, 'erase', said) }
      const reply = await call(send, 'postErase', { params: { grp }, token: lead.token, body })
      return reply.status === 200
    },
    /** goes on with another process on the same folder */
    moveTo(other: Send) {
      send = other
    },
    /** pushes what was refused again, as a tablet's outbox does; all of it must be taken now */
    async pushOwed() {
      for (const each of owed.splice(0)) {
        if (!(await offer(each))) broken.push('a push was refused although there is room')
      }
    },
    result: (): FullDiskResult => ({ acknowledged: receipts.size, refused, broken })
  }
}

/** The disk fills while all push, and gets room again; afterwards all that was ever offered is there. */
export async function runFullDisk(cramped: Cramped): Promise<FullDiskResult> {
  const play = await startFullDisk(cramped)
  for (const bytes of [200, 3000]) {
    await play.pushOne()
    cramped.fill()
    await play.pushUntilRefused(bytes)
    await play.look('while it is full')
    cramped.makeRoom()
    await play.pushOwed()
    await play.look('with room again')
  }
  return play.result()
}
