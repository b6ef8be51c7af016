import { type Bell, createBell } from '#features/after-the-bell/model.ts'
import { touchChip, touchTag } from '#features/live-lesson/capture.ts'
import { endLesson } from '#features/live-lesson/model.ts'
import { type as typeLive } from '#features/live-lesson/typing.ts'
import { kinds } from '#kinds/index.ts'
import { coded, parts } from '#kinds/parts.ts'
import { seededRandom } from '#lib/random.ts'
import { fail } from '#lib/result.ts'
import { handIn } from '#sync/hand-in.ts'
import { channelToHandIn } from '#sync/make-channel.ts'
import { finishBell, strike } from '#sync/strike.ts'
import { after, MINUTE, pass, room, settle, sit } from './classroom.ts'

/** After the bell of the lesson in the room, over the real hand-in; `random` is for the keys of channels it makes. */
export function ring(): Bell {
  const { store, lesson } = room
  const book = store.books.value.find((each) => each.book === room.book.book) ?? room.book
  const random = seededRandom(room.time % 1000)
  return createBell({
    store,
    now: () => room.time,
    after,
    book,
    lesson,
    sync: {
      handIn: async (id, ents, audience) => {
        if (audience === 'private') return fail('not-allowed')
        const channel = await channelToHandIn({ store, random }, id, audience)
        return channel.ok ? handIn({ store, kinds, parts, coded }, id, ents, audience) : channel
      },
      takeBack: () => Promise.resolve({ ok: true, value: undefined }),
      strike: (id, ents) => strike(store, parts, id, ents),
      finish: (id) => finishBell(store, id)
    }
  })
}

/** Three notes and two bare marks of a lesson that is over. */
export async function teach(): Promise<void> {
  const live = sit(room.lesson)
  touchChip(live, 'A')
  touchTag(live, 'says')
  typeLive(live, 'More than')
  pass(MINUTE)
  touchChip(live, 'B')
  pass(MINUTE)
  touchChip(live, 'A')
  pass(MINUTE)
  touchChip(live, 'C')
  touchTag(live, 'stuck')
  pass(MINUTE)
  touchChip(live, 'class')
  typeLive(live, '19 of 24 have a bar')
  endLesson(live)
  await settle()
  live.dispose()
}
