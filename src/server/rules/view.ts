import type { AnswerOf, endpoints } from '#api/endpoints.ts'
import type { Place, Step } from './step.ts'

type Members = AnswerOf<typeof endpoints.getMembers>
type Keys = AnswerOf<typeof endpoints.getKeys>

/** Everyone of a channel, removed ones too, and the sheets that new keys must be wrapped to. */
export function membersOf({ rows, now }: Step, { channel }: Place): Members {
  const kids = rows.keys.held(channel.no)
  return {
    members: rows.members.of(channel.no).map((member) => ({
      dev: member.dev,
      role: member.role,
      person: member.person,
      pub: member.pub,
      mac: member.mac,
      status: member.status,
      cursor: member.acked,
      contact: member.contact,
      ...(member.pending === null ? {} : { pending: member.pending }),
      ...(member.oldest === null ? {} : { oldest: member.oldest }),
      kids: [...(kids.get(member.device) ?? [])]
    })),
    sheets: rows.sheets.of(channel.no, now).map(({ no, id, dev, role, pub, mac }) => ({
      id,
      dev,
      role,
      pub,
      ...(mac === null ? {} : { mac }),
      kids: rows.sheets.kids(no, channel.no)
    }))
  }
}

/** The caller's wraps; they count as fetched from now on. */
export function keysFor({ rows }: Step, { channel, device }: Place): Keys {
  const wraps = rows.keys.wrapsFor(channel.no, device.no)
  rows.keys.setFetched(channel.no, device.no)
  return { kid: channel.kid, wraps }
}
