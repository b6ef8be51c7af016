import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Id } from '#lib/id.ts'
import type { Book, Entry, Store } from '#store/types.ts'
import { isOver, recordedIn, type Recording } from '../shared/recordings-in.ts'
import { type Shot, takenIn } from '../shared/shots-in.ts'

/** What After the bell knows of photos and of sound. */
export interface BellMedia {
  /** of this lesson's notes, those that nobody has checked, the oldest first */
  readonly unchecked: ReadonlySignal<readonly Shot[]>
  /** of this lesson's notes, the sound that nobody has written down, the oldest first */
  readonly recordings: ReadonlySignal<readonly Recording[]>
  /** the photo or recording that is being gone through */
  readonly checking: Signal<Id | undefined>
  /** notes of this lesson with a photo that was checked */
  readonly withPhotos: ReadonlySignal<ReadonlySet<Id>>
  /** colleagues of other schools see the photos as well */
  readonly photosToo: Signal<boolean>
}

/** `media`: notes with a photo, checked or not, or with sound, which say more than who and when. */
export function mediaOfBell(
  store: Pick<Store, 'drafts' | 'now'>,
  { book }: Book,
  entries: ReadonlySignal<readonly Entry[]>,
  mine: ReadonlySignal<readonly Entry[]>
): BellMedia & { readonly media: ReadonlySignal<ReadonlySet<Id>> } {
  const taken = computed(() => takenIn(store.drafts(book).value))
  const recorded = computed(() => recordedIn(store.drafts(book).value))
  const withPhotos = computed(() => {
    const checked = entries.value.filter(({ kind, deleted }) => kind === 'photo' && !deleted)
    return new Set(checked.map(({ values }) => String(values['observation'])))
  })
  return {
    media: computed(() => {
      const unchecked = [...taken.value, ...recorded.value]
      return new Set([...withPhotos.value, ...unchecked.map(({ note }) => note)])
    }),
    withPhotos,
    photosToo: signal(false),
    unchecked: computed(() => {
      const here = new Set(mine.value.map(({ ent }) => ent))
      return taken.value.filter(({ note }) => here.has(note))
    }),
    recordings: computed(() => {
      const here = new Set(mine.value.map(({ ent }) => ent))
      return recorded.value.filter(
        (recording) => isOver(recording, store.now()) && here.has(recording.note)
      )
    }),
    checking: signal(undefined)
  }
}
